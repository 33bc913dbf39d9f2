import { z } from 'zod'
import { parseDanishDate } from '../../../../kernel/danish-calendar.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import {
  administrationRoutes,
  doseUnits,
  medicineForms,
  weekdays,
} from '../../../../kernel/medicine-words.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Dose, Medicine } from '../domain/medicine.ts'
import { systems, whens } from './words.ts'

export type ReadListRefused = Refusal<'medicine-bundle-unreadable'>

const day = z
  .string()
  .transform((text) => text.slice(0, 10))
  .refine((text) => parseDanishDate(text) !== undefined, 'is not a date')
  .transform((text) => text as DanishDate)

/** A code of a system among others; the first of that system counts. */
function codeOf<const Words extends readonly [string, ...string[]]>(system: string, words: Words) {
  return z
    .object({ coding: z.array(z.looseObject({ system: z.string(), code: z.string() })) })
    .transform((found, context): Words[number] => {
      const code = found.coding.find((one) => one.system === system)?.code
      const word = words.find((one) => one === code)
      if (word !== undefined) return word
      context.addIssue({ code: 'custom', message: `has no known code of ${system}`, path: ['coding'] })
      return z.NEVER
    })
}

const extension = z.looseObject({
  url: z.string(),
  valueString: z.string().optional(),
  valueDate: day.optional(),
  valueBoolean: z.boolean().optional(),
})

const medication = z.looseObject({
  resourceType: z.literal('Medication'),
  extension: z.array(extension).default([]),
  code: z.looseObject({
    text: z.string().optional(),
    coding: z.array(z.looseObject({ system: z.string(), code: z.string(), display: z.string().optional() })),
  }),
  form: codeOf(systems.form, medicineForms),
})

const unit = z.enum(doseUnits)
const dosage = z.looseObject({
  text: z.string().optional(),
  patientInstruction: z.string().default(''),
  asNeededBoolean: z.boolean().default(false),
  route: codeOf(systems.route, administrationRoutes),
  timing: z
    .looseObject({
      repeat: z.looseObject({
        when: z.array(z.enum(whens)).length(1).optional(),
        dayOfWeek: z.array(z.enum(weekdays)).min(1).max(7).optional(),
        frequencyMax: z.int().min(1).max(24).optional(),
      }),
    })
    .optional(),
  doseAndRate: z
    .array(
      z.looseObject({
        doseQuantity: z.looseObject({ value: z.number().positive().max(999).optional(), code: unit }),
      }),
    )
    .length(1),
})
type Dosage = z.output<typeof dosage>

const statement = z.looseObject({
  resourceType: z.literal('MedicationStatement'),
  contained: z.array(medication).length(1),
  extension: z.array(extension).default([]),
  identifier: z.array(z.looseObject({ system: z.string().optional(), value: z.string() })).default([]),
  status: z.enum(['active', 'on-hold']),
  subject: z.looseObject({ reference: z.string() }),
  effectivePeriod: z.looseObject({ start: day.optional(), end: day.optional() }).optional(),
  reasonCode: z.array(z.looseObject({ text: z.string() })).default([]),
  dosage: z.array(dosage).min(1).max(4),
})
type Statement = z.output<typeof statement>

const bundle = z.looseObject({
  resourceType: z.literal('Bundle'),
  entry: z
    .array(z.looseObject({ resource: z.looseObject({ resourceType: z.string() }) }))
    .max(200)
    .default([]),
})

/** Reads such a Bundle as we print. What cannot be read is refused with the path of the element; nothing of it is kept. */
export function readList(given: unknown, citizenId: CitizenId): Result<Medicine[], ReadListRefused> {
  const read = bundle.safeParse(given)
  if (!read.success) return unreadable(read.error, [])
  const medicines: Medicine[] = []
  for (const [index, { resource }] of read.data.entry.entries()) {
    // AllergyIntolerance is read by readCaves.
    if (resource.resourceType === 'List' || resource.resourceType === 'AllergyIntolerance') continue
    const path = ['entry', index, 'resource']
    const found = statement.safeParse(resource)
    if (!found.success) return unreadable(found.error, path)
    const { reference } = found.data.subject
    if (reference !== `Patient/${citizenId}`)
      return refusedAt([...path, 'subject', 'reference'], 'is another citizen than the address')
    const medicine = medicineOf(found.data)
    if ('because' in medicine) return refusedAt([...path, ...medicine.at], medicine.because)
    medicines.push(medicine)
  }
  // An empty list says so with a List; a Bundle of nothing is a mistake, and would take everything away.
  if (read.data.entry.length === 0) return refusedAt(['entry'], 'holds neither a list nor a medicine')
  return ok(medicines)
}

