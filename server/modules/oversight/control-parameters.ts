import { z } from 'zod'
import { accessActions, accessPurposes } from '../../../kernel/access-words.ts'
import type { ClockTime } from '../../../kernel/copenhagen-time.ts'
import { readContentFolder, understand } from '../../platform/content-file.ts'
import { codeShape, timeLimitShape } from '../../platform/content-shapes.ts'
import type { Control } from './domain/control.ts'

const functions = z.array(codeShape).min(1)
const ruleId = z.string().regex(/^[PDS]\d{2}$/, { error: 'a rule is called P20' })
const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "a clock time is written '22:00'" })
  .transform((time) => time as ClockTime)

/** Name and deadline of a kind of review, with what that kind asks for besides. */
function review<Shape extends z.ZodRawShape>(more: Shape) {
  return z.strictObject({ da: z.string().min(1), en: z.string().min(1), due: timeLimitShape, ...more })
}

const controlFile = z.strictObject({
  read_on: z.iso.date(),
  reviewers: functions,
  leaders: functions,
  escalation: z.strictObject({ to: functions, again_after: timeLimitShape }),
  question: z.strictObject({ due: timeLimitShape }),
  breach: z.strictObject({
    authority_within_hours: z.int().min(1).max(72),
    remind_after_hours: z.array(z.int().min(1)).min(1),
  }),
  explanation: z.strictObject({ due: timeLimitShape }),
  actions: z.array(z.enum(accessActions)).min(1),
  reviews: z.strictObject({
    override: review({ rules: z.array(ruleId).min(1) }),
    sample: review({
      share_of_people: z.number().gt(0).max(1),
      at_least_looks_a_unit: z.int().min(0),
      at_most_looks_a_person: z.int().min(1),
    }),
    'same-surname': review({}),
    'same-address': review({}),
    colleague: review({}),
    'no-evidence': review({
      level_at_most: z.int().min(0).max(3),
      purposes: z.array(z.enum(accessPurposes)).min(1),
      but_not_rules: z.array(ruleId),
    }),
    mass: review({ citizens_a_day: z.int().min(2) }),
    night: review({ from: clockTime, to: clockTime, functions, looks_at_least: z.int().min(1) }),
    watched: review({}),
    question: review({}),
  }),
})

/** Reads `content/oversight/control.yaml`. Throws ContentError naming line and rule of every fault. */
export async function readControl(): Promise<Control> {
  const file = (await readContentFolder('oversight')).find(({ name }) => name.endsWith('/control.yaml'))
  if (file === undefined) throw new Error('content/oversight/control.yaml is missing')
  const { value } = understand(file, controlFile)
  const { reviews } = value
  return {
    reviewers: value.reviewers,
    leaders: value.leaders,
    escalation: { to: value.escalation.to, againAfter: value.escalation.again_after },
    question: value.question,
    breach: {
      authorityWithinHours: value.breach.authority_within_hours,
      remindAfterHours: value.breach.remind_after_hours.toSorted((one, other) => one - other),
    },
    explanation: value.explanation,
    actions: value.actions,
    reviews: {
      override: { ...termsOf(reviews.override), rules: reviews.override.rules },
      sample: {
        ...termsOf(reviews.sample),
        shareOfPeople: reviews.sample.share_of_people,
        atLeastLooksAUnit: reviews.sample.at_least_looks_a_unit,
        atMostLooksAPerson: reviews.sample.at_most_looks_a_person,
      },
      'same-surname': termsOf(reviews['same-surname']),
      'same-address': termsOf(reviews['same-address']),
      colleague: termsOf(reviews.colleague),
      'no-evidence': {
        ...termsOf(reviews['no-evidence']),
        levelAtMost: reviews['no-evidence'].level_at_most,
        purposes: reviews['no-evidence'].purposes,
        butNotRules: reviews['no-evidence'].but_not_rules,
      },
      mass: { ...termsOf(reviews.mass), citizensADay: reviews.mass.citizens_a_day },
      night: {
        ...termsOf(reviews.night),
        from: reviews.night.from,
        to: reviews.night.to,
        functions: reviews.night.functions,
        looksAtLeast: reviews.night.looks_at_least,
      },
      watched: termsOf(reviews.watched),
      question: termsOf(reviews.question),
    },
  }
}

function termsOf({
  da,
  en,
  due,
}: Pick<z.output<typeof controlFile>['reviews']['watched'], 'da' | 'en' | 'due'>) {
  return { name: { da, en }, due }
}

let read: Promise<Control> | undefined

/** The parameters, read once for the life of the program. */
export function control(): Promise<Control> {
  read ??= readControl()
  return read
}
