import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { StaysView } from '../../../../contract/stay.ts'
import type { CitizenId, OrganisationId, StayId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessRefused, allow, scopeOf } from '../../access/index.ts'
import { type StayInCourse, standingWaiver } from '../domain/course.ts'
import type { Destination } from '../domain/destination.ts'
import { discharge, endByHand, undoEnding } from '../domain/end-by-hand.ts'
import { isInHospital } from '../domain/fold-stay.ts'
import { extendWindow, resumeWindow, suspendWindow, type Window, type WindowFact } from '../domain/window.ts'
import type { StayChange } from '../events.ts'
import * as store from '../store.ts'
import { saveCourses } from './apply-notifications.ts'
import { isDoctorOfStay, isHospitalOfStay, mayEndByHand, mayUndoEnding } from './hospital-of-stay.ts'
import { foldKnown, readKnown } from './read-course.ts'
import { isOwn, viewCourse } from './view-stays.ts'

export type StayRefused =
  | AccessRefused
  | Refusal<
      | 'stay-unknown'
      | 'stay-over-already'
      | 'stay-end-impossible'
      | 'stay-reason-missing'
      | 'stay-not-yours'
      | 'expected-discharge-not-ahead'
      | 'finished-treatment-outside-stay'
      | 'window-none'
      | 'window-over'
      | 'window-end-not-later'
      | 'window-already-suspended'
      | 'window-not-suspended'
      | 'window-not-yours'
      | 'window-decided-so-already'
      | 'window-doctor-decides'
      | 'stay-not-ended-by-hand'
      | 'stay-followed-by-another'
    >

type StayAnswer = Promise<Result<StaysView, StayRefused>>

/** Which stay, and who wants something done to it. */
export interface OnStay {
  readonly actor: ProfessionalActor
  readonly citizenId: CitizenId
  readonly stayId: StayId
}

/**
 * The citizen is home and the hospital never said so: told by those the letters went to, or by the hospital itself (messages,
 * receiver rules).
 */
export function endStayByHand(
  shell: Shell,
  on: OnStay,
  told: { readonly endedAt: Instant; readonly reason: string },
): StayAnswer {
  return change(shell, on, 'end-stay-by-hand', async (stay, now, scope) => {
    const { actor } = on
    const { state } = stay
    if (!(await mayEndByHand(shell, actor, scope, stay))) return refused('stay-not-yours')
    const id = shell.ids.next<string>()
    const ended = endByHand(state, { ...told, id, by: actor.name, unitId: actor.unitId }, now)
    if (!ended.ok) return ended
    const { endedAt, reason } = ended.value
    return ok({ ...deedAt(id, 'ended-by-hand', endedAt), reason })
  })
}

/**
 * The ward says that the citizen has gone home: what follows a discharge follows from it, the 72 hours by their own rule. When
 * the hospital's own letter comes it says the time (pathways A).
 */
export function dischargeByHand(
  shell: Shell,
  on: OnStay,
  told: { readonly dischargedAt: Instant | 'now'; readonly destination: Destination },
): StayAnswer {
  return change(shell, on, 'discharge-by-hand', async ({ state }, now, scope) => {
    const { actor } = on
    if (!(await isHospitalOfStay(shell, actor, scope, state))) return refused('stay-not-yours')
    const id = shell.ids.next<string>()
    const endedAt = told.dischargedAt === 'now' ? now : told.dischargedAt
    const { destination } = told
    const ended = discharge(state, { id, endedAt, destination, by: actor.name, unitId: actor.unitId }, now)
    return ended.ok ? ok({ ...deedAt(id, 'discharged', endedAt), destination }) : ended
  })
}

/** An ending by hand was a mistake: it stays visible with the reason, and the stay goes on as if it had not been said. */
export function undoEndByHand(shell: Shell, on: OnStay, reason: string): StayAnswer {
  return change(shell, on, 'undo-end-by-hand', async (stay, now, scope) => {
    if (!(await mayUndoEnding(shell, on.actor, scope, stay))) return refused('stay-not-yours')
    const undoing = undoEnding(stay.state, { by: on.actor.name, reason }, now)
    if (!undoing.ok) return undoing
    if (stay.isFollowed) return refused('stay-followed-by-another')
    const { undoes, undone } = undoing.value
    const deed = deedAt(shell.ids.next<string>(), 'ending-undone', now)
    return ok({ ...deed, reason: undone.reason, undoes })
  })
}

/** The ward keeps the treatment for longer. */
export function extendStayWindow(
  shell: Shell,
  on: OnStay,
  told: { readonly endsAt: Instant; readonly reason: string },
): StayAnswer {
  const reason = told.reason.trim()
  return changeWindow(shell, on, 'extend-window', (window, now) =>
    reason === '' ? refused('stay-reason-missing') : extendWindow(window, { ...told, reason }, now),
  )
}

/** 112 has been called: the ambulance has the citizen, and the ward that answers for the treatment is told and says so. */
export function suspendStayWindow(shell: Shell, on: OnStay, reason: string): StayAnswer {
  return changeWindow(shell, on, 'suspend-window', (window, now) =>
    reason.trim() === '' ? refused('stay-reason-missing') : suspendWindow(window, reason.trim(), now),
  )
}

