import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { doseText, formText } from '../domain/dose-text.ts'
import type { Medicine } from '../domain/medicine.ts'
import { timesOf } from '../domain/regimen.ts'
import { systems, whens } from './words.ts'

type Json = Readonly<Record<string, unknown>>

/** A medicine list as a FHIR R4 Bundle: a List, and a MedicationStatement for each medicine, coded by ATC. No number of the citizen. */
export function printList(
  medicines: readonly Medicine[],
  about: {
    readonly citizenId: CitizenId
    readonly title: string
    readonly at: Instant
    /** Resources that go with the list: what the citizen does not tolerate. */
    readonly beside?: readonly Json[]
    nextId(): string
  },
): Json & { readonly resourceType: 'Bundle' } {
  const subject = { reference: `Patient/${about.citizenId}` }
  const statements = medicines.map((medicine) => ({
    fullUrl: `urn:uuid:${about.nextId()}`,
    resource: statementOf(medicine, subject, about.at),
  }))
  const list = {
    resourceType: 'List',
    status: 'current',
    mode: 'snapshot',
    title: about.title,
    code: { coding: [{ system: systems.list, code: 'medications' }] },
    subject,
    date: about.at,
    ...(statements.length === 0
      ? { emptyReason: { text: 'Ingen medicin på listen' } }
      : { entry: statements.map(({ fullUrl }) => ({ item: { reference: fullUrl } })) }),
  }
  return {
    resourceType: 'Bundle',
    type: 'collection',
    timestamp: about.at,
    entry: [
      { fullUrl: `urn:uuid:${about.nextId()}`, resource: list },
      ...statements,
      ...(about.beside ?? []).map((resource) => ({ fullUrl: `urn:uuid:${about.nextId()}`, resource })),
    ],
  }
}

function statementOf(medicine: Medicine, subject: Json, at: Instant): Json {
  const { orderId, name, indication, startOn, stopOn, pausedUntil, prescriber } = medicine
  const isPaused = pausedUntil !== null
  const extension = [
    { url: systems.doseDispensed, valueBoolean: medicine.isDoseDispensed },
    ...(isPaused && pausedUntil !== 'further-notice'
      ? [{ url: systems.pausedUntil, valueDate: pausedUntil }]
      : []),
  ]
  return {
    resourceType: 'MedicationStatement',
    contained: [medicationOf(medicine)],
    extension,
    ...(orderId !== null && { identifier: [{ system: systems.order, value: orderId }] }),
    status: isPaused ? 'on-hold' : 'active',
    medicationReference: { reference: '#medicine', display: `${name} ${medicine.strength}`.trim() },
    subject,
    ...((startOn !== null || stopOn !== null) && {
      effectivePeriod: {
        ...(startOn !== null && { start: startOn }),
        ...(stopOn !== null && { end: stopOn }),
      },
    }),
    dateAsserted: at,
    ...(prescriber !== null && { informationSource: { display: prescriber.name } }),
    ...(indication !== '' && { reasonCode: [{ text: indication }] }),
    dosage: dosageOf(medicine),
  }
}

function medicationOf({ atc, name, strength, form }: Medicine): Json {
  return {
    resourceType: 'Medication',
    id: 'medicine',
    ...(strength !== '' && { extension: [{ url: systems.strength, valueString: strength }] }),
    code: { coding: [{ system: systems.atc, code: atc, display: name }], text: name },
    form: { coding: [{ system: systems.form, code: form }], text: formText(form).da },
  }
}

/** Each time of the day is a dosage of its own, since amounts differ. */
function dosageOf(medicine: Medicine): Json[] {
  const { dose, unit, route, instruction } = medicine
  const common = {
    text: doseText(medicine).da,
    ...(instruction !== '' && { patientInstruction: instruction }),
    route: { coding: [{ system: systems.route, code: route }] },
  }
  const quantity = (value: number) => ({
    doseAndRate: [{ doseQuantity: { value, unit, system: systems.unit, code: unit } }],
  })
  switch (dose.kind) {
    case 'text':
      // The unit stands without an amount: what it counts is known, how many is not.
      return [
        {
          ...common,
          text: dose.text,
          doseAndRate: [{ doseQuantity: { unit, system: systems.unit, code: unit } }],
        },
      ]
    case 'as-needed': {
      const most = dose.mostTimesADay
      const timing = { repeat: { frequencyMax: most, period: 1, periodUnit: 'd' } }
      return [
        { ...common, asNeededBoolean: true, ...(most !== null && { timing }), ...quantity(dose.amount) },
      ]
    }
    case 'schedule':
      return timesOf(dose).flatMap((amount, index) => {
        if (amount === 0) return []
        const repeat = { ...(dose.on !== null && { dayOfWeek: dose.on }), when: [whens[index]] }
        return [{ sequence: index + 1, ...common, timing: { repeat }, ...quantity(amount) }]
      })
  }
}
