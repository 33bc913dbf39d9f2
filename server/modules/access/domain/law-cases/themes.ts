import { citizens } from './citizens.ts'
import { control } from './control.ts'
import { denials } from './denials.ts'
import { disclosure } from './disclosure.ts'
import type { LawCase } from './law-case.ts'
import { municipality } from './municipality.ts'
import { treatment } from './treatment.ts'

export const themes: Readonly<Record<string, readonly LawCase[]>> = {
  treatment,
  municipality,
  disclosure,
  citizens,
  control,
  denials,
}

export const allCases: readonly LawCase[] = Object.values(themes).flat()
