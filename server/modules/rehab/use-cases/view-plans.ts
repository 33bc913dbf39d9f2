import type { SignedInActor } from '../../../../contract/actor.ts'
import { onlyShown } from '../../../../contract/data-kind.ts'
import { type RehabPlanView, type RehabView, rehabView } from '../../../../contract/rehab.ts'
import type { DataKind } from '../../../../kernel/access-words.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import { addDays } from '../../../../kernel/danish-calendar.ts'
import { dueAt } from '../../../../kernel/deadline.ts'
import type { CitizenId, OrganisationId } from '../../../../kernel/ids.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { allow } from '../../access/index.ts'
import { getCitizen } from '../../citizen/index.ts'
import { findUnit } from '../../organisation/index.ts'
import { doerOf } from '../doer.ts'
import { type Assessment, isCorrected, openDifferences } from '../domain/assessment.ts'
import type { By, RehabEvent } from '../domain/event.ts'
import { type Doer, deeds, isShownTo, whyNot } from '../domain/may.ts'
import { changedParts, clockOf, openPause, type Plan } from '../domain/plan.ts'
import { type Course, type PlanWithHistory, readCourse } from '../read-plans.ts'
import type { RehabRefused } from './rehab-refused.ts'

/** The rehabilitation of a citizen, for somebody allowed to know of it. */
export async function getRehabilitation(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
): Promise<Result<RehabView, RehabRefused>> {
  const granted = await allow(shell, {
    actor,
    citizenId,
    kind: 'GOP',
    also: ['FUN'],
    purpose: 'treatment',
    action: 'read',
    object: 'rehabilitation',
  })
  if (!granted.ok) return granted
  return ok(await viewCourse(shell, actor, citizenId, granted.value.kinds))
}

/** All plans as the actor's screen shows them, of the kinds they may see and no more. */
export async function viewCourse(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
  kinds: ReadonlySet<DataKind>,
): Promise<RehabView> {
  const course = await readCourse(shell, citizenId)
  const citizen = await getCitizen(shell, citizenId)
  const doer = await doerOf(shell, actor, citizen?.gpUnitId ?? null)
  const isHospital = doer.kind === 'professional' && doer.party === 'hospital'
  const shown = course.plans.filter(({ plan }) => isShownTo(plan, doer))
  const newestFirst = shown.toSorted((one, other) => (writtenAt(one) < writtenAt(other) ? 1 : -1))
  const plans = await Promise.all(newestFirst.map((one) => viewPlan(shell, doer, one, course)))
  const view: RehabView = {
    plans,
    mayWrite: { may: isHospital, because: isHospital ? null : 'rehab-plan-only-hospital' },
    withheld: false,
  }
  return onlyShown(rehabView, view, kinds)
}

function writtenAt({ history }: PlanWithHistory): string {
  return history[0]?.at ?? ''
}

/** Names of units, each found once. */
type Names = (unitId: OrganisationId) => Promise<{ unitId: string; name: string; phone: string | null }>

function namesIn(shell: Shell): Names {
  return async (unitId) => {
    const unit = await findUnit(shell, unitId)
    return { unitId, name: unit?.name ?? '', phone: unit?.phone ?? unit?.dutyPhone ?? null }
  }
}

async function viewPlan(
  shell: Shell,
  doer: Doer,
  { plan, history }: PlanWithHistory,
  { assessments }: Course,
): Promise<RehabPlanView> {
  const name = namesIn(shell)
  const today = danishDateOf(shell.clock.now())
  const pause = openPause(plan)
  const { provider, finalStatus } = plan
  return {
    planId: plan.planId,
    stayId: plan.stayId,
    status: plan.status,
    version: plan.version,
    content: plan.content,
    changed: changedParts(plan),
    sentAt: plan.sentAt,
    consent: plan.consent,
    owner: await name(plan.ownerUnitId),
    sender: await name(plan.senderUnitId),
    receiver: plan.receiverUnitId && (await name(plan.receiverUnitId)),
    provider: provider && { unit: await name(provider.unitId), kind: provider.kind, state: provider.state },
    clock: clockView(plan, today),
    paused: pause === undefined ? null : { since: pause.since, reason: pause.text },
    startedOn: plan.startedOn,
    goals: plan.goals,
    midwayDueOn: midwayDueOn(plan),
    endedOn: plan.endedOn,
    finalStatusDueAt: finalStatusDueAt(plan),
    finalStatus: finalStatus && {
      text: finalStatus.text,
      handOver: finalStatus.handOver,
      isRead: finalStatus.isRead,
      at: finalStatus.at,
    },
    history: await Promise.all(
      history.map((event, index) => historyLine(event, index + 1, (unitId) => name(unitId))),
    ),
    functioning: await functioningOf(shell, doer, plan, assessments),
    deeds: deeds.map((deed) => {
      const because = whyNot(plan, deed, doer, today) ?? null
      return { deed, may: because === null, because }
    }),
    withheld: false,
  }
}

