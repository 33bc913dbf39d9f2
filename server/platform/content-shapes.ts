import { z } from 'zod'
import type { Bilingual } from '../../kernel/bilingual.ts'
import { parseDanishDate } from '../../kernel/danish-calendar.ts'
import type { TimeLimit } from '../../kernel/deadline.ts'
import type { DanishDate } from '../../kernel/instant.ts'

/** Shapes that content files of several modules share. */

export const dateShape = z
  .string()
  .refine((text) => parseDanishDate(text) !== undefined, { error: 'a date is written 2026-03-01' })
  .transform((text) => text as DanishDate)

export const bilingualShape: z.ZodType<Bilingual> = z.strictObject({
  da: z.string().min(1),
  en: z.string().min(1),
})

export const codeShape = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'a code is small letters, digits and hyphens' })

/** The parts of a time limit, for objects that have more beside it. */
export const timeLimitParts = {
  amount: z.int().min(0),
  unit: z.enum(['minute', 'hour', 'day', 'workday', 'week', 'month', 'year']),
  at: z
    .templateLiteral([z.number(), ':', z.number()])
    .refine((time) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time), { error: "a clock time is written '12:00'" })
    .optional(),
}

export const timeLimitShape: z.ZodType<TimeLimit> = z
  .strictObject(timeLimitParts)
  .refine(({ unit, at }) => at === undefined || (unit !== 'minute' && unit !== 'hour'), {
    error: 'a clock time needs days, not minutes or hours',
  })
  .transform(({ amount, unit, at }) => ({ amount, unit, ...(at !== undefined && { at }) }))

/** The acts that content may rest on. */
export const legalActs = ['SUL', 'SEL', 'ÆL', 'RSL', 'FVL', 'DBL', 'AUT', 'PSYL', 'GDPR'] as const

export const legalReferenceShape = z.strictObject({
  act: z.enum(legalActs),
  section: z.string().min(1),
  confidence: z.enum(['certain', 'to-verify']),
})

/** Drops the keys whose value is undefined: absent and undefined are two things to the compiler. */
export function withoutUndefined<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Value
}
