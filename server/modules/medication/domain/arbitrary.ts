import fc from 'fast-check'
import type { OrganisationId } from '../../../../kernel/ids.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import {
  administrationRoutes,
  doseUnits,
  medicineForms,
  weekdays,
} from '../../../../kernel/medicine-words.ts'
import type { Dose, Medicine, Who } from './medicine.ts'

/** Somebody of a unit. */
export function who(name: string, more: Partial<Who> = {}): Who {
  return { personId: null, name, function: null, unitId: null, unitName: null, ...more }
}

type Times = Partial<Record<'morning' | 'noon' | 'evening' | 'night', number>>

/** Tablets by schedule; the rest as a list would have it. */
export function medicine(
  atc: string,
  name: string,
  { morning = 0, noon = 0, evening = 0, night = 0, ...more }: Partial<Medicine> & Times = {},
): Medicine {
  return {
    orderId: null,
    atc,
    name,
    strength: '1 mg',
    form: 'tablet',
    unit: 'tablet',
    route: 'oral',
    dose: { kind: 'schedule', morning, noon, evening, night, on: null },
    indication: '',
    instruction: '',
    startOn: null,
    stopOn: null,
    pausedUntil: null,
    isDoseDispensed: false,
    prescriber: null,
    ...more,
  }
}

const amount = fc.constantFrom(0, 0.5, 1, 2)

const anyDose: fc.Arbitrary<Dose> = fc.oneof(
  fc
    .record({
      kind: fc.constant('schedule' as const),
      morning: amount,
      noon: amount,
      evening: amount,
      night: amount,
      on: fc.option(fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 })),
    })
    .filter(({ morning, noon, evening, night }) => morning + noon + evening + night > 0),
  fc.record({
    kind: fc.constant('as-needed' as const),
    amount: fc.constantFrom(0.5, 1, 2),
    mostTimesADay: fc.option(fc.integer({ min: 1, max: 8 })),
  }),
  fc.record({ kind: fc.constant('text' as const), text: fc.constantFrom('efter INR', 'efter skema') }),
)

const someDay = fc.constantFrom('2026-05-01', '2026-06-03', '2026-07-01').map((day) => day as DanishDate)

/** Any medicine: few substances, so that lists have the same ones. */
export const anyMedicine: fc.Arbitrary<Medicine> = fc.record({
  orderId: fc.option(fc.constantFrom('order-1', 'order-2')),
  atc: fc.constantFrom('A10BA02', 'B01AF02', 'C01AA05'),
  name: fc.constantFrom('Metformin', 'Apixaban'),
  strength: fc.constantFrom('500 mg', '1 g', '2,5 mg', '100 IE/ml', ''),
  form: fc.constantFrom(...medicineForms.slice(0, 3)),
  unit: fc.constantFrom(...doseUnits),
  route: fc.constantFrom(...administrationRoutes),
  dose: anyDose,
  indication: fc.constantFrom('', 'mod sukkersyge'),
  instruction: fc.constantFrom('', 'med mad'),
  startOn: fc.option(someDay),
  stopOn: fc.option(someDay),
  pausedUntil: fc.option(fc.oneof(someDay, fc.constant('further-notice' as const))),
  isDoseDispensed: fc.boolean(),
  prescriber: fc.constant(null),
})

export const anyList: fc.Arbitrary<readonly Medicine[]> = fc.array(anyMedicine, { maxLength: 6 })

export const unitId = '00000000-0000-7000-8000-0000000000bb' as OrganisationId
