import type { SignedInActor } from '../../../../contract/actor.ts'
import type { PlanStepView, PlanView } from '../../../../contract/pathway-plan.ts'
import type { CitizenId, OrganisationId } from '../../../../kernel/ids.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessRefused, allow, onlyLooks, scopeOf } from '../../access/index.ts'
import { listMatters } from '../../citizen/index.ts'
import { findUnit, type Unit } from '../../organisation/index.ts'
import { type Change, foldChanges } from '../domain/plan/change.ts'
import { type Coordinator, type CoordinatorOffer, foldAppointments } from '../domain/plan/coordinator.ts'
import { foldGoals, type Goal } from '../domain/plan/goal.ts'
import { type PlanStep, planSteps } from '../domain/plan/plan-step.ts'
import type { Source } from '../domain/plan/source.ts'
import { readPlan } from '../store/plan.ts'
import { presentCoordinator } from './plan-coordinator.ts'
import { openSteps, type PlanCourse, readPlanCourse } from './plan-course.ts'

/** The citizen's one plan, for a signed-in person who may see it; the look is recorded. */
export async function viewPlan(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
): Promise<Result<PlanView, AccessRefused>> {
  const granted = await allow(shell, {
    actor,
    citizenId,
    kind: 'PLAN',
    purpose: 'treatment',
    action: 'read',
    object: 'plan',
  })
  return granted.ok ? ok(await showPlan(shell, actor, citizenId)) : granted
}

/** The plan as it stands. Whoever calls has asked `access`. */
export async function showPlan(shell: Shell, actor: SignedInActor, citizenId: CitizenId): Promise<PlanView> {
  const [said, course, matters] = await Promise.all([
    readPlan(shell.db, citizenId),
    readPlanCourse(shell, citizenId),
    listMatters(shell, citizenId),
  ])
  const goals = foldGoals(said.goals)
  const appointments = foldAppointments(said.coordinator)
  const coordinator = await presentCoordinator(shell, course, appointments)
  const steps = planSteps(openSteps(course))
  const changes = foldChanges(said.changes)
  const units = await unitsOf(shell, [
    ...goals.flatMap(({ ownerId, ...goal }) => [ownerId, ...sourcesOfGoal(goal)]),
    coordinator?.unitId ?? null,
    ...(appointments.offer === null ? [] : unitsOfOffer(appointments.offer)),
    ...steps.flatMap(({ holderId, offeredToId }) => [holderId, offeredToId]),
    course.ownDoctorId ?? null,
    ...changes.flatMap((change) => [
      change.by.unitId,
      change.takenBack?.by.unitId ?? null,
      change.toUnitId ?? null,
    ]),
  ])
  const mayWrite = actor.kind === 'citizen' || (actor.kind === 'professional' && !(await onlyLooks(actor)))
  const own = actor.kind === 'professional' && mayWrite ? await scopeOf(shell, actor) : []
  const taken = new Set(goals.flatMap(({ storyEntryId }) => storyEntryId ?? []))
  return {
    goals: goals.map((goal) => viewGoal(goal, units)),
    toldMatters: matters
      .filter(({ id }) => !taken.has(id))
      .map(({ id, text, saidBy, toldBy, toldAt, confirmations }) => ({
        storyEntryId: id,
        text,
        saidBy,
        toldBy: toldBy.name,
        asOf: confirmations.at(-1)?.at ?? toldAt,
      })),
    coordinator: coordinator && viewCoordinator(coordinator, appointments.offer, units, own),
    steps: steps.map((step) => viewStep(step, units)),
    contacts: contactsOf(coordinator, steps, course, units),
    pathways: course.pathways.map(({ pathway, programme, restsBecause }) => ({
      pathwayId: pathway.pathwayId,
      programme: { code: programme.code, version: programme.version, name: programme.name },
      subjectId: pathway.subjectId,
      status: pathway.status,
      restsBecause,
    })),
    changes: changes.map((change) => viewChange(change, course, units)),
    // After a death only the paperwork of tasks is left.
    mayWrite: mayWrite && course.diedAt === null,
  }
}

export function sourceOf(actor: SignedInActor): Source {
  const { personId, name } = actor
  return actor.kind === 'professional'
    ? { kind: 'professional', personId, name, function: actor.function, unitId: actor.unitId }
    : { kind: 'citizen', personId, name, function: null, unitId: null }
}

type Units = (id: OrganisationId) => Pick<Unit, 'id' | 'name' | 'sector'> & { readonly phone: string | null }

async function unitsOf(shell: Shell, ids: readonly (OrganisationId | null)[]): Promise<Units> {
  const units = new Map<OrganisationId, ReturnType<Units>>()
  for (const id of new Set(ids)) {
    const unit = id === null ? undefined : await findUnit(shell, id)
    if (unit === undefined) continue
    const { name, sector } = unit
    units.set(unit.id, { id: unit.id, name, sector, phone: await phoneOf(shell, unit) })
  }
  return (id) => units.get(id) ?? { id, name: '', sector: 'faelles', phone: null }
}

