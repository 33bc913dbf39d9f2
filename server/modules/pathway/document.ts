import { z } from 'zod'
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
import {
  type Anchor,
  type Condition,
  type Due,
  type Programme,
  type Step,
  withdrawReasons,
} from './domain/programme.ts'

/** What a programme file looks like, and how it becomes what the domain speaks of. */

const stepId = z.string().regex(/^[A-Z]+\d+[a-z]?$/, { error: 'a step is written A13' })

const factKind = z.string().superRefine((text, context) => {
  if (!isFactKind(text))
    context.addIssue({
      code: 'custom',
      message: `nobody tells the fact ${text}`,
      params: { rule: 'fact-unknown' },
    })
}) as unknown as z.ZodType<FactKind>

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
    handoff: z.strictObject({ to: codeShape }).optional(),
    legal: z.array(legalReferenceShape).default([]),
    confidence: z.enum(['certain', 'to-verify']),
  })
  .transform((written) => withoutUndefined(written) as Step)

export const programmeShape = z
  .strictObject({
    programme: codeShape,
    version: z.int().min(1),
    name: bilingualShape,
    validFrom: dateShape,
    validTo: dateShape.optional(),
    trigger: z.strictObject({ fact: factKind, where: where.optional() }).transform(withoutUndefined),
    inclusion: condition,
    exceptions: z
      .array(
        z
          .strictObject({
            reason,
            when: condition,
            steps: z.array(stepId).min(1).optional(),
            except: z.array(stepId).min(1).optional(),
          })
          .transform(withoutUndefined),
      )
      .default([]),
    steps: z.array(step).min(1),
    done: condition,
  })
  .transform(({ programme, ...rest }) => withoutUndefined({ code: programme, ...rest }) as Programme)