function clockView(plan: Plan, today: DanishDate): RehabPlanView['clock'] {
  const clock = clockOf(plan, today)
  return {
    dayZero: clock.dayZero ?? null,
    latestStart: clock.latestStart ?? null,
    rightFrom: clock.rightFrom ?? null,
    state: clock.state,
    isRightOpen: clock.isRightOpen,
    offeredStart: clock.offer?.on ?? null,
    dayToday: clock.dayToday ?? null,
  }
}

/** A course of more than six weeks has a status in the middle (B8, to be verified). */
const midwayAfter = 6 * 7

function midwayDueOn({ status, startedOn, midwayGivenOn }: Plan): DanishDate | null {
  if (status !== 'started' || startedOn === null || midwayGivenOn !== null) return null
  return addDays(startedOn, midwayAfter)
}

/** The final status reaches the own doctor within five workdays of the end (B9, to be verified). */
function finalStatusDueAt({ endedAt, finalStatus }: Plan): string | null {
  if (endedAt === null || finalStatus !== null) return null
  return dueAt(endedAt, { amount: 5, unit: 'workday' }).dueAt
}

type HistoryLine = RehabPlanView['history'][number]

async function historyLine(event: RehabEvent, sequence: number, name: Names): Promise<HistoryLine> {
  const nameOf = async (unitId: OrganisationId) => (await name(unitId)).name
  const line: HistoryLine = {
    sequence,
    type: event.type,
    at: event.at,
    by: await byView(event.by, nameOf),
    text: null,
    unitName: null,
    on: null,
    word: null,
  }
  switch (event.type) {
    case 'plan-sent':
      return { ...line, unitName: await nameOf(event.receiverUnitId) }
    case 'plan-returned':
    case 'midway-given':
    case 'course-declined':
      return { ...line, text: event.text }
    case 'plan-forwarded':
      return { ...line, text: event.text, unitName: await nameOf(event.rightUnitId) }
    case 'discharge-told':
    case 'resumed':
      return { ...line, on: event.on }
    case 'contact-tried':
      return { ...line, text: event.text || null, word: event.outcome }
    case 'start-offered':
      return {
        ...line,
        text: event.text || null,
        on: event.on,
        word: event.isCitizenWish ? 'citizen-wish' : null,
      }
    case 'provider-chosen':
      return { ...line, unitName: await nameOf(event.unitId), word: event.kind }
    case 'paused':
      return { ...line, text: event.text || null, on: event.since }
    case 'started':
      return { ...line, text: event.trainingPlan, on: event.on }
    case 'type-changed':
      return { ...line, text: event.text, word: event.gopType }
    case 'training-ended':
      return { ...line, text: event.goals, on: event.on }
    case 'final-status-given':
      return { ...line, text: event.text, word: event.handOver }
    case 'plan-closed':
      return { ...line, on: event.letterSentOn ?? null, word: event.reason }
    case 'difference-found':
      return { ...line, word: event.codes.join(' ') }
    case 'difference-settled':
      return { ...line, text: event.text || null, word: event.how }
    default:
      return line
  }
}

async function byView(
  by: By,
  nameOf: (unitId: OrganisationId) => Promise<string>,
): Promise<{ name: string; unitName: string | null } | null> {
  if ('rule' in by) return null
  return { name: by.name, unitName: by.unitId && (await nameOf(by.unitId)) }
}

async function functioningOf(
  shell: Shell,
  doer: Doer,
  plan: Plan,
  all: readonly Assessment[],
): Promise<RehabPlanView['functioning']> {
  const known = all.filter(({ planId }) => planId === plan.planId)
  const nameOf = async (unitId: OrganisationId) => (await findUnit(shell, unitId))?.name ?? ''
  const views = known.toReversed().map(async (one) => {
    const because = whyNotCorrect(doer, plan, one, known)
    return {
      assessmentId: one.assessmentId,
      party: one.party,
      assessedOn: one.assessedOn,
      by: { name: one.by.name, unitName: one.by.unitId && (await nameOf(one.by.unitId)) },
      recordedAt: one.recordedAt,
      domains: [...one.domains],
      function: one.function,
      trainingNeed: one.trainingNeed,
      rehabNeed: one.rehabNeed,
      potential: one.potential,
      corrects: one.corrects,
      correctionReason: one.correctionReason,
      isCorrected: isCorrected(one, known),
      mayCorrect: { may: because === null, because },
    }
  })
  const settlements = plan.settlements.map(async ({ at, by, codes, how, text }) => ({
    settledAt: at,
    by: await byView(by, nameOf),
    codes: [...codes],
    how,
    reason: text,
  }))
  return {
    assessments: await Promise.all(views),
    differences: openDifferences(known, plan.settlements),
    settlements: await Promise.all(settlements),
  }
}

function whyNotCorrect(doer: Doer, plan: Plan, one: Assessment, known: readonly Assessment[]): string | null {
  if (plan.status === 'closed') return 'rehab-closed'
  if (doer.kind !== 'professional' || doer.party !== one.party) return 'assessment-not-yours'
  return isCorrected(one, known) ? 'assessment-corrected-already' : null
}
