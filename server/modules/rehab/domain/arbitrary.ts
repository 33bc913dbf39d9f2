import fc from 'fast-check'
import { addDays } from '../../../../kernel/danish-calendar.ts'
import type { CitizenId, OrganisationId, PersonId, RehabPlanId, StayId } from '../../../../kernel/ids.ts'
import { type DanishDate, epoch, type Instant, instant } from '../../../../kernel/instant.ts'
import type { RehabCommand } from './decide.ts'
import type { PlanContent, RehabEventOf } from './event.ts'
import type { Doer, Party } from './may.ts'

export const ward = 'ward' as OrganisationId
export const training = 'training' as OrganisationId
export const neighbours = 'neighbours' as OrganisationId
export const physio = 'physio' as OrganisationId
export const practice = 'practice' as OrganisationId

/** A day in Copenhagen, at ten past two in the afternoon. */
export function on(date: string): Instant {
  return instant(`${date}T12:10:00.000Z`)
}

export const discharge = '2026-06-05' as DanishDate

function person(name: string, unitId: OrganisationId, party: Party, isOwnDoctor = false): Doer {
  return {
    kind: 'professional',
    personId: name as PersonId,
    name,
    unitId,
    unitIds: [unitId],
    party,
    isOwnDoctor,
    isPrivate: unitId === physio,
  }
}

export const nurse = person('Sofie Lund', ward, 'hospital')
export const therapist = person('Else Test Lauridsen', training, 'municipality')
export const neighbour = person('Gry Toft', neighbours, 'municipality')
export const supplier = person('Kasper Yde', physio, 'municipality')
export const doctor = person('Anne Skov', practice, 'gp', true)
export const citizen: Doer = { kind: 'citizen', personId: 'citizen' as PersonId, name: 'Bruno Test Elmer' }

export const complete: PlanContent = {
  gopType: 'GENERAL_ADVANCED',
  mustBeAtHospital: false,
  functionBefore: 'Gik ture med stok.',
  functionNow: 'Går fem meter med rollator.',
  needs: 'Styrke og balance.',
  whatToTrain: 'Gang, trapper og forflytning.',
  restrictions: 'Fuld støtte tilladt.',
  wholeLifeNeeds: '',
  startNoLaterThan: null,
  startNotBefore: null,
  contactMunicipality: '',
  contactRegion: '',
}

export const consent = { givenBy: 'citizen', representative: '', isToDoctor: true } as const

export function written(told: Partial<RehabEventOf<'plan-written'>> = {}): RehabEventOf<'plan-written'> {
  return {
    type: 'plan-written',
    at: on('2026-06-04'),
    by: { personId: 'nurse' as PersonId, name: 'Sofie Lund', unitId: ward },
    citizenId: 'citizen' as CitizenId,
    planId: 'plan' as RehabPlanId,
    stayId: 'stay' as StayId,
    senderUnitId: ward,
    content: complete,
    ...told,
  }
}

const types = ['GENERAL_BASIC', 'GENERAL_ADVANCED', 'SPECIALISED', 'REHAB_SPECIALISED'] as const
const someDay = fc.integer({ min: 0, max: 70 }).map((days) => addDays(discharge, days))
const text = fc.constantFrom('En grund.', 'En anden grund.')

const commands: fc.Arbitrary<RehabCommand> = fc.oneof(
  fc.record({
    deed: fc.constant('revise' as const),
    content: fc
      .constantFrom(...types)
      .map((gopType) => ({ ...complete, gopType, wholeLifeNeeds: 'Bolig og arbejde.' })),
  }),
  fc.record({
    deed: fc.constant('send' as const),
    receiverUnitId: fc.constantFrom(training, neighbours),
    consent: fc.constant(consent),
  }),
  fc.constant({ deed: 'receive' as const }),
  fc.record({ deed: fc.constant('return' as const), missing: text }),
  fc.record({
    deed: fc.constant('forward' as const),
    rightUnitId: fc.constantFrom(training, neighbours),
    reason: text,
  }),
  fc.record({
    deed: fc.constant('contact' as const),
    outcome: fc.constantFrom('reached' as const, 'not-reached' as const),
    note: text,
  }),
  fc.record({
    deed: fc.constant('offer-start' as const),
    on: someDay,
    isCitizenWish: fc.boolean(),
    note: text,
  }),
  fc
    .constantFrom(
      { unitId: physio, kind: 'private' as const },
      { unitId: training, kind: 'own' as const },
      { unitId: neighbours, kind: 'other-municipality' as const },
    )
    .map((unit) => ({ deed: 'choose-provider' as const, ...unit })),
  fc.constant({ deed: 'accept-course' as const }),
  fc.record({ deed: fc.constant('decline-course' as const), reason: text }),
  fc.record({ deed: fc.constant('pause' as const), since: someDay, reason: text }),
  fc.record({ deed: fc.constant('resume' as const), on: someDay }),
  fc.record({
    deed: fc.constant('start' as const),
    on: someDay,
    tests: text,
    goals: text,
    trainingPlan: text,
  }),
  fc.record({ deed: fc.constant('give-midway-status' as const), status: text }),
  fc.record({
    deed: fc.constant('change-type' as const),
    gopType: fc.constantFrom(...types),
    reason: text,
  }),
  fc.record({ deed: fc.constant('end' as const), on: someDay, goals: text }),
  fc.record({
    deed: fc.constant('give-final-status' as const),
    status: text,
    handOver: fc.constant('exercise' as const),
    doctorUnitId: fc.constantFrom(practice, null),
  }),
  fc.constant({ deed: 'read-final-status' as const }),
  fc.record({ deed: fc.constant('close-without-contact' as const), letterSentOn: someDay }),
)

/** What people try to do to a plan, each a little later than the one before: most of it is refused. */
export const attempts = fc
  .array(
    fc.record({
      command: commands,
      doer: fc.constantFrom(nurse, therapist, neighbour, supplier, doctor, citizen),
      hours: fc.integer({ min: 1, max: 60 }),
    }),
    { minLength: 5, maxLength: 60 },
  )
  .map((tried) => {
    let at = epoch(on('2026-06-04'))
    return tried.map(({ command, doer, hours }) => {
      at += hours * 3_600_000
      return { command, doer, at: instant(at) }
    })
  })
