import type { CitizenId, OrganisationId, StayId } from '../../../../kernel/ids.ts'
import { signal, type Topic } from '../../../platform/live.ts'
import { publish } from '../../../platform/outbox.ts'
import type { Shell } from '../../../platform/shell.ts'
import { recordDisclosures } from '../../access/index.ts'
import type { HospitalNotificationData } from '../../message/index.ts'
import type { Course } from '../domain/course.ts'
import type { Notification, NotificationBase } from '../domain/notification.ts'
import type { StayChange, StayChanged } from '../events.ts'
import * as store from '../store.ts'
import { foldKnown, readKnown, rowOf } from './read-course.ts'
import { tellTies } from './tell-ties.ts'

/** A letter as `message` told of it. */
export interface ToldNotification {
  readonly citizenId: CitizenId
  readonly data: HospitalNotificationData
}

/**
 * Takes in letters about stays, hundreds at a time: folds each citizen's stays anew, saves what is new and tells of it. A
 * letter that has been taken in changes nothing; order does not matter. Some seven statements, however many letters.
 */
export function applyNotifications(shell: Shell, told: readonly ToldNotification[]): Promise<void> {
  return shell.transaction(async (inner) => {
    const citizenIds = [...new Set(told.map(({ citizenId }) => citizenId))]
    await store.lockCitizens(inner.db, citizenIds)
    const known = await readKnown(inner, citizenIds)
    const fresh = newLetters(told, known.notifications)
    if (fresh.length === 0) return
    const stays = staysWith(inner, known.rows, fresh)
    const letters = fresh.map(({ citizenId, data }): store.NotificationOfStay => {
      const { stayId } = stayOf(stays, citizenId, data.notification.episodeId)
      return { citizenId, stayId, notification: letterOf(data) }
    })
    await recordDisclosures(
      inner,
      letters.map(({ citizenId, notification }) => ({
        citizenId,
        kind: 'ADM',
        purpose: 'message-exchange',
        object: notification.code,
        by: 'HospitalNotification',
      })),
    )
    const courses = await foldKnown(inner, {
      rows: stays,
      notifications: [...known.notifications, ...letters],
      deeds: known.deeds,
    })
    await saveCourses(inner, courses, { stays, before: known.rows, letters, changed: changesOf(letters) })
  })
}

/** Which stay of which citizen an episode is. */
type KnownStay = Pick<store.StayRow, 'citizenId' | 'stayId' | 'episodeId'>

/** What a stay was last changed by. */
interface Changed {
  readonly change: StayChange
  readonly at: Notification['eventAt']
}

/** Saves the stays of some citizens as folded, with the ties they make, tells of those named as changed, and wakes the screens that show them. */
export async function saveCourses(
  shell: Shell,
  courses: ReadonlyMap<CitizenId, Course>,
  what: {
    readonly stays: readonly KnownStay[]
    readonly before: readonly store.StayRow[]
    readonly letters: readonly store.NotificationOfStay[]
    readonly changed: ReadonlyMap<StayId, Changed>
  },
): Promise<void> {
  const rows = what.stays.flatMap((stay) => {
    const course = courses.get(stay.citizenId)
    return course === undefined ? [] : [rowOf(course, stay)]
  })
  const before = new Map(what.before.map((row) => [row.stayId, row]))
  const changedRows = rows.filter((row) => !isSame(row, before.get(row.stayId)))
  await store.save(shell.db, what.letters, changedRows, shell.clock.now())
  const retold = new Set([...what.changed.keys(), ...changedRows.map(({ stayId }) => stayId)])
  await tellTies(shell, courses.values(), retold)
  await publish(
    shell,
    rows.flatMap((row): StayChanged[] => {
      const changed = what.changed.get(row.stayId)
      return changed === undefined ? [] : [stayChanged(shell, row, changed)]
    }),
  )
  await signal(shell, topicsOf([...what.before, ...rows], what.changed))
}

function isSame(row: store.StayRow, before: store.StayRow | undefined): boolean {
  return (
    before !== undefined &&
    (Object.keys(row) as (keyof store.StayRow)[]).every((column) => row[column] === before[column])
  )
}

