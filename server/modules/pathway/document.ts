import { z } from 'zod'
import type { DanishDate } from '../../../kernel/instant.ts'
import {
  bilingualShape,
  codeShape,
  dateShape,
  legalReferenceShape,
  timeLimitParts,
  timeLimitShape,
  withoutUndefined,
} from '../../platform/content-shapes.ts'
import { type FactKind, factKinds, isFactKind } from './domain/fact.ts'
import { families } from './domain/family.ts'
import {
  type IndicatorId,
  indicatorIds,
  type ParticipantCode,
  participantCodes,
} from './domain/participant.ts'
import {
  type Anchor,
  type Condition,
  type Due,
  type Exception,
  type FactCondition,
  type Pause,
  type Programme,
  type Step,
  type Takeover,
  withdrawReasons,
} from './domain/programme.ts'

/** What a programme file looks like, and how it becomes what the domain speaks of. */

const stepId = z.string().regex(/^[A-Z]+\d+[a-z]?$/, { error: 'a step is written A13' })

/** A word of a closed list; another is refused by the rule named. */
function oneOf<Word extends string>(
  isKnown: (text: string) => boolean,
  rule: string,
  say: (text: string) => string,
): z.ZodType<Word> {
  return z.string().superRefine((text, context) => {
    if (!isKnown(text)) context.addIssue({ code: 'custom', message: say(text), params: { rule } })
  }) as unknown as z.ZodType<Word>
}

const factKind = oneOf<FactKind>(isFactKind, 'fact-unknown', (text) => `nobody tells the fact ${text}`)

const participant = oneOf<ParticipantCode>(
  (text) => (participantCodes as readonly string[]).includes(text),
  'participant-unknown',
  (text) => `there is no participant ${text}; they are ${participantCodes.join(', ')}`,
)

const indicator = oneOf<IndicatorId>(
  (text) => (indicatorIds as readonly string[]).includes(text),
  'indicator-unknown',
  (text) => `there is no indicator ${text}`,
)

const formUse = z
  .strictObject({ code: codeShape, version: z.int().min(1).optional() })
  .transform(({ code, version }, context) => {
    if (version !== undefined) return { code, version }
    context.addIssue({
      code: 'custom',
      message: `the form ${code} has many versions; say which`,
      params: { rule: 'form-without-version' },
    })
    return z.NEVER
  })

/** `stay-ended`, `discharge-expected.on` or `A7.done`. */
const anchor: z.ZodType<Anchor> = z.string().transform((text, context): Anchor => {
  const [head = '', field, ...more] = text.split('.')
  if (more.length === 0 && field === 'done' && stepId.safeParse(head).success) return { doneStep: head }
  if (more.length === 0 && isFactKind(head)) return { kind: head, ...(field !== undefined && { field }) }
  context.addIssue({
    code: 'custom',
    message: `${text} is no fact to count from; write ${Object.keys(factKinds)[0]}, discharge-expected.on or A7.done`,
    params: { rule: 'fact-unknown' },
  })
  return z.NEVER
})

const where = z.record(z.string(), z.union([z.string(), z.boolean()]))

const fact = z
  .strictObject({
    fact: factKind,
    where: where.optional(),
    ofAnotherStay: z.literal(true).optional(),
    inTimeFor: stepId.optional(),
    by: z.string().optional(),
    within: z
      .strictObject({ ...timeLimitParts, after: anchor })
      .transform(withoutUndefined)
      .optional(),
  })
  .transform(withoutUndefined)

/** The kind of condition shows in its first word, so that a fault is told where it is and not as "none of these six". */
const forms: Readonly<Record<string, z.ZodType>> = {
  all: z.strictObject({ all: z.lazy(() => z.array(condition).min(1)) }),
  any: z.strictObject({ any: z.lazy(() => z.array(condition).min(1)) }),
  not: z.strictObject({ not: z.lazy(() => condition) }),
  done: z.strictObject({ done: stepId }),
  passed: z.strictObject({ passed: stepId }),
  elapsed: z.strictObject({ elapsed: timeLimitShape, since: anchor }),
  fact,
}

