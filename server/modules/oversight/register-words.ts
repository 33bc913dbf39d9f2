import { z } from 'zod'
import { accessPurposes, dataKinds } from '../../../kernel/access-words.ts'
import { readContentFolder, understand } from '../../platform/content-file.ts'
import { bilingualShape, codeShape } from '../../platform/content-shapes.ts'
import type { RegisterWords } from './domain/article-30.ts'

const named = z.record(codeShape, bilingualShape)
const grounds = ['care', 'authority', 'control', 'own', 'general'] as const

const registerFile = z.strictObject({
  read_on: z.iso.date(),
  deletion: bilingualShape,
  transfers: bilingualShape,
  processor: bilingualShape,
  security: z.array(bilingualShape).min(1),
  workplaces_of: z.record(codeShape, z.array(codeShape).min(1)),
  grounds: z.record(z.enum(grounds), z.array(z.string().min(1)).min(1)),
  purposes: z.record(
    z.enum(accessPurposes),
    z.strictObject({ ground: z.enum(grounds), da: z.string().min(1), en: z.string().min(1) }),
  ),
  for_any_purpose: z.record(z.string().regex(/^[PDS]\d{2}$/), z.enum(accessPurposes)),
  data: z.record(z.enum(dataKinds), bilingualShape),
  people: z.strictObject({ citizen: bilingualShape, relatives: bilingualShape, staff: bilingualShape }),
  workplaces: named,
  actors: named,
})

/** Reads `content/oversight/register.yaml`. Throws ContentError naming line and rule of every fault. */
export async function readRegisterWords(): Promise<RegisterWords> {
  const file = (await readContentFolder('oversight')).find(({ name }) => name.endsWith('/register.yaml'))
  if (file === undefined) throw new Error('content/oversight/register.yaml is missing')
  const { value } = understand(file, registerFile)
  const {
    workplaces_of: workplacesOf,
    for_any_purpose: forAnyPurpose,
    read_on: _,
    grounds: byGround,
    purposes,
    ...words
  } = value
  return {
    ...words,
    workplacesOf,
    forAnyPurpose,
    purposes: new Map(
      Object.entries(purposes).map(([purpose, { ground, da, en }]) => [
        purpose,
        { name: { da, en }, grounds: byGround[ground] },
      ]),
    ),
  }
}

let read: Promise<RegisterWords> | undefined

/** The words, read once for the life of the program. */
export function registerWords(): Promise<RegisterWords> {
  read ??= readRegisterWords()
  return read
}