interface Fault {
  readonly at: readonly PropertyKey[]
  readonly because: string
}

function medicineOf(read: Statement): Medicine | Fault {
  const [contained] = read.contained
  const coding = contained?.code.coding.find(({ system }) => system === systems.atc)
  if (contained === undefined || coding === undefined || !/^[A-Z]\d{2}[A-Z]{2}(\d{2})?$/.test(coding.code))
    return { at: ['contained', 0, 'code', 'coding'], because: `has no code of ${systems.atc}` }
  const name = coding.display ?? contained.code.text
  if (name === undefined) return { at: ['contained', 0, 'code', 'text'], because: 'is missing' }
  const [first] = read.dosage
  const counted = first?.doseAndRate[0]?.doseQuantity.code
  const dose = doseOf(read.dosage)
  if (first === undefined || counted === undefined) return { at: ['dosage'], because: 'is missing' }
  if ('because' in dose) return dose
  const until = read.extension.find(({ url }) => url === systems.pausedUntil)?.valueDate
  return {
    orderId: read.identifier.find(({ system }) => system === systems.order)?.value ?? null,
    atc: coding.code,
    name,
    strength: contained.extension.find(({ url }) => url === systems.strength)?.valueString ?? '',
    form: contained.form,
    unit: counted,
    route: first.route,
    dose,
    indication: read.reasonCode[0]?.text ?? '',
    instruction: first.patientInstruction,
    startOn: read.effectivePeriod?.start ?? null,
    stopOn: read.effectivePeriod?.end ?? null,
    pausedUntil: read.status === 'on-hold' ? (until ?? 'further-notice') : null,
    isDoseDispensed: read.extension.find(({ url }) => url === systems.doseDispensed)?.valueBoolean ?? false,
    prescriber: null,
  }
}

function doseOf(dosages: readonly Dosage[]): Dose | Fault {
  const [first, ...more] = dosages
  if (first === undefined) return { at: ['dosage'], because: 'is missing' }
  const value = first.doseAndRate[0]?.doseQuantity.value
  if (first.asNeededBoolean) {
    if (value === undefined) return { at: ['dosage', 0, 'doseAndRate'], because: 'has no amount' }
    return { kind: 'as-needed', amount: value, mostTimesADay: first.timing?.repeat.frequencyMax ?? null }
  }
  if (first.timing === undefined) {
    if (more.length > 0 || first.text === undefined)
      return { at: ['dosage', 0, 'timing'], because: 'says neither when nor, in words, how much' }
    return { kind: 'text', text: first.text }
  }
  const amounts: [number, number, number, number] = [0, 0, 0, 0]
  const on = first.timing.repeat.dayOfWeek ?? null
  for (const [index, one] of dosages.entries()) {
    const when = one.timing?.repeat.when?.[0]
    const amount = one.doseAndRate[0]?.doseQuantity.value
    const place = when === undefined ? -1 : whens.indexOf(when)
    if (place < 0 || amount === undefined)
      return {
        at: ['dosage', index, 'timing', 'repeat', 'when'],
        because: 'is not a time of the day with an amount',
      }
    if (JSON.stringify(one.timing?.repeat.dayOfWeek ?? null) !== JSON.stringify(on))
      return {
        at: ['dosage', index, 'timing', 'repeat', 'dayOfWeek'],
        because: 'differs within one medicine',
      }
    amounts[place] = (amounts[place] ?? 0) + amount
  }
  const [morning, noon, evening, night] = amounts
  return { kind: 'schedule', morning, noon, evening, night, on }
}

/** Refused with the first thing that could not be read. */
export function unreadable(error: z.ZodError, path: readonly PropertyKey[]): ReturnType<typeof refusedAt> {
  const [issue] = error.issues
  return refusedAt([...path, ...(issue?.path ?? [])], issue?.message ?? 'cannot be read')
}

/** The path as FHIR writes it: `Bundle.entry[1].resource.dosage[0]`. */
export function refusedAt(path: readonly PropertyKey[], because: string) {
  const at = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('')
  return refused('medicine-bundle-unreadable', { path: `Bundle${at}`, because })
}