const condition: z.ZodType<Condition> = z.looseObject({}).transform((written, context) => {
  const form = Object.entries(forms).find(([word]) => word in written)?.[1]
  if (form === undefined) {
    context.addIssue({
      code: 'custom',
      message: `a condition begins with one of: ${Object.keys(forms).join(', ')}`,
    })
    return z.NEVER
  }
  const read = form.safeParse(written)
  if (read.success) return read.data as Condition
  for (const issue of read.error.issues) context.issues.push({ ...issue, input: written } as never)
  return z.NEVER
})

const due = z
  .strictObject({ anchor, ...timeLimitParts })
  .transform((written) => withoutUndefined(written) as Due)

const reason = z.enum(withdrawReasons)

const step = z
  .strictObject({
    id: stepId,
    title: bilingualShape,
    service: codeShape,
    opens: condition,
    due: due.optional(),
    closes: condition.optional(),
    cancelled: z.array(z.strictObject({ when: condition, reason })).default([]),
    again: factKind.optional(),
    handoff: z
      .strictObject({ to: codeShape, answerWithin: timeLimitShape.optional() })
      .transform(withoutUndefined)
      .optional(),
    who: participant.optional(),
    participants: z.array(participant).min(1).optional(),
    help: bilingualShape.optional(),
    plain: bilingualShape.optional(),
    form: formUse.optional(),
    input: bilingualShape.optional(),
    output: bilingualShape.optional(),
    needsConsent: z.literal(true).optional(),
    legal: z.array(legalReferenceShape).default([]),
    confidence: z.enum(['certain', 'to-verify']),
  })
  .transform((written) => withoutUndefined(written) as Step)

const exception: z.ZodType<Exception> = z
  .strictObject({
    reason,
    when: condition,
    steps: z.array(stepId).min(1).optional(),
    except: z.array(stepId).min(1).optional(),
    onlyConsent: z.literal(true).optional(),
    text: bilingualShape.optional(),
  })
  .transform((written) => withoutUndefined(written) as Exception)

const takeover: z.ZodType<Takeover> = z
  .strictObject({
    reason,
    after: factKind,
    who: z.array(participant).min(1),
    text: bilingualShape.optional(),
  })
  .transform((written) => withoutUndefined(written) as Takeover)

const pause: z.ZodType<Pause> = z
  .strictObject({
    from: fact,
    until: fact,
    steps: z.array(stepId).min(1).optional(),
    text: bilingualShape.optional(),
  })
  .transform((written) => withoutUndefined(written) as Pause)

const coordinator = z
  .strictObject({ when: condition.optional(), who: participant })
  .transform((written) => withoutUndefined(written) as { when?: Condition; who: ParticipantCode })

const trigger = z
  .strictObject({ fact: factKind, where: where.optional() })
  .transform((written) => withoutUndefined(written) as Pick<FactCondition, 'fact' | 'where'>)

/** A condition, and a fact in one, as any file of this module writes them. */
export { condition as conditionShape, fact as factShape }

/** A programme as it is written, and as the domain speaks of it. */
export const programmeShape = z
  .strictObject({
    programme: codeShape,
    version: z.int().min(1),
    name: bilingualShape,
    validFrom: dateShape,
    validTo: dateShape.optional(),
    family: z.enum(families).optional(),
    purpose: bilingualShape.optional(),
    participants: z
      .array(z.strictObject({ code: participant, holds: bilingualShape }))
      .min(1)
      .optional(),
    coordinator: z.array(coordinator).min(1).optional(),
    indicators: z.array(indicator).optional(),
    trigger,
    inclusion: condition,
    exceptions: z.array(exception).default([]),
    takeovers: z.array(takeover).optional(),
    pauses: z.array(pause).min(1).optional(),
    steps: z.array(step).min(1),
    done: condition,
  })
  .transform(({ programme, ...rest }) => withoutUndefined({ code: programme, ...rest }) as Programme)

/** What every programme valid from that day on has, unless it says otherwise for the same reason. */
export interface StandardExceptions {
  readonly version: number
  readonly validFrom: DanishDate
  readonly exceptions: readonly Exception[]
  readonly takeovers: readonly Takeover[]
}

export const standardShape: z.ZodType<StandardExceptions> = z
  .strictObject({
    standard: z.literal('exceptions'),
    version: z.int().min(1),
    validFrom: dateShape,
    exceptions: z.array(exception).min(1),
    takeovers: z.array(takeover).default([]),
  })
  .transform(({ standard: _, ...rest }) => rest)
