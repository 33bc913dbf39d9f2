import type { ProfessionalActor } from '../../../../contract/actor.ts'
import {
  type CorrespondenceInboxView,
  type CorrespondenceRowView,
  correspondenceInboxView,
} from '../../../../contract/correspondence.ts'
import { onlyShown } from '../../../../contract/data-kind.ts'
import type { DataKind } from '../../../../kernel/access-words.ts'
import type { CitizenId, OrganisationId } from '../../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { kindsOpenTo, type ListScope, listScope, recordListed } from '../../access/index.ts'
import { listCitizens } from '../../citizen/index.ts'
import { unitsWithin } from '../../organisation/index.ts'
import { fold, sidesOf } from '../domain/thread.ts'
import { correspondenceSettings } from '../settings.ts'
import * as store from '../store.ts'
import { unitNames } from '../unit-names.ts'
import { inPart, viewHead, viewLine } from '../view-thread.ts'
import { doerOf } from './open-thread.ts'

const contentKinds = ['REC', 'PSY', 'SOC'] as const

export interface InboxWish {
  readonly unitId?: OrganisationId | undefined
  readonly show: store.Show
  readonly after?: store.Place | undefined
  readonly limit: number
}

export type InboxRefused = Refusal<'correspondence-unit-not-yours'>

/**
 * The threads of the actor's units. What was sent to a unit is tied to it (`referral`) and shown by the rules for lists; of what it
 * has only written itself, each citizen is asked about singly, since writing is no tie.
 */
export async function listInbox(
  shell: Shell,
  actor: ProfessionalActor,
  wish: InboxWish,
): Promise<Result<CorrespondenceInboxView, InboxRefused>> {
  const scope = await scopeFor(shell, actor, wish.unitId)
  if (!scope.ok) return scope
  const now = shell.clock.now()
  const rows = await store.listBoxes(shell.db, scope.value, { ...wish, now, limit: wish.limit + 1 })
  const page = rows.slice(0, wish.limit)
  const last = page.at(-1)
  const next = rows.length > wish.limit && last !== undefined ? `${last.latestAt}_${last.threadId}` : null
  const own = await openOf(shell, actor, page)
  const shown = page.filter(({ isReceiver, citizenId }) => isReceiver || own.has(citizenId))
  const citizenIds = [...new Set(shown.map(({ citizenId }) => citizenId))]
  const blocked = new Set(scope.value.blocked)
  const kinds = kindsIn(scope.value, own)
  const closedMeanwhile = await recordListed(shell, {
    actor,
    kinds: ['APP', ...[...kinds].filter((kind) => kind !== 'APP')],
    purpose: 'treatment',
    object: 'correspondence-inbox',
    citizenIds,
    masked: citizenIds.filter((citizenId) => blocked.has(citizenId)),
  })
  for (const citizenId of closedMeanwhile) blocked.add(citizenId)
  const threads = await viewRows(shell, actor, shown, blocked)
  return ok(
    threads.length === 0
      ? { threads, next }
      : {
          threads: threads.map((row) => cut(row, own.get(row.citizenId as CitizenId) ?? scope.value.kinds)),
          next,
        },
  )
}

/** What waits in the actor's units. */
export async function countInbox(
  shell: Shell,
  actor: ProfessionalActor,
  unitId: OrganisationId | undefined,
): Promise<Result<{ unread: number; needsAnswer: number; overdue: number; failed: number }, InboxRefused>> {
  const scope = await scopeFor(shell, actor, unitId)
  if (!scope.ok) return scope
  return ok(await store.countBoxes(shell.db, scope.value, shell.clock.now()))
}

async function scopeFor(
  shell: Shell,
  actor: ProfessionalActor,
  unitId: OrganisationId | undefined,
): Promise<Result<ListScope, InboxRefused>> {
  const scope = await listScope(shell, actor, {
    kind: 'APP',
    also: ['ID', ...contentKinds],
    purpose: 'treatment',
    via: ['referral'],
  })
  if (unitId === undefined) return ok(scope)
  if (!scope.unitIds.includes(unitId)) return refused('correspondence-unit-not-yours')
  const within = await unitsWithin(shell, unitId)
  return ok({ ...scope, unitIds: scope.unitIds.filter((one) => within.includes(one)) })
}

