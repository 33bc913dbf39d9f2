import { z } from 'zod'
import { conditionOperators, type FormKind, formKinds, itemTypes } from '../../../contract/form.ts'
import { bilingualShape, codeShape, dateShape, withoutUndefined } from '../../platform/content-shapes.ts'
import type { AnswerCondition, EnableWhen, Form, Item, Tell, Value } from './domain/form.ts'

/** What a form file looks like, and how it becomes what the domain speaks of. */

/** As FHIR writes a linkId, without what would not read well in a condition. */
const itemId = z
  .string()
  .max(100)
  .regex(/^[A-Za-z0-9/][A-Za-z0-9._/-]*$/, { error: 'an item is called with letters, digits and hyphens' })

const kind = z.enum(formKinds)

const value: z.ZodType<Value> = z.union([
  z.boolean(),
  z.number(),
  z.string(),
  z.strictObject({ text: z.string() }),
])

/** `{ item: rehabilitation, is: true }`, or with an operator: `{ item: weight, operator: "<", value: 50 }`. */
const condition: z.ZodType<AnswerCondition> = z.union([
  z
    .strictObject({ item: itemId, is: value })
    .transform(({ item, is }): AnswerCondition => ({ item, operator: '=', value: is })),
  z
    .strictObject({ item: itemId, isNot: value })
    .transform(({ item, isNot }): AnswerCondition => ({ item, operator: '!=', value: isNot })),
  z
    .strictObject({ item: itemId, isAnswered: z.boolean() })
    .transform(({ item, isAnswered }): AnswerCondition => ({ item, operator: 'exists', value: isAnswered })),
  z.strictObject({ item: itemId, operator: z.enum(conditionOperators), value }),
])

/** One condition, or several under `all` or `any`. */
const conditions: z.ZodType<EnableWhen> = z.union([
  z
    .strictObject({ all: z.array(condition).min(1) })
    .transform(({ all }): EnableWhen => ({ behavior: 'all', conditions: all })),
  z
    .strictObject({ any: z.array(condition).min(1) })
    .transform(({ any }): EnableWhen => ({ behavior: 'any', conditions: any })),
  condition.transform((one): EnableWhen => ({ behavior: 'all', conditions: [one] })),
])

interface WrittenItem extends Omit<Item, 'id' | 'kind' | 'isRequired' | 'items'> {
  readonly id: string
  readonly kind?: FormKind | undefined
  readonly required: boolean
  readonly items: readonly WrittenItem[]
}

const item: z.ZodType<WrittenItem> = z
  .strictObject({
    id: itemId,
    type: z.enum(itemTypes),
    text: bilingualShape,
    help: bilingualShape.optional(),
    codes: z
      .array(
        z.strictObject({
          system: z.string().min(1),
          code: z.string().min(1),
          display: z.string().optional(),
        }),
      )
      .default([]),
    kind: kind.optional(),
    required: z.boolean().default(false),
    repeats: z.boolean().default(false),
    options: z
      .array(
        z.strictObject({
          code: codeShape,
          text: bilingualShape,
          points: z.number().optional(),
          coding: z.strictObject({ system: z.string().min(1), code: z.string().min(1) }).optional(),
        }),
      )
      .default([]),
    enableWhen: conditions.optional(),
    unit: z.strictObject({ code: z.string().min(1), text: z.string().min(1) }).optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    maxLength: z.int().min(1).max(20_000).optional(),
    prefill: z.array(z.string()).default([]),
    score: z
      .strictObject({ instrument: codeShape, inputs: z.record(codeShape, itemId).default({}) })
      .optional(),
    items: z.array(z.lazy(() => item)).default([]),
  })
  .transform((written) => withoutUndefined(written) as unknown as WrittenItem)

const tell: z.ZodType<Tell> = z
  .strictObject({
    fact: codeShape,
    when: conditions.optional(),
    data: z
      .record(
        z.string(),
        z.union([
          z.strictObject({ item: itemId }),
          z.strictObject({ is: z.union([z.string(), z.boolean()]) }),
        ]),
      )
      .default({}),
    at: itemId.optional(),
  })
  .transform((written) => withoutUndefined(written) as Tell)

export const formShape = z
  .strictObject({
    form: codeShape,
    version: z.int().min(1),
    title: bilingualShape,
    purpose: bilingualShape,
    validFrom: dateShape,
    validTo: dateShape.optional(),
    about: z.enum(['citizen', 'stay', 'rehabilitation-plan']),
    services: z.array(codeShape).default([]),
    /** Nobody, when it only comes from other systems. */
    writtenBy: z.array(
      z.enum(['hospital', 'municipality', 'general-practice', 'private-supplier', 'citizen']),
    ),
    receivers: z.array(z.string()).default([]),
    /** What the answers are of, where an item or its group says nothing else. */
    kind,
    items: z.array(item).min(1),
    tells: z.array(tell).default([]),
  })
  .transform(({ form, kind: around, items, ...rest }): Form => {
    const written = withoutUndefined({ code: form, ...rest, items: inKind(items, around) })
    return written as Form
  })

/** An item is of the kind of what it lies in, unless it says another. */
function inKind(items: readonly WrittenItem[], around: FormKind): Item[] {
  return items.map(({ required, kind: own, items: within, ...rest }) => {
    const of = own ?? around
    return { ...rest, kind: of, isRequired: required, items: inKind(within, of) }
  })
}