/** The ambulance has left; the ward has the citizen again. */
export function resumeStayWindow(shell: Shell, on: OnStay): StayAnswer {
  return changeWindow(shell, on, 'resume-window', resumeWindow)
}

/**
 * A dying citizen may go home without the ward keeping the treatment: a decision of a doctor of the hospital about this one
 * citizen, with its reason, made while the citizen is there, and taken back the same way (pathways A, 72 hours: individual
 * decision). Nobody writes it for the doctor: the name that stands there is the doctor's.
 */
export function waiveStayWindow(
  shell: Shell,
  on: OnStay,
  told: { readonly isWaived: boolean; readonly reason: string },
): StayAnswer {
  return change(shell, on, 'waive-window', async ({ state, facts }, now, scope) => {
    const reason = told.reason.trim()
    if (!isInHospital(state.status)) return refused('stay-over-already', { status: state.status })
    if (!(await isHospitalOfStay(shell, on.actor, scope, state))) return refused('stay-not-yours')
    if (!(await isDoctorOfStay(shell, on.actor, scope, state))) return refused('window-doctor-decides')
    if (told.isWaived && reason === '') return refused('stay-reason-missing')
    const isWaived = standingWaiver(state, facts.waivers ?? []) !== undefined
    if (isWaived === told.isWaived) return refused('window-decided-so-already')
    const deed = deedAt(shell.ids.next<string>(), told.isWaived ? 'window-waived' : 'window-wanted', now)
    return ok({ ...deed, reason: reason === '' ? null : reason })
  })
}

const deedKinds = {
  extended: 'window-extended',
  suspended: 'window-suspended',
  resumed: 'window-resumed',
} as const

const changes: Readonly<Record<store.Deed['kind'], StayChange>> = {
  'ended-by-hand': 'ended',
  discharged: 'ended',
  'ending-undone': 'corrected',
  'window-extended': 'window-changed',
  'window-suspended': 'window-changed',
  'window-resumed': 'window-changed',
  'window-waived': 'window-changed',
  'window-wanted': 'window-changed',
}

/** The window is the discharging ward's: nobody else moves who answers for the treatment (pathways A, 72 hours). */
function changeWindow(
  shell: Shell,
  on: OnStay,
  object: string,
  deed: (window: Window, now: Instant) => Result<WindowFact, StayRefused>,
): StayAnswer {
  return change(shell, on, object, ({ window }, now, scope) => {
    if (window === undefined) return refused('window-none')
    if (!isOwn(scope, window.place.unitId)) return refused('window-not-yours')
    const fact = deed(window, now)
    if (!fact.ok) return fact
    const { kind, at } = fact.value
    if (kind === 'transferred') throw new Error('only a new stay takes a window over')
    return ok({
      ...deedAt(shell.ids.next<string>(), deedKinds[kind], at),
      endsAt: kind === 'extended' ? fact.value.endsAt : null,
      reason: kind === 'resumed' ? null : fact.value.reason,
    })
  })
}

type NewDeed = Pick<store.Deed, 'id' | 'kind' | 'at' | 'endsAt' | 'reason' | 'destination' | 'undoes'>

function deedAt(id: string, kind: store.Deed['kind'], at: Instant): NewDeed {
  return { id, kind, at, endsAt: null, reason: null, destination: null, undoes: null }
}

/** Lock, allow, decide, save, answer: the way of every deed on a stay. */
function change(
  shell: Shell,
  { actor, citizenId, stayId }: OnStay,
  object: string,
  decide: (
    stay: StayInCourse,
    now: Instant,
    scope: readonly OrganisationId[],
  ) => Result<NewDeed, StayRefused> | Promise<Result<NewDeed, StayRefused>>,
): StayAnswer {
  return shell.transaction(async (inner): StayAnswer => {
    const granted = await allow(inner, {
      actor,
      citizenId,
      kind: 'ADM',
      also: ['PLAN'],
      purpose: 'treatment',
      action: 'write',
      object,
    })
    if (!granted.ok) return granted
    await store.lockCitizens(inner.db, [citizenId])
    const known = await readKnown(inner, [citizenId])
    const stay = (await foldKnown(inner, known))
      .get(citizenId)
      ?.stays.find(({ facts }) => facts.stayId === stayId)
    if (stay === undefined) return refused('stay-unknown')
    const now = inner.clock.now()
    const decided = await decide(stay, now, await scopeOf(inner, actor))
    if (!decided.ok) return decided
    const deed: store.Deed = {
      ...decided.value,
      stayId,
      personId: actor.personId,
      name: actor.name,
      function: actor.function,
      unitId: actor.unitId,
      recordedAt: now,
    }
    await store.insertDeed(inner.db, citizenId, deed)
    const courses = await foldKnown(inner, { ...known, deeds: [...known.deeds, { ...deed, citizenId }] })
    await saveCourses(inner, courses, {
      stays: known.rows,
      before: known.rows,
      letters: [],
      changed: new Map([[stayId, { change: changes[deed.kind], at: deed.at }]]),
    })
    const course = courses.get(citizenId)
    if (course === undefined) return refused('stay-unknown')
    return ok(await viewCourse(inner, actor, course, granted.value.kinds))
  })
}
