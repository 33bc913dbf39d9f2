import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { PlanView } from '../../../../contract/pathway-plan.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId, OrganisationId, PersonId } from '../../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { signal } from '../../../platform/live.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessRefused, allow, endRelation, recordRelation, scopeOf } from '../../access/index.ts'
import { findServiceUnit, findUnit, listPeopleOf } from '../../organisation/index.ts'
import { holds, judge } from '../domain/condition.ts'
import type { ParticipantCode } from '../domain/participant.ts'
import { admissionOf } from '../domain/plan/admission.ts'
import * as domain from '../domain/plan/coordinator.ts'
import type { Stamp } from '../domain/plan/source.ts'
import { byCoordinator, familyOf } from '../domain/plan/together.ts'
import { stayUnitOf } from '../domain/situation.ts'
import { insertCoordinatorEvent, readPlan } from '../store/plan.ts'
import { lockCitizens } from '../store.ts'
import { togetherRules } from '../together.ts'
import { type PlanCourse, type PlanPathway, readPlanCourse } from './plan-course.ts'
import { showPlan, sourceOf } from './plan-view.ts'

/** Who keeps the citizen's threads together now, by rule and by what people have agreed. */
export async function presentCoordinator(
  shell: Shell,
  course: PlanCourse,
  appointments: domain.Appointments,
): Promise<domain.Coordinator | null> {
  const { present } = appointments
  const unit = present === null ? undefined : await findUnit(shell, present.unitId)
  const today = danishDateOf(shell.clock.now())
  const isThere = unit !== undefined && (unit.validTo === null || today <= unit.validTo)
  return domain.coordinatorOf(await byRule(shell, course), { present: isThere ? present : null })
}

async function byRule(shell: Shell, course: PlanCourse): Promise<domain.ByRule> {
  const { facts, ownDoctorId, diedAt, pathways } = course
  const admission = admissionOf(facts)
  const together = await togetherRules()
  const running = pathways.filter(({ pathway }) => pathway.status === 'running')
  const programmes: domain.ByRule['programmes'][number][] = []
  for (const one of byCoordinator(running, ({ programme }) => familyOf(programme, together), together)) {
    const unitId = await namedBy(shell, one, course)
    if (unitId !== undefined)
      programmes.push({ unitId, since: one.pathway.startedAt, reasons: [because(one)] })
  }
  return {
    isDead: diedAt !== null || facts.standing.some(({ kind }) => kind === 'citizen-died'),
    admitted: admission && { ...admission, reasons: [whileAdmitted] },
    programmes,
    ownDoctorId,
    municipalUnitId: await municipalUnit(shell, 'home-nursing', course),
  }
}

const whileAdmitted = {
  kind: 'default',
  text: {
    da: 'Afdelingen er tovholder, så længe borgeren er indlagt.',
    en: 'The ward is the coordinator for as long as the citizen is in hospital.',
  },
} as const

function because({ programme: { name } }: PlanPathway): domain.Coordinator['reasons'][number] {
  return {
    kind: 'default',
    text: { da: `Tovholder efter forløbet “${name.da}”.`, en: `Coordinator by the pathway “${name.en}”.` },
  }
}

const municipalServices: Readonly<Partial<Record<ParticipantCode, string>>> = {
  MUn: 'home-nursing',
  MUc: 'home-care',
  MUt: 'training',
  MUv: 'assessment',
}

/** The unit a running programme names: the first whose condition holds. */
async function namedBy(
  shell: Shell,
  { programme, situation }: PlanPathway,
  course: PlanCourse,
): Promise<OrganisationId | undefined> {
  const judgement = judge(programme, situation, shell.clock.now())
  const who = programme.coordinator?.find(({ when }) => when === undefined || holds(when, judgement))?.who
  if (who === undefined) return undefined
  if (who === 'HO') return stayUnitOf(situation)
  if (who === 'GP') return course.ownDoctorId
  const service = municipalServices[who]
  return service === undefined ? undefined : municipalUnit(shell, service, course)
}

async function municipalUnit(
  shell: Shell,
  service: string,
  { municipalityCode }: PlanCourse,
): Promise<OrganisationId | undefined> {
  if (municipalityCode === '') return undefined
  const on = danishDateOf(shell.clock.now())
  return (await findServiceUnit(shell, { service, municipalityCode, on }))?.id
}

type CoordinatorCode =
  | 'coordinator-none'
  | 'coordinator-already'
  | 'coordinator-offered-already'
  | 'coordinator-not-yours'
  | 'coordinator-receiver-unknown'
  | 'coordinator-may-not-be-told'
  | 'coordinator-offer-unknown'
  | 'coordinator-offer-over'

type CoordinatorAnswer = Promise<Result<PlanView, AccessRefused | Refusal<CoordinatorCode>>>

