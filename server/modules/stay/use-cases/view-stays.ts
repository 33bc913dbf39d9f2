import type { ProfessionalActor, SignedInActor } from '../../../../contract/actor.ts'
import type { StaysView, StayView, WardPatientView } from '../../../../contract/stay.ts'
import type { CitizenId, OrganisationId } from '../../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessRefused, allow, scopeOf } from '../../access/index.ts'
import { listCitizens } from '../../citizen/index.ts'
import { findUnit, unitsWithin } from '../../organisation/index.ts'
import type { Course, StayInCourse } from '../domain/course.ts'
import { whyNotEndByHand } from '../domain/end-by-hand.ts'
import { lastSpell, responsiblePlace, type Spell } from '../domain/fold-stay.ts'
import type { Place } from '../domain/notification.ts'
import { treatmentResponsibility } from '../domain/responsibility.ts'
import { expectedDischargeIn, isTellable, toldOfStay } from '../domain/tell.ts'
import type { Telling } from '../domain/telling.ts'
import * as store from '../store.ts'
import { isHospitalOfStay } from './hospital-of-stay.ts'
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
    purpose: actor.kind === 'citizen' ? 'own-record' : 'treatment',
    action: 'read',
    object: 'stays',
  })
  return granted.ok ? ok(await viewCourse(shell, actor, await readCourse(shell, citizenId))) : granted
}

/** A course as the actor's screen shows it, with what they may do and why not. */
export async function viewCourse(shell: Shell, actor: SignedInActor, course: Course): Promise<StaysView> {
  const scope = await scopeOf(shell, actor)
  const tellings = await readTellings(shell, [course.citizenId])
  const windows = course.stays.flatMap(({ window }) => (window === undefined ? [] : [window]))
  const periods = treatmentResponsibility(
    course.stays.map(({ state }) => state),
    windows,
  )
  const newestFirst = course.stays.toSorted((one, other) => (startOf(one) < startOf(other) ? 1 : -1))
  return {
    stays: await Promise.all(
      newestFirst.map((stay) => viewStay(shell, actor, scope, stay, tellings.get(stay.facts.stayId) ?? [])),
    ),
    responsibility: periods.map(({ party, place, basis, from, to }) => ({
      party,
      place: place === undefined ? null : placeView(place),
      basis,
      from,
      to: to ?? null,
    })),
  }
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
  { facts, state, window, noWindow }: StayInCourse,
  tellings: readonly Telling[],
): Promise<StayView> {
  const { standing } = toldOfStay(state, tellings)
  const spell = lastSpell(state)
  const place = spell && responsiblePlace(spell)
  const notByHand = actor.kind === 'professional' ? whyNotEndByHand(state) : 'not-for-your-role'
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
      reason: ending.reason,
      mark,
    })),
    isAttentionNeeded: state.isAttentionNeeded,
    window: window === undefined ? null : await windowView(shell, scope, window),
    noWindow: noWindow === undefined || noWindow === 'not-ended' ? null : noWindow,
    mayEndByHand: { may: notByHand === undefined, because: notByHand ?? null },
    expectedDischarge: toldTimeView(standing.get('expected-discharge')),
    treatmentFinished: toldTimeView(standing.get('treatment-finished')),
    mayTell: await mayTell(shell, actor, scope, state),
  }
}

function toldTimeView(telling: Telling | undefined): StayView['expectedDischarge'] {
  if (telling?.at === undefined) return null
  const { at, by, toldAt } = telling
  return { at, by: by.name, unitId: by.unitId, toldAt }
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

/** Who is in the actor's units now, and whom these still answer for after discharge. The units are all that may be seen. */
export async function listWardPatients(
  shell: Shell,
  actor: ProfessionalActor,
  wish: { readonly unitId?: OrganisationId | undefined; readonly limit: number },
): Promise<Result<{ patients: WardPatientView[] }, Refusal<'stay-unit-not-yours'>>> {
  const scope = await scopeOf(shell, actor)
  if (wish.unitId !== undefined && !scope.includes(wish.unitId)) return refused('stay-unit-not-yours')
  const within = wish.unitId === undefined ? scope : await unitsWithin(shell, wish.unitId)
  const unitIds = scope.filter((unitId) => within.includes(unitId))
  const rows = await store.listInWards(shell.db, unitIds, shell.clock.now(), wish.limit)
  const citizens = new Map(
    (
      await listCitizens(
        shell,
        rows.map(({ citizenId }) => citizenId),
      )
    ).map((citizen) => [citizen.id, citizen]),
  )
  const tellings = await readTellings(shell, [...citizens.keys()])
  return ok({
    patients: rows.flatMap((row): WardPatientView[] => {
      const citizen = citizens.get(row.citizenId)
      if (citizen === undefined || row.startedAt === null) return []
      return [
        {
          stayId: row.stayId,
          citizenId: row.citizenId,
          name: citizen.name,
          birthDate: citizen.birthDate,
          status: row.status,
          startedAt: row.startedAt,
          endedAt: row.endedAt,
          place: { unitId: row.placeUnitId, name: row.placeName ?? '' },
          isAttentionNeeded: row.isAttentionNeeded,
          windowUntil: row.windowUntil,
          expectedDischargeAt: expectedDischargeIn(row, tellings.get(row.stayId) ?? []),
        },
      ]
    }),
  })
}