function stayChanged(shell: Shell, row: store.StayRow, { change, at }: Changed): StayChanged {
  return {
    type: 'stay-changed',
    citizenId: row.citizenId,
    occurredAt: shell.clock.now(),
    data: {
      stayId: row.stayId,
      change,
      at,
      status: row.status,
      ...(row.placeUnitId && { unitId: row.placeUnitId }),
      municipalUnitId: row.municipalUnitId,
    },
  }
}

/** The wards the citizen has left as well as those they are in now. */
function topicsOf(rows: readonly store.StayRow[], changed: ReadonlyMap<StayId, Changed>): Topic[] {
  return rows.flatMap(({ citizenId, stayId, placeUnitId, windowUnitId }): Topic[] => {
    if (!changed.has(stayId)) return []
    const wards = [placeUnitId, windowUnitId].filter((unitId) => unitId !== null)
    return [`citizen:${citizenId}`, ...wards.map((unitId): Topic => `ward:${unitId}`)]
  })
}

function newLetters(
  told: readonly ToldNotification[],
  known: readonly store.NotificationOfStay[],
): ToldNotification[] {
  const seen = new Set<string>(known.map(({ notification }) => notification.messageId))
  return told.filter(({ data }) => {
    const isNew = !seen.has(data.messageId)
    seen.add(data.messageId)
    return isNew
  })
}

function staysWith(
  shell: Shell,
  rows: readonly store.StayRow[],
  fresh: readonly ToldNotification[],
): KnownStay[] {
  const stays = new Map<string, KnownStay>(rows.map((row) => [keyOf(row), row]))
  for (const { citizenId, data } of fresh) {
    const { episodeId } = data.notification
    const key = keyOf({ citizenId, episodeId })
    if (stays.has(key)) continue
    stays.set(key, { citizenId, episodeId, stayId: shell.ids.next<StayId>() })
  }
  return [...stays.values()]
}

function stayOf(stays: readonly KnownStay[], citizenId: CitizenId, episodeId: string): KnownStay {
  const stay = stays.find((one) => one.citizenId === citizenId && one.episodeId === episodeId)
  if (stay === undefined) throw new Error('a letter without a stay')
  return stay
}

function keyOf({ citizenId, episodeId }: Pick<KnownStay, 'citizenId' | 'episodeId'>): string {
  return `${citizenId} ${episodeId}`
}

/** The letter in the words of this module. Letter ids count for one sender, so they are kept with theirs. */
function letterOf({
  messageId,
  notification: told,
  receiverUnitId,
  providerUnitId,
  senderUnitId,
}: HospitalNotificationData): Notification {
  const ofSender = (letterId: string) => `${told.sender.sor} ${letterId}`
  const unitId: OrganisationId | undefined = providerUnitId ?? senderUnitId
  return {
    letterId: ofSender(told.letterId),
    messageId,
    code: told.code,
    base: told.base,
    change: told.change,
    eventAt: told.eventAt,
    sentAt: told.sentAt,
    periodStart: told.periodStart,
    ...(told.periodEnd && { periodEnd: told.periodEnd }),
    ...(told.leaveStart && { leaveStart: told.leaveStart }),
    ...(told.leaveEnd && { leaveEnd: told.leaveEnd }),
    class: told.class,
    isReportRequested: told.isReportRequested,
    ...(told.revises && { revises: ofSender(told.revises) }),
    ...(told.follows && { follows: ofSender(told.follows) }),
    ...(told.cancels && { cancels: ofSender(told.cancels) }),
    place: {
      ...(unitId && { unitId }),
      sor: told.provider.sor,
      name: told.provider.name ?? told.sender.name ?? `SOR ${told.provider.sor}`,
    },
    receiverUnitId,
  }
}

const changeOf: Readonly<Record<NotificationBase, StayChange>> = {
  STAA: 'started',
  STIN: 'started',
  STOR: 'left-on-leave',
  SLOR: 'returned',
  SLHJ: 'ended',
  MORS: 'died',
}

/** The letter sent last says what has changed. */
function changesOf(letters: readonly store.NotificationOfStay[]): ReadonlyMap<StayId, Changed> {
  const inOrder = letters.toSorted((one, other) =>
    one.notification.sentAt < other.notification.sentAt ? -1 : 1,
  )
  return new Map(
    inOrder.map(({ stayId, notification: { base, change, eventAt } }) => [
      stayId,
      {
        change:
          change === 'new' ? changeOf[base] : change === 'correction' ? 'corrected' : ('cancelled' as const),
        at: eventAt,
      },
    ]),
  )
}
