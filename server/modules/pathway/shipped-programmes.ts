import type { Known } from './domain/check-programme.ts'
import type { Programme } from './domain/programme.ts'
import { understandProgrammes } from './understand-programme.ts'
import { readProgrammeFiles } from './use-cases/publish-programmes.ts'

const files = await readProgrammeFiles()

/** Services as the programmes name them, for tests that need no database: somebody has each. */
const services: Known['services'] = new Map(
  files
    .flatMap(({ text }) => [...text.matchAll(/(?:service|to): ([a-z0-9-]+)/g)].map((one) => one[1] ?? ''))
    .map((code) => [code, { role: 'stay-unit', answerWithin: { amount: 4, unit: 'hour' } }]),
)

/** Every programme of the house, as its files say, for tests without a database. */
export const shippedProgrammes: readonly Programme[] = understandProgrammes(files, { services }).map(
  ({ programme }) => programme,
)

export function shippedProgramme(code: string, version: number): Programme {
  const programme = shippedProgrammes.find((one) => one.code === code && one.version === version)
  if (programme === undefined) throw new Error(`no ${code} version ${version}`)
  return programme
}
