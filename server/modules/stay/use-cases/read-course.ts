import { momentAt } from '../../../../kernel/copenhagen-time.ts'
import { parseDanishDate } from '../../../../kernel/danish-calendar.ts'
import type { CitizenId, OrganisationId, StayId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { listStandingFacts, type StandingFact } from '../../form/index.ts'
import { findUnit } from '../../organisation/index.ts'
import { type Course, foldCourse, type StayFacts, type Waiver } from '../domain/course.ts'
import { responsiblePlace } from '../domain/fold-stay.ts'
import type { EndingByHand } from '../domain/notification.ts'
import { bySending } from '../domain/settle.ts'
import type { Telling } from '../domain/telling.ts'
import { aboutOf } from '../domain/told-facts.ts'
import type { WindowFact } from '../domain/window.ts'
import * as store from '../store.ts'

/** All that is known of some citizens' stays, before it is folded. */
export interface KnownStays {
  readonly rows: readonly store.StayRow[]
  readonly notifications: readonly store.NotificationOfStay[]
  readonly deeds: readonly (store.Deed & { citizenId: CitizenId })[]
}

export async function readKnown(shell: Shell, citizenIds: readonly CitizenId[]): Promise<KnownStays> {
  return {
    rows: await store.listStayRows(shell.db, citizenIds),
    notifications: await store.listNotifications(shell.db, citizenIds),
    deeds: await store.listDeeds(shell.db, citizenIds),
  }
}

/** The stays of each citizen, folded from letters and deeds. */
export async function foldKnown(
  shell: Shell,
  known: Omit<KnownStays, 'rows'> & {
    readonly rows: readonly Pick<store.StayRow, 'citizenId' | 'stayId' | 'episodeId'>[]
  },
): Promise<Map<CitizenId, Course>> {
  const notifications = Map.groupBy(known.notifications, ({ stayId }) => stayId)
  const deeds = Map.groupBy(known.deeds, ({ stayId }) => stayId)
  const courses = new Map<CitizenId, Course>()
  for (const [citizenId, rows] of Map.groupBy(known.rows, (row) => row.citizenId)) {
    const facts = await Promise.all(
      rows.map(async ({ stayId, episodeId }): Promise<StayFacts> => {
        const letters = (notifications.get(stayId) ?? []).map((one) => one.notification)
        const own = deeds.get(stayId) ?? []
        return {
          stayId,
          episodeId,
          notifications: letters,
          endingsByHand: endingsOf(own),
          windowFacts: own.flatMap(windowFactOf),
          isSomatic: await isSomatic(shell, letters),
          // Only notifications about citizens with a case at the municipality reach us, so nursing is the likely answer.
          isInMunicipalNursing: true,
          waivers: own.flatMap(waiverOf),
        }
      }),
    )
    courses.set(citizenId, foldCourse(citizenId, facts, shell.clock.now()))
  }
  return courses
}

/** One citizen's stays as they are now. */
export async function readCourse(shell: Shell, citizenId: CitizenId): Promise<Course> {
  const courses = await foldKnown(shell, await readKnown(shell, [citizenId]))
  return courses.get(citizenId) ?? { citizenId, stays: [] }
}

/** What hospitals have told of some citizens' stays: by itself, or in a document they have signed. */
export async function readTellings(
  shell: Shell,
  citizenIds: readonly CitizenId[],
): Promise<ReadonlyMap<StayId, readonly Telling[]>> {
  const tellings = new Map<StayId, Telling[]>()
  for (const { stayId, telling } of await listTold(shell, citizenIds))
    tellings.set(stayId, [...(tellings.get(stayId) ?? []), telling])
  return tellings
}

/** The same, one by one. */
export async function listTold(
  shell: Shell,
  citizenIds: readonly CitizenId[],
): Promise<store.TellingOfStay[]> {
  return [...(await store.listTellings(shell.db, citizenIds)), ...(await readSigned(shell, citizenIds))]
}

async function readSigned(shell: Shell, citizenIds: readonly CitizenId[]): Promise<store.TellingOfStay[]> {
  const facts = await listStandingFacts(shell, citizenIds)
  const told = facts.map(async (fact) => {
    const telling = tellingIn(fact)
    if (telling === undefined || fact.subjectId === null) return []
    // The municipality says much in its documents; when somebody goes home is for the hospital to say.
    const { room } = (await findUnit(shell, telling.by.unitId)) ?? { room: null }
    const { citizenId } = fact
    return room === 'hospital' ? [{ citizenId, stayId: fact.subjectId as StayId, telling }] : []
  })
  return (await Promise.all(told)).flat()
}

function tellingIn({ key, kind, data, at, toldAt, by }: StandingFact): Telling | undefined {
  const about = aboutOf(kind)
  const { personId, name, function: does, unitId } = by
  if (about === undefined || does === null || unitId === null) return undefined
  const day = typeof data.on === 'string' ? parseDanishDate(data.on) : undefined
  return {
    id: key,
    about,
    isTakenBack: false,
    // A document names the day; people go home around noon.
    at:
      about === 'expected-discharge'
        ? day && momentAt(day, '12:00')
        : about === 'treatment-finished'
          ? (at ?? toldAt)
          : undefined,
    by: { personId, name, function: does, unitId },
    toldAt,
    toldAs: key,
  }
}

function endingsOf(deeds: readonly store.Deed[]): EndingByHand[] {
  return deeds.flatMap((deed): EndingByHand[] => {
    if (deed.kind !== 'ended-by-hand' && deed.kind !== 'discharged') return []
    const { id, at, recordedAt, name, unitId, reason, destination } = deed
    const undoing = deeds.find(({ undoes }) => undoes === id)
    return [
      {
        id,
        endedAt: at,
        recordedAt,
        by: name,
        unitId,
        reason: reason ?? '',
        ...(destination !== null && { destination }),
        ...(undoing && { undone: { at: undoing.at, by: undoing.name, reason: undoing.reason ?? '' } }),
      },
    ]
  })
}

function windowFactOf({ kind, at, endsAt, reason }: store.Deed): WindowFact[] {
  switch (kind) {
    case 'window-extended':
      return endsAt === null ? [] : [{ kind: 'extended', at, endsAt, reason: reason ?? '' }]
    case 'window-suspended':
      return [{ kind: 'suspended', at, reason: reason ?? '' }]
    case 'window-resumed':
      return [{ kind: 'resumed', at }]
    case 'ended-by-hand':
    case 'discharged':
    case 'ending-undone':
    case 'window-waived':
    case 'window-wanted':
      return []
  }
}

function waiverOf({ kind, at, name, function: does, reason }: store.Deed): Waiver[] {
  return kind === 'window-waived' || kind === 'window-wanted'
    ? [{ at, isWaived: kind === 'window-waived', by: name, function: does, reason: reason ?? '' }]
    : []
}

/** Psychiatric when a unit the citizen was in says so; a unit we do not know counts as somatic. */
async function isSomatic(shell: Shell, letters: StayFacts['notifications']): Promise<boolean> {
  for (const unitId of new Set(letters.map(({ place }) => place.unitId))) {
    const unit = unitId && (await findUnit(shell, unitId))
    if (unit?.services.includes('psychiatry')) return false
  }
  return true
}

/** A stay as it is saved: what lists and neighbours need of it. */
export function rowOf(course: Course, known: Pick<store.StayRow, 'stayId' | 'episodeId'>): store.StayRow {
  const stay = course.stays.find(({ facts }) => facts.stayId === known.stayId)
  if (stay === undefined) throw new Error(`stay ${known.stayId} is not in the course`)
  const spell = stay.state.spells.at(-1)
  const place = spell && responsiblePlace(spell)
  return {
    citizenId: course.citizenId,
    stayId: known.stayId,
    episodeId: known.episodeId,
    municipalUnitId: municipalUnitOf(stay.facts),
    status: stay.state.status,
    placeUnitId: place?.unitId ?? null,
    placeName: place?.name ?? null,
    startedAt: spell?.startedAt ?? null,
    endedAt: spell?.endedAt ?? null,
    isAttentionNeeded: stay.state.isAttentionNeeded,
    windowUnitId: stay.window?.place.unitId ?? null,
    windowOpenedAt: stay.window?.openedAt ?? null,
    windowUntil: stay.window?.until ?? null,
  }
}

/** The unit the newest letter went to: a citizen may move to another municipality during a stay. */
export function municipalUnitOf({ notifications, stayId }: StayFacts): OrganisationId {
  const newest = notifications.toSorted(bySending).at(-1)
  if (newest === undefined) throw new Error(`stay ${stayId} has no letters`)
  return newest.receiverUnitId
}
