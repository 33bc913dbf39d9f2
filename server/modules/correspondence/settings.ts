import { z } from 'zod'
import { type ContentFile, readContentFolder, understand } from '../../platform/content-file.ts'
import type { AnswerTime } from './domain/answer-due.ts'
import type { Category } from './domain/category.ts'

const text = z.string().min(1)
const settingsShape = z.strictObject({
  categories: z.strictObject({
    source: text,
    list: z
      .array(
        z.strictObject({
          code: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
          da: text,
          en: text,
          kind: z.enum(['REC', 'PSY', 'SOC']),
        }),
      )
      .min(1),
  }),
  answers: z
    .array(
      z.strictObject({
        rooms: z.array(text),
        unitKinds: z.array(text).default([]),
        within: z.strictObject({
          amount: z.int().min(0),
          unit: z.enum(['minute', 'hour', 'day', 'workday', 'week']),
          at: clockTime().optional(),
        }),
        readUntil: clockTime().optional(),
        mark: z.enum(['N', 'R', 'L']),
        source: z.strictObject({ da: text, en: text }),
      }),
    )
    .min(1)
    .refine((all) => all.at(-1)?.rooms.length === 0, 'the last must speak of all places'),
  attachments: z.strictObject({
    largestFileMb: z.number().positive().max(25),
    largestLetterMb: z.number().positive().max(70),
    largestPictureMegapixels: z.number().positive().max(400),
  }),
})

function clockTime() {
  return z.custom<`${number}:${number}`>(
    (value) => typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value),
    'must be a time such as 14:30',
  )
}

/** What a nation or a community decides about correspondence. */
export interface CorrespondenceSettings {
  readonly categories: readonly Category[]
  readonly answers: readonly AnswerTime[]
  readonly attachments: {
    /** Bytes. */
    readonly largestFile: number
    readonly largestLetter: number
    /** Points of a picture. */
    readonly largestPicture: number
  }
}

let loaded: Promise<CorrespondenceSettings> | undefined

/** `content/correspondence/settings.yaml`. Throws ContentError with the line of every fault. */
export function correspondenceSettings(): Promise<CorrespondenceSettings> {
  loaded ??= readSettings()
  return loaded
}

async function readSettings(): Promise<CorrespondenceSettings> {
  const [file] = await readContentFolder('correspondence')
  if (file === undefined) throw new Error('content/correspondence/settings.yaml is missing')
  return understandSettings(file)
}

/** Reads the file: categories with their kinds, times of answers, and bounds of attachments. */
export function understandSettings(file: ContentFile): CorrespondenceSettings {
  const { categories, answers, attachments } = understand(file, settingsShape).value
  const megabyte = 1024 * 1024
  return {
    categories: categories.list.map(({ code, da, en, kind }) => ({ code, name: { da, en }, kind })),
    answers: answers.map(({ within: { at, ...limit }, readUntil, rooms, unitKinds, source }) => ({
      rooms,
      unitKinds,
      within: { ...limit, ...(at !== undefined && { at }) },
      readUntil: readUntil ?? null,
      source,
    })),
    attachments: {
      largestFile: attachments.largestFileMb * megabyte,
      largestLetter: attachments.largestLetterMb * megabyte,
      largestPicture: attachments.largestPictureMegapixels * 1_000_000,
    },
  }
}
