import { z } from 'zod'
import type { Bilingual } from '../../../kernel/bilingual.ts'
import { readContentFolder, understand } from '../../platform/content-file.ts'
import { bilingualShape } from '../../platform/content-shapes.ts'

const codesShape = z.strictObject({
  source: z.string().min(1),
  observations: z
    .array(
      z
        .strictObject({
          code: z.string().regex(/^[A-Z]{3}\d{5}$/, { error: 'a code is three letters and five digits' }),
          system: z.enum(['npu', 'mcs']),
          da: z.string().min(1),
          en: z.string().min(1),
          long: z.string().min(1),
          unit: z.string().optional(),
          group: z.enum(['vital', 'blood', 'urine']),
          min: z.number().optional(),
          max: z.number().optional(),
          decimals: z.int().min(0).max(4).default(0),
          choices: z.array(z.string().min(1).max(12)).default([]),
          help: bilingualShape.optional(),
        })
        .refine(({ choices, min, max }) => choices.length > 0 || (min !== undefined && max !== undefined), {
          error: 'write choices, or min and max',
        }),
    )
    .min(1),
})

/** Something a municipal team can measure. */
export interface ObservationCode {
  readonly code: string
  readonly system: 'npu' | 'mcs'
  readonly name: Bilingual
  /** The long name of NPU or MCS, as it is sent. */
  readonly longName: string
  readonly unit: string | null
  readonly group: 'vital' | 'blood' | 'urine'
  /** What can be typed: inside it a value is possible, not necessarily well. Null where there are choices. */
  readonly min: number | null
  readonly max: number | null
  readonly decimals: number
  readonly choices: readonly string[]
  readonly help: Bilingual | null
}

let loaded: Promise<ReadonlyMap<string, ObservationCode>> | undefined

/** The codes of `content/observations/codes.yaml`, in its order. Throws ContentError with the line of every fault. */
export function observationCodes(): Promise<ReadonlyMap<string, ObservationCode>> {
  loaded ??= readCodes()
  return loaded
}

async function readCodes(): Promise<ReadonlyMap<string, ObservationCode>> {
  const files = await readContentFolder('observations')
  return new Map(
    files.flatMap((file) =>
      understand(file, codesShape).value.observations.map(
        ({ da, en, long, unit, min, max, help, ...rest }) => [
          rest.code,
          {
            ...rest,
            name: { da, en },
            longName: long,
            unit: unit ?? null,
            min: min ?? null,
            max: max ?? null,
            help: help ?? null,
          },
        ],
      ),
    ),
  )
}
