import type { SignedInActor } from '../../../../contract/actor.ts'
import { onlyShown } from '../../../../contract/data-kind.ts'
import { needs, type StaysView, type StayView, staysView } from '../../../../contract/stay.ts'
import type { DataKind } from '../../../../kernel/access-words.ts'
import type { CitizenId, OrganisationId } from '../../../../kernel/ids.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessRefused, allow, ruleBook, scopeOf } from '../../access/index.ts'
import { getCitizen } from '../../citizen/index.ts'
import { findUnit } from '../../organisation/index.ts'
import { type Course, type StayInCourse, standingWaiver, type Waiver } from '../domain/course.ts'
import { standingEnding, whyNotEndByHand } from '../domain/end-by-hand.ts'
import { lastSpell, responsiblePlace, type Spell } from '../domain/fold-stay.ts'
import type { Place } from '../domain/notification.ts'
import { type ResponsibilityPeriod, treatmentResponsibility } from '../domain/responsibility.ts'
import { isTellable, toldOfStay } from '../domain/tell.ts'
import type { Telling } from '../domain/telling.ts'
import { isDoctorOfStay, isHospitalOfStay, mayEndByHand, mayUndoEnding } from './hospital-of-stay.ts'
import { municipalUnitOf, readCourse, readTellings } from './read-course.ts'

/** The stays of a citizen with their history, for somebody allowed to know of admissions. */
export async function listStays(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
): Promise<Result<StaysView, AccessRefused>> {
  const granted = await allow(shell, {
    actor,
    citizenId,
    kind: 'ADM',
    also: ['PLAN'],
    purpose: 'treatment',
    action: 'read',
    object: 'stays',
  })
  if (!granted.ok) return granted
  return ok(await viewCourse(shell, actor, await readCourse(shell, citizenId), granted.value.kinds))
}

/** A course as the actor's screen shows it, with what they may do and why not: of the kinds they may see, and no more. */
export async function viewCourse(
  shell: Shell,
  actor: SignedInActor,
  course: Course,
  kinds: ReadonlySet<DataKind>,
): Promise<StaysView> {
  const scope = await scopeOf(shell, actor)
  const tellings = await readTellings(shell, [course.citizenId])
  const windows = course.stays.flatMap(({ window }) => (window === undefined ? [] : [window]))
  const periods = treatmentResponsibility(
    course.stays.map(({ state }) => state),
    windows,
  )
  const newestFirst = course.stays.toSorted((one, other) => (startOf(one) < startOf(other) ? 1 : -1))
  const stays = await Promise.all(
    newestFirst.map((stay) => viewStay(shell, actor, scope, stay, tellings.get(stay.facts.stayId) ?? [])),
  )
  const now = shell.clock.now()
  const responsibility = await Promise.all(
    periods.map(async ({ party, place, basis, from, to }) => ({
      party,
      place: place === undefined ? null : placeView(place),
      basis,
      phone: to === undefined || to > now ? await phoneOf(shell, course.citizenId, party, place) : null,
      from,
      to: to ?? null,
    })),
  )
  return onlyShown(staysView, { stays, now, responsibility }, kinds)
}

/** Where the responsible party answers: the ward day and night, the own doctor in the practice, an ambulance on 112. */
async function phoneOf(
  shell: Shell,
  citizenId: CitizenId,
  party: ResponsibilityPeriod['party'],
  place: Place | undefined,
): Promise<string | null> {
  if (party === 'ambulance') return '112'
  const unitId = party === 'own-doctor' ? (await getCitizen(shell, citizenId)).gpUnitId : place?.unitId
  const unit = unitId === undefined || unitId === null ? undefined : await findUnit(shell, unitId)
  return unit?.dutyPhone ?? unit?.phone ?? null
}

function startOf({ state }: StayInCourse): string {
  return lastSpell(state)?.startedAt ?? state.history[0]?.notification.eventAt ?? ''
}

function placeView({ unitId, name }: Place): { unitId: string | null; name: string } {
  return { unitId: unitId ?? null, name }
}

async function viewStay(
  shell: Shell,
  actor: SignedInActor,
  scope: readonly OrganisationId[],
  stay: StayInCourse,
  tellings: readonly Telling[],
): Promise<StayView> {
  const { facts, state, window, noWindow } = stay
  const { standing, earlier } = toldOfStay(state, tellings)
  const spell = lastSpell(state)
  const place = spell && responsiblePlace(spell)
  return {
    stayId: facts.stayId,
    status: state.status,
    startedAt: spell?.startedAt ?? null,
    endedAt: spell?.endedAt ?? null,
    place: place === undefined ? null : placeView(place),
    municipalUnitId: municipalUnitOf(facts),
    spells: state.spells.map(spellView),
    history: state.history.map(({ notification, mark, isTargetUnknown }) => ({
      messageId: notification.messageId,
      code: notification.code,
      eventAt: notification.eventAt,
      sentAt: notification.sentAt,
      place: placeView(notification.place),
      mark,
      isTargetUnknown,
    })),
    endingsByHand: state.endingsByHand.map(({ ending, mark }) => ({
      endedAt: ending.endedAt,
      recordedAt: ending.recordedAt,
      by: ending.by,
      reason: ending.reason === '' ? null : ending.reason,
      destination: ending.destination ?? null,
      mark,
      undone: ending.undone ?? null,
    })),
    isAttentionNeeded: state.isAttentionNeeded,
    window: window === undefined ? null : await windowView(shell, scope, window),
    noWindow: noWindow === undefined || noWindow === 'not-ended' ? null : noWindow,
    windowWaived: await viewWaiver(standingWaiver(state, facts.waivers ?? [])),
    ...(await viewMay(shell, actor, scope, stay)),
    expectedDischarge: toldTimeView(standing.get('expected-discharge')),
    treatmentFinished: toldTimeView(standing.get('treatment-finished')),
    needs: needs.flatMap((need) => {
      const telling = standing.get(need)
      return telling === undefined ? [] : [{ need, ...whoAndWhen(telling) }]
    }),
    toldBefore: earlier.map((telling) => ({
      ...whoAndWhen(telling),
      about: telling.about,
      at: telling.at ?? null,
      isTakenBack: telling.isTakenBack,
    })),
    mayTell: await mayTell(shell, actor, scope, state),
    withheld: false,
  }
}

