import { z } from 'zod'
import type { TimeLimit } from '../../../kernel/deadline.ts'
import type { DanishDate } from '../../../kernel/instant.ts'
import type { Agreement, Party, Rule } from './domain/agreement.ts'
import { isDate } from './domain/check-book.ts'
import { parseRole, type Role, roleTexts } from './domain/role.ts'
import {
  acceptances,
  answerWithinByPriority,
  type Catalogue,
  priorities,
  serviceKinds,
} from './domain/service.ts'

/** What content files of this module look like, and how they become what the domain speaks of. */

export const date = z
  .string()
  .refine(isDate, { error: 'a date is written 2026-03-01' })
  .transform((text) => text as DanishDate)

export const bilingual = z.strictObject({ da: z.string().min(1), en: z.string().min(1) })

const code = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'a code is small letters, digits and hyphens' })
const municipalityCode = z
  .string()
  .regex(/^\d{4}$/, { error: "a municipality code is four digits in quotes, '0561'" })

export const timeLimit: z.ZodType<TimeLimit> = z
  .strictObject({
    amount: z.int().min(0),
    unit: z.enum(['minute', 'hour', 'day', 'workday', 'week', 'month', 'year']),
    at: z
      .templateLiteral([z.number(), ':', z.number()])
      .refine((time) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time), { error: "a clock time is written '12:00'" })
      .optional(),
  })
  .refine(({ unit, at }) => at === undefined || (unit !== 'minute' && unit !== 'hour'), {
    error: 'a clock time needs days, not minutes or hours',
  })
  .transform(withoutUndefined) as z.ZodType<TimeLimit>

export const role = z
  .string()
  .refine((text) => parseRole(text) !== undefined, { error: `a role is one of: ${roleTexts.join(', ')}` })
  .transform((text) => parseRole(text) as Role)

export const legalReference = z.strictObject({
  act: z.enum(['SUL', 'SEL', 'ÆL', 'RSL', 'FVL', 'DBL', 'AUT', 'PSYL', 'GDPR']),
  section: z.string().min(1),
  confidence: z.enum(['certain', 'to-verify']),
})

/** Drops the keys whose value is undefined: absent and undefined are two things to the compiler. */
function withoutUndefined<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Value
}

export const catalogueShape = z
  .strictObject({
    catalogue: code,
    version: z.int().min(1),
    validFrom: date,
    services: z
      .array(
        z.strictObject({
          code,
          name: bilingual,
          kind: z.enum(serviceKinds),
          responsible: role,
          legal: z.array(legalReference).default([]),
          acceptance: z.enum(acceptances).default('on-answer'),
          priority: z.enum(priorities),
          answerWithin: timeLimit.optional(),
        }),
      )
      .min(1),
  })
  .transform(
    ({ catalogue, services, ...rest }): Catalogue => ({
      id: catalogue,
      ...rest,
      services: services.map(({ answerWithin, ...service }) => ({
        ...service,
        answerWithin: answerWithin ?? answerWithinByPriority[service.priority],
      })),
    }),
  )

export const agreementShape = z
  .strictObject({
    agreement: code,
    version: z.int().min(1),
    community: code,
    name: bilingual,
    validFrom: date,
    validTo: date,
    parties: z
      .array(
        z.strictObject({
          kind: z.enum(['municipality', 'region', 'general-practice']),
          municipality: municipalityCode.optional(),
          name: z.string().min(1),
          ratified: date.optional(),
        }),
      )
      .min(1),
    clauses: z
      .array(
        z.strictObject({
          number: z.string().regex(/^\d+(\.\d+)*$/),
          da: z.string().min(1),
          en: z.string().min(1),
        }),
      )
      .min(1),
    rules: z.array(
      z.strictObject({
        service: code,
        municipalities: z.array(municipalityCode).min(1).optional(),
        who: role,
        acceptance: z.enum(acceptances).optional(),
        answerWithin: timeLimit.optional(),
        doneWithin: timeLimit.optional(),
        clause: z.string(),
        decision: z
          .string()
          .regex(/^\d{4}-\d+$/, { error: 'a decision is written 2026-14' })
          .optional(),
        from: date.optional(),
        to: date.optional(),
      }),
    ),
  })
  .transform(
    ({ agreement, community, parties, clauses, rules, ...rest }): Agreement => ({
      id: agreement,
      communityId: community,
      ...rest,
      parties: parties.map(
        ({ municipality, ratified, ...party }) =>
          withoutUndefined({ ...party, municipalityCode: municipality, ratifiedOn: ratified }) as Party,
      ),
      clauses: clauses.map(({ number, da, en }) => ({ number, text: { da, en } })),
      rules: rules.map(
        ({ service, who, ...rule }) => withoutUndefined({ ...rule, serviceCode: service, role: who }) as Rule,
      ),
    }),
  )