/** The number that is answered: its own round the clock, its own, or that of the nearest unit above it. */
async function phoneOf(shell: Shell, of: Unit): Promise<string | null> {
  for (let unit: Unit | undefined = of; unit !== undefined; ) {
    const phone = unit.dutyPhone ?? unit.phone
    if (phone !== null) return phone
    unit = unit.parentId === null ? undefined : await findUnit(shell, unit.parentId)
  }
  return null
}

function named({ id, name }: ReturnType<Units>) {
  return { id, name }
}

function viewSource({ name, function: does, unitId }: Source, units: Units) {
  return { name, function: does, unit: unitId === null ? null : named(units(unitId)) }
}

function sourcesOfGoal({ addedBy, earlier, followUps, ended }: Omit<Goal, 'ownerId'>) {
  return [
    addedBy,
    ...[...earlier, ...followUps].map(({ by }) => by),
    ...(ended === null ? [] : [ended.by]),
  ].map(({ unitId }) => unitId)
}

function viewGoal(goal: Goal, units: Units): PlanView['goals'][number] {
  const { id, text, saidBy, storyEntryId, ownerId, targetOn, status, addedBy, addedAt, ended } = goal
  return {
    id,
    text,
    saidBy,
    storyEntryId,
    owner: ownerId === null ? null : named(units(ownerId)),
    targetOn,
    status,
    addedBy: viewSource(addedBy, units),
    addedAt,
    earlier: goal.earlier.map((one) => ({ ...one, by: viewSource(one.by, units) })),
    followUps: goal.followUps.map((one) => ({ ...one, by: viewSource(one.by, units) })),
    ended: ended && { ...ended, by: viewSource(ended.by, units) },
  }
}

function unitsOfOffer({ fromId, toId, waitsForId, by }: CoordinatorOffer) {
  return [fromId, toId, waitsForId, by.unitId]
}

function viewCoordinator(
  { unitId, person, basis, since, reasons }: Coordinator,
  offer: CoordinatorOffer | null,
  units: Units,
  own: readonly OrganisationId[],
): NonNullable<PlanView['coordinator']> {
  // An offer of somebody who is the coordinator no longer leads nowhere.
  const live = offer?.fromId === unitId ? offer : null
  return {
    unit: units(unitId),
    person,
    basis,
    since,
    reasons: reasons.map((reason) => ({ ...reason })),
    offer: live && {
      id: live.offerId,
      from: named(units(live.fromId)),
      to: named(units(live.toId)),
      person: live.person,
      text: live.text,
      by: viewSource(live.by, units),
      at: live.at,
      waitsFor: named(units(live.waitsForId)),
      mayAnswer: own.includes(live.waitsForId),
      mayWithdraw: own.includes(live.waitsForId === live.toId ? live.fromId : live.toId),
    },
    mayOffer: live === null && own.length > 0,
  }
}

function viewStep(
  { title, plain, dueAt, holderId, offeredToId, origins }: PlanStep,
  units: Units,
): PlanStepView {
  return {
    title,
    plain,
    dueAt,
    unit: units(holderId),
    offeredTo: offeredToId === null ? null : named(units(offeredToId)),
    origins: origins.map((origin) => ({ ...origin })),
  }
}

/** The coordinator first, then the own doctor, then whoever has something to do, the soonest due first. */
function contactsOf(
  coordinator: Coordinator | null,
  steps: readonly PlanStep[],
  { ownDoctorId }: PlanCourse,
  units: Units,
): PlanView['contacts'] {
  const ids = [
    coordinator?.unitId,
    ownDoctorId,
    ...steps.map(({ holderId, offeredToId }) => offeredToId ?? holderId),
  ]
  return [...new Set(ids.filter((id) => id !== undefined))].map((unitId) => ({
    kind: unitId === coordinator?.unitId ? 'coordinator' : unitId === ownDoctorId ? 'own-doctor' : 'unit',
    unit: units(unitId),
    person: unitId === coordinator?.unitId ? (coordinator.person?.name ?? null) : null,
    does: steps.filter(({ holderId }) => holderId === unitId).map(({ plain }) => plain),
  }))
}

function viewChange(change: Change, { pathways }: PlanCourse, units: Units): PlanView['changes'][number] {
  const { changeId, kind, happenedAt, toldAt, by, text, toUnitId, toMunicipality, takenBack } = change
  const to = toUnitId === undefined ? toMunicipality : units(toUnitId).name
  return {
    id: changeId,
    kind,
    happenedAt,
    toldAt,
    by: viewSource(by, units),
    text,
    pathways: change.pathways.flatMap(({ pathwayId }) => {
      const programme = pathways.find(({ pathway }) => pathway.pathwayId === pathwayId)?.programme.name
      return programme === undefined ? [] : [{ pathwayId, programme }]
    }),
    to: to ?? null,
    takenBack: takenBack && { by: viewSource(takenBack.by, units), at: takenBack.at },
  }
}
