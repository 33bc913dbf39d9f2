import type { RepresentationView } from '../../../../contract/access-will.ts'
import type { CitizenActor, ProfessionalActor, SignedInActor } from '../../../../contract/actor.ts'
import type { DataKind } from '../../../../kernel/access-words.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { signal } from '../../../platform/live.ts'
import type { Shell } from '../../../platform/shell.ts'
import { jobOf } from '../domain/job.ts'
import type { RepresentationKind } from '../domain/vocabulary.ts'
import * as domain from '../domain/will/representation.ts'
import { ruleBook } from '../rule-book.ts'
import { findOwnRecord } from '../store/subjects.ts'
import { findSubject, lockWill } from '../store/will.ts'
import { findOpenOverride } from '../store/will-overrides.ts'
import * as store from '../store/will-representations.ts'
import type { AccessRefused } from './allow.ts'
import { askWill } from './ask-will.ts'
import type { Find } from './consents.ts'

export interface RepresentationTold<Unfound extends Refusal = never> {
  readonly kind: RepresentationKind
  readonly representative: Find<{ readonly citizenId: CitizenId; readonly name: string }, Unfound>
  readonly dataKinds: readonly DataKind[]
  readonly doesCoverHealth: boolean
  readonly document: string
  readonly inForceFrom: DanishDate
  readonly lastDay?: DanishDate | undefined
  readonly reviewOn?: DanishDate | undefined
}

export type RecordRepresentationRefused =
  | AccessRefused
  | domain.RepresentationRefused
  | Refusal<'representation-not-of-yourself' | 'representation-only-by-health-persons'>

/**
 * A health person writes down who acts for the citizen, having seen the document: never themselves. It opens the whole record
 * and no block stops it (P34, P35), so neither a word of one's own (a declared tie) nor technical help is enough.
 */
export function recordRepresentation<Unfound extends Refusal = never>(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
  told: RepresentationTold<Unfound>,
): Promise<Result<RepresentationView, RecordRepresentationRefused | Unfound>> {
  return shell.transaction(async (inner) => {
    const granted = await askWill(inner, actor, citizenId, { action: 'write', object: 'representation' })
    if (!granted.ok) return granted
    const { jobs } = await ruleBook()
    if (jobOf(jobs, actor.function).work !== 'health-person' || granted.value.evidence === 'declared')
      return refused('representation-only-by-health-persons')
    const found = await told.representative(inner)
    if (!found.ok) return found
    const representative = found.value
    if (representative.citizenId === (await findOwnRecord(inner, actor.personId)))
      return refused('representation-not-of-yourself')
    await lockWill(inner, citizenId)
    const now = inner.clock.now()
    const { bornOn } = await findSubject(inner, citizenId)
    const kept = await store.listRepresentations(inner, citizenId)
    const { representative: _, document, ...wish } = told
    const recorded = domain.recordRepresentation(
      kept,
      bornOn,
      { ...wish, citizenId, representativeCitizenId: representative.citizenId },
      now,
    )
    if (!recorded.ok) return recorded
    const row = {
      ...recorded.value,
      id: inner.ids.next<string>(),
      citizenId,
      representativeName: representative.name,
      document,
      recordedAt: now,
    }
    await store.insertRepresentation(inner, row, actor)
    await signal(inner, [`citizen:${citizenId}`, `citizen:${representative.citizenId}`])
    return ok(view(inner, bornOn, { ...row, recordedByName: actor.name, endedAt: null, endReason: null }))
  })
}

/** A citizen reads who acts for them. */
export function listMyRepresentatives(
  shell: Shell,
  actor: CitizenActor,
): Promise<Result<{ representations: RepresentationView[] }, AccessRefused>> {
  return listRepresentations(shell, actor, actor.citizenId)
}

/** Who acts for a citizen, for those who may know. */
export async function listRepresentations(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
): Promise<Result<{ representations: RepresentationView[] }, AccessRefused>> {
  const granted = await askWill(shell, actor, citizenId, { action: 'read', object: 'representations' })
  if (!granted.ok) return granted
  const { bornOn } = await findSubject(shell, citizenId)
  const rows = await store.listRepresentations(shell, citizenId)
  return ok({ representations: rows.map((row) => view(shell, bornOn, row)) })
}

export type EndRepresentationRefused = AccessRefused | domain.EndRefused | Refusal<'representation-unknown'>

/** Somebody no longer acts for the citizen, or a parent is kept out for the sake of the child. */
export function endRepresentation(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
  ending: { readonly representationId: string; readonly reason: string },
): Promise<Result<RepresentationView, EndRepresentationRefused>> {
  return shell.transaction(async (inner) => {
    // Who is to be kept out may have blocked for the citizen: whoever has them open of necessity ends it all the same.
    const action = (await findOpenOverride(inner, citizenId, actor)) === undefined ? 'write' : 'override'
    const granted = await askWill(inner, actor, citizenId, { action, object: 'end-representation' })
    if (!granted.ok) return granted
    await lockWill(inner, citizenId)
    const rows = await store.listRepresentations(inner, citizenId)
    const row = rows.find(({ id }) => id === ending.representationId)
    if (row === undefined) return refused('representation-unknown')
    const { bornOn } = await findSubject(inner, citizenId)
    const ended = domain.endRepresentation(row, bornOn, inner.clock.now())
    if (!ended.ok) return ended
    const { endedAt } = ended.value
    await store.insertRepresentationEnd(inner, row, { endedAt, reason: ending.reason }, actor)
    await signal(inner, [`citizen:${citizenId}`, `citizen:${row.representativeCitizenId}`])
    return ok(view(inner, bornOn, { ...row, endedAt, endReason: ending.reason }))
  })
}

function view(shell: Shell, bornOn: DanishDate | null, row: store.RepresentationRow): RepresentationView {
  const now = shell.clock.now()
  return {
    id: row.id,
    kind: row.kind,
    representative: { name: row.representativeName },
    dataKinds: [...row.dataKinds],
    doesCoverHealth: row.doesCoverHealth,
    document: row.document,
    reviewOn: row.reviewOn,
    from: row.from,
    to: domain.endOfRepresentation(row, bornOn),
    recordedByName: row.recordedByName,
    recordedAt: row.recordedAt,
    endedAt: row.endedAt,
    endReason: row.endReason,
    status: domain.standingOfRepresentation(row, bornOn, now),
    isReviewDue: domain.isReviewDue(row, bornOn, now),
  }
}
