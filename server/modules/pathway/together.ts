import { z } from 'zod'
import { readContentFolder, understand } from '../../platform/content-file.ts'
import { bilingualShape, codeShape, withoutUndefined } from '../../platform/content-shapes.ts'
import { conditionShape, factShape } from './document.ts'
import { families } from './domain/family.ts'
import type { SharedPause, SharedStop, Together } from './domain/plan/together.ts'
import { withdrawReasons } from './domain/programme.ts'

/** Where it lies how pathways of one citizen run together. */
const folder = 'programmes/together'

const family = z.enum(families)

const pause = z
  .strictObject({
    families: z.array(family).min(1),
    from: factShape,
    until: factShape,
    sparesDuties: z.literal(true).optional(),
    text: bilingualShape,
  })
  .transform((written) => withoutUndefined(written) as SharedPause)

const stop = z
  .strictObject({
    families: z.array(family).min(1),
    reason: z.enum(withdrawReasons),
    when: conditionShape,
    services: z.array(codeShape).min(1).optional(),
    text: bilingualShape,
  })
  .transform((written) => withoutUndefined(written) as SharedStop)

const togetherShape: z.ZodType<Together> = z
  .strictObject({
    together: z.literal('pathways'),
    version: z.int().min(1),
    families: z.record(codeShape, family),
    starts: z.partialRecord(family, z.array(family).min(1)),
    pauses: z.array(pause),
    stops: z.array(stop),
    /** Every family once: whose coordinator goes first must never be by chance. */
    coordinators: z
      .array(family)
      .refine((list) => new Set(list).size === families.length && list.length === families.length, {
        error: 'name every family once',
      }),
  })
  .transform(({ together: _, ...rest }) => rest)

let read: Promise<Together> | undefined

/** How pathways of one citizen run together, by the latest version. Read once: the files change with the program only. */
export function togetherRules(): Promise<Together> {
  read ??= readTogetherRules()
  return read
}

async function readTogetherRules(): Promise<Together> {
  const versions = (await readContentFolder(folder)).map((file) => understand(file, togetherShape).value)
  const latest = versions.toSorted((one, other) => one.version - other.version).at(-1)
  if (latest === undefined) throw new Error(`content/${folder} is empty`)
  return latest
}
