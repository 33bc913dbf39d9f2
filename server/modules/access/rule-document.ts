import { z } from 'zod'
import { accessActions, accessPurposes, dataKinds } from '../../../kernel/access-words.ts'
import { parseDanishDate } from '../../../kernel/danish-calendar.ts'
import type { DanishDate } from '../../../kernel/instant.ts'
import type { Level } from './domain/decision.ts'
import { professions, works } from './domain/job.ts'
import { relationKinds, workplaces } from './domain/vocabulary.ts'

const yes = z.enum(['yes', 'no']).transform((word) => word === 'yes')
const on = z.enum(['on', 'off']).transform((word) => word === 'on')
const text = z.string().trim().min(1)
const bilingual = z.strictObject({ da: text, en: text })
const date = z
  .string()
  .refine((day) => parseDanishDate(day) !== undefined, 'must be a day such as 2026-06-01')
  .transform((day) => day as DanishDate)
const level = z
  .int()
  .min(0)
  .max(4)
  .transform((number) => number as Level)
const relationShape = z.strictObject({ open: level, ended: level, da: text, en: text })
const words = <const Word extends readonly string[]>(known: Word) => z.array(z.enum(known)).min(1)

/** What the rules are measured with: `content/access/evidence.yaml`. */
export const evidenceShape = z.strictObject({
  relations: z.record(z.enum(relationKinds), relationShape),
  days_after_end: z.int().min(0),
  declared_days: z.int().min(0),
  reason_length: z.int().min(1),
  in_any_role: words(relationKinds),
  blocks: z.strictObject({
    current_data: z.array(z.enum(dataKinds)),
    sourceless_data: z.array(z.enum(dataKinds)),
    alert_data: z.array(z.enum(dataKinds)),
    alert_objects: z.array(z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'is written in kebab-case')),
  }),
})

export type EvidenceFile = z.output<typeof evidenceShape>

/** What each function does as the law sees it: `content/access/functions.yaml`. */
export const functionsShape = z.strictObject({
  functions: z.record(
    z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'is written in kebab-case'),
    z.strictObject({
      work: z.enum(works),
      profession: z.enum(professions).optional(),
      reach: z.enum(['room', 'party-room']).default('room'),
      da: text,
      en: text,
    }),
  ),
})

export type FunctionsFile = z.output<typeof functionsShape>

const law = z.strictObject({
  act: z.enum(['SUL', 'SEL', 'ÆL', 'RSL', 'FVL', 'DBL', 'AUT', 'PSYL', 'CPR', 'FNL', 'GDPR']),
  section: text,
})

/** The name of a set at the head of the file, or the words themselves. */
const named = <const Word extends readonly string[]>(known: Word) => z.union([text, words(known)])

const ruleShape = z.strictObject({
  id: z.string().regex(/^[PDS]\d{2}$/, 'is a letter and two digits, such as P01'),
  part: text.nullable().default(null),
  title: bilingual,
  says: z.enum(['permits', 'denies']),
  /** Where in the order of asking, when it follows from neither permits nor denies. */
  stage: z.enum(['exemption', 'block', 'override', 'default']).optional(),
  who: z.strictObject({
    actor: z
      .enum(['professional', 'service', 'at-work', 'citizen', 'system', 'anyone'])
      .default('professional'),
    work: words(works).optional(),
    profession: words(professions).optional(),
    functions: z.array(text).min(1).optional(),
    except_functions: z.array(text).min(1).optional(),
    at: words(workplaces).optional(),
  }),
  data: named(dataKinds),
  for: z.union([z.literal('any'), words(accessPurposes)]),
  flow: z.enum(['pull', 'push', 'both']),
  actions: words(accessActions).optional(),
  /** Read word by word, so that a fault names the word. */
  conditions: z.array(z.unknown()),
  law: z.array(law).min(1, 'a rule has a legal basis'),
  valid_from: date.optional(),
  valid_to: date.nullable().default(null),
  preset: text.nullable().default(null),
  confidence: z.enum(['certain', 'to-verify']),
  verify: z.strictObject({ what: bilingual, switch: bilingual }).nullable().default(null),
  note: bilingual.nullable().default(null),
  blockable: yes.optional(),
  liftable: yes.default(false),
  text: bilingual,
})
export type WrittenRule = z.output<typeof ruleShape>

/** The rules: `content/access/rules.yaml`. */
export const rulesShape = z.strictObject({
  read_on: date,
  in_force_from: date,
  presets: z.record(text, on),
  sets: z.record(text, words(dataKinds)),
  rules: z.array(ruleShape).min(1),
})
export type RulesFile = z.output<typeof rulesShape>