/** What may be shown of the citizens whom the units have only written about. */
async function openOf(
  shell: Shell,
  actor: ProfessionalActor,
  rows: readonly store.BoxRow[],
): Promise<ReadonlyMap<CitizenId, ReadonlySet<DataKind>>> {
  const received = new Set(rows.filter(({ isReceiver }) => isReceiver).map(({ citizenId }) => citizenId))
  const asked = [...new Set(rows.map(({ citizenId }) => citizenId))].filter((one) => !received.has(one))
  const open = new Map<CitizenId, ReadonlySet<DataKind>>()
  for (const citizenId of asked) {
    const kinds = await kindsOpenTo(shell, actor, citizenId, {
      kinds: ['APP', 'ID', ...contentKinds],
      purpose: 'treatment',
    })
    if (kinds.includes('APP')) open.set(citizenId, new Set(kinds))
  }
  return open
}

function kindsIn(
  scope: ListScope,
  own: ReadonlyMap<CitizenId, ReadonlySet<DataKind>>,
): ReadonlySet<DataKind> {
  return new Set([...scope.kinds, ...[...own.values()].flatMap((kinds) => [...kinds])])
}

async function viewRows(
  shell: Shell,
  actor: ProfessionalActor,
  rows: readonly store.BoxRow[],
  blocked: ReadonlySet<CitizenId>,
): Promise<CorrespondenceRowView[]> {
  const histories = await store.listHistoriesOf(shell.db, rows)
  const open = [...new Set(rows.map(({ citizenId }) => citizenId))].filter((one) => !blocked.has(one))
  const citizens = new Map((await listCitizens(shell, open)).map((citizen) => [citizen.id, citizen]))
  const { categories } = await correspondenceSettings()
  const doer = await doerOf(shell, actor)
  const threads = rows.map((row) => ({ row, thread: fold(histories.get(store.nameOf(row)) ?? []) }))
  const names = await unitNames(shell, [...rows, ...threads.flatMap(({ thread }) => sidesOf(thread))])
  const viewing = { doer, names, categories, now: shell.clock.now() }
  return threads.map(({ row, thread }): CorrespondenceRowView => {
    const isBlocked = blocked.has(row.citizenId)
    const citizen = citizens.get(row.citizenId)
    const head = viewHead(row.threadId, thread, viewing)
    return {
      ...(isBlocked ? withoutOthers(head, row.unitId) : head),
      citizenId: row.citizenId,
      name: citizen?.name ?? null,
      birthDate: citizen?.birthDate ?? null,
      unit: { id: row.unitId, name: names.get(row.unitId) ?? '' },
      parts: inPart(thread.kind, isBlocked ? null : viewLine(thread, categories)),
      withheld: isBlocked,
      isBlocked,
    }
  })
}

const somebody = { unitId: null, name: '', isOutside: false }

/** With whom a unit writes about a citizen who has blocked the reader is for them not to know. */
function withoutOthers<Head extends Pick<CorrespondenceRowView, 'correspondents' | 'latest'>>(
  head: Head,
  unitId: OrganisationId,
): Head {
  const { latest, correspondents } = head
  const ownOnly = (side: (typeof correspondents)[number]) => (side.unitId === unitId ? side : somebody)
  return {
    ...head,
    correspondents: correspondents.filter((side) => side.unitId === unitId),
    latest: { ...latest, from: ownOnly(latest.from), to: ownOnly(latest.to) },
  }
}

function cut(row: CorrespondenceRowView, kinds: ReadonlySet<DataKind>): CorrespondenceRowView {
  const view = onlyShown(correspondenceInboxView, { threads: [row], next: null }, new Set([...kinds, 'APP']))
  return view.threads[0] ?? row
}