async function viewWaiver(waiver: Waiver | undefined): Promise<StayView['windowWaived']> {
  if (waiver === undefined) return null
  const { by, at, reason, function: does } = waiver
  const role = (await ruleBook()).jobs.get(does)?.name ?? { da: does, en: does }
  return { by, role, at, reason }
}

function toldTimeView(telling: Telling | undefined): StayView['expectedDischarge'] {
  return telling?.at === undefined ? null : { at: telling.at, ...whoAndWhen(telling) }
}

function whoAndWhen({ by, toldAt }: Telling): { by: string; unitId: string; toldAt: string } {
  return { by: by.name, unitId: by.unitId, toldAt }
}

type May = Pick<StayView, 'mayEndByHand' | 'mayDischarge' | 'mayUndoEnd' | 'mayWaive'>

/** What the actor may do to the stay itself, and why not. */
async function viewMay(
  shell: Shell,
  actor: SignedInActor,
  scope: readonly OrganisationId[],
  stay: StayInCourse,
): Promise<May> {
  if (actor.kind !== 'professional') {
    const not = { may: false, because: 'not-for-your-role' }
    return { mayEndByHand: not, mayDischarge: not, mayUndoEnd: not, mayWaive: not }
  }
  const { state } = stay
  const isOver = whyNotEndByHand(state)
  const isHospital = await isHospitalOfStay(shell, actor, scope, state)
  const isDoctor = await isDoctorOfStay(shell, actor, scope, state)
  const notEnded = standingEnding(state) === undefined ? 'stay-not-ended-by-hand' : undefined
  const isFollowed = stay.isFollowed ? 'stay-followed-by-another' : undefined
  const notYours = (isYours: boolean) => (isYours ? undefined : 'stay-not-yours')
  return {
    mayEndByHand: mayUnless(isOver ?? notYours(await mayEndByHand(shell, actor, scope, stay))),
    mayDischarge: mayUnless(isOver ?? notYours(isHospital)),
    mayUndoEnd: mayUnless(notEnded ?? isFollowed ?? notYours(await mayUndoEnding(shell, actor, scope, stay))),
    mayWaive: mayUnless(isOver ?? notYours(isHospital) ?? (isDoctor ? undefined : 'window-doctor-decides')),
  }
}

function mayUnless(because: string | undefined): StayView['mayWaive'] {
  return { may: because === undefined, because: because ?? null }
}

async function mayTell(
  shell: Shell,
  actor: SignedInActor,
  scope: readonly OrganisationId[],
  state: StayInCourse['state'],
): Promise<StayView['mayTell']> {
  if (actor.kind !== 'professional') return { may: false, because: 'not-for-your-role' }
  const because = !isTellable(state)
    ? 'stay-over-already'
    : (await isHospitalOfStay(shell, actor, scope, state))
      ? null
      : 'stay-not-yours'
  return { may: because === null, because }
}

function spellView(spell: Spell): StayView['spells'][number] {
  return {
    startedAt: spell.startedAt,
    isStartImplied: spell.isStartImplied,
    endedAt: spell.endedAt ?? null,
    ending: spell.ending ?? null,
    places: spell.places.map(({ place, from }) => ({ place: placeView(place), from })),
    classes: [...spell.classes],
    leaves: spell.leaves.map(({ from, to }) => ({ from, to: to ?? null })),
  }
}

async function windowView(
  shell: Shell,
  scope: readonly OrganisationId[],
  window: NonNullable<StayInCourse['window']>,
): Promise<NonNullable<StayView['window']>> {
  const { status, openedAt, endsAt, until, place } = window
  const ward = place.unitId && (await findUnit(shell, place.unitId))
  const because = isOver(status) ? 'window-over' : isOwn(scope, place.unitId) ? null : 'window-not-yours'
  return {
    status,
    openedAt,
    endsAt,
    until,
    ward: placeView(place),
    phone: ward ? (ward.dutyPhone ?? ward.phone) : null,
    mayExtend: { may: because === null, because },
  }
}

export function isOver(status: string): boolean {
  return status === 'closed' || status === 'transferred'
}

/** The window is the discharging ward's own: nobody else may move its end. */
export function isOwn(scope: readonly OrganisationId[], unitId: OrganisationId | undefined): boolean {
  return unitId !== undefined && scope.includes(unitId)
}