/** Offers another unit to be the coordinator, or asks to become it. The present one has it until the other has said yes. */
export function offerCoordinator(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
  wanted: {
    readonly toUnitId: OrganisationId
    readonly personId: PersonId | undefined
    readonly text: string
  },
): CoordinatorAnswer {
  const { toUnitId: toId, personId, text } = wanted
  return change(shell, actor, citizenId, 'offer-coordinator', async (inner, now) => {
    if ((await findUnit(inner, toId)) === undefined) return refused('coordinator-receiver-unknown')
    const today = danishDateOf(inner.clock.now())
    const people = personId === undefined ? [] : await listPeopleOf(inner, [toId], today)
    const found = people.find((one) => one.personId === personId)
    if (personId !== undefined && found === undefined) return refused('coordinator-receiver-unknown')
    const person = found === undefined ? null : { id: found.personId, name: found.name }
    const offered = domain.offerCoordinator(
      now.present,
      now.appointments,
      { toId, person, text },
      now.actor,
      { ...now.stamp, offerId: inner.ids.next<string>() },
    )
    if (!offered.ok) return offered
    const isGiven = offered.value.type === 'offered' && offered.value.waitsForId === toId
    if (isGiven && !(await mayBeTold(inner, actor, citizenId, toId)))
      return refused('coordinator-may-not-be-told')
    return offered
  })
}

/** Yes or no to an offer, or the offer taken back. */
export function answerCoordinatorOffer(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
  offerId: string,
  told: { readonly answer: 'accept' | 'decline' | 'withdraw'; readonly text: string },
): CoordinatorAnswer {
  return change(shell, actor, citizenId, `${told.answer}-coordinator`, (_inner, now) =>
    domain.answerOffer(
      now.present,
      now.appointments,
      told.answer,
      { person: { id: actor.personId, name: actor.name }, text: told.text },
      now.actor,
      { ...now.stamp, offerId },
    ),
  )
}

interface Now {
  readonly present: domain.Coordinator | null
  readonly appointments: domain.Appointments
  readonly actor: domain.Actor
  readonly stamp: Stamp
}

/** Allow, lock, decide, save, tell who has a tie, answer. */
function change(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
  object: string,
  deed: (
    inner: Shell,
    now: Now,
  ) =>
    | Result<domain.CoordinatorEvent, Refusal<CoordinatorCode>>
    | Promise<Result<domain.CoordinatorEvent, Refusal<CoordinatorCode>>>,
): CoordinatorAnswer {
  return shell.transaction(async (inner) => {
    const granted = await allow(inner, {
      actor,
      citizenId,
      kind: 'PLAN',
      purpose: 'treatment',
      action: 'write',
      object,
    })
    if (!granted.ok) return granted
    await lockCitizens(inner.db, [citizenId])
    const said = await readPlan(inner.db, citizenId)
    const appointments = domain.foldAppointments(said.coordinator)
    const present = await presentCoordinator(inner, await readPlanCourse(inner, citizenId), appointments)
    const event = await deed(inner, {
      present,
      appointments,
      actor: { unitIds: await scopeOf(inner, actor) },
      stamp: { id: inner.ids.next<string>(), by: sourceOf(actor), at: inner.clock.now() },
    })
    if (!event.ok) return event
    await insertCoordinatorEvent(inner.db, citizenId, event.value)
    await tellTies(inner, citizenId, [...said.coordinator, event.value])
    await signal(inner, [`citizen:${citizenId}`])
    return ok(await showPlan(inner, actor, citizenId))
  })
}

/** Whoever is asked may look in order to answer; whoever is the coordinator has the citizen; who was it has not. */
async function tellTies(
  shell: Shell,
  citizenId: CitizenId,
  events: readonly domain.CoordinatorEvent[],
): Promise<void> {
  const event = events.at(-1)
  const { present, offer } = domain.foldAppointments(events)
  if (event === undefined) return
  const { offerId: sourceId, at } = event
  if (event.type === 'offered') {
    if (offer === null) return
    // An offer of who is the coordinator no longer leads nowhere, and gives nobody a reason to look.
    for (const earlier of events)
      if (earlier.type === 'offered' && earlier.offerId !== sourceId)
        await endRelation(shell, { citizenId, sourceId: earlier.offerId, kinds: ['offer'], at })
    await recordRelation(shell, { citizenId, unitId: offer.toId, kind: 'offer', sourceId, from: at })
    return
  }
  await endRelation(shell, { citizenId, sourceId, kinds: ['offer'], at })
  if (event.type !== 'accepted' || present === null) return
  for (const earlier of events)
    if (earlier.type === 'accepted' && earlier.offerId !== sourceId)
      await endRelation(shell, { citizenId, sourceId: earlier.offerId, kinds: ['plan'], at })
  await recordRelation(shell, { citizenId, unitId: present.unitId, kind: 'plan', sourceId, from: at })
}

/** An offer tells another unit of the citizen, and is asked for as such (decision 23). Inside one room nothing is disclosed. */
async function mayBeTold(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
  toId: OrganisationId,
): Promise<boolean> {
  const [from, to] = [await findUnit(shell, actor.unitId), await findUnit(shell, toId)]
  if (from !== undefined && from.partyId === to?.partyId && from.room === to.room) return true
  const allowed = await allow(shell, {
    actor,
    citizenId,
    kind: 'PLAN',
    also: ['ID'],
    purpose: 'continuity',
    action: 'push',
    flow: 'push',
    receiverUnitId: toId,
    object: 'offer-coordinator',
  })
  return allowed.ok && !allowed.value.withheld
}
