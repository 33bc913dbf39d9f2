import type { SignedInActor } from '../../../../contract/actor.ts'
import type { CaveView } from '../../../../contract/medication-cave.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import { dueAt, type TimeLimit } from '../../../../kernel/deadline.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { signal } from '../../../platform/live.ts'
import { publish } from '../../../platform/outbox.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessRefused, allow } from '../../access/index.ts'
import { medicineCatalogue, substanceMeant } from '../catalogue.ts'
import { caveAsks } from '../cave-asks.ts'
import { caveView } from '../cave-view.ts'
import {
  type CaveContent,
  type CaveEnding,
  type CaveEvent,
  type CaveState,
  type CaveTold,
  foldCave,
} from '../domain/cave.ts'
import * as domain from '../domain/keep-cave.ts'
import type { Who } from '../domain/medicine.ts'
import { type Standing, standingOf } from '../standing.ts'
import * as store from '../store/cave.ts'
import { lockCitizen } from '../store.ts'
import { whoAnswers } from '../who-answers.ts'
import { ask } from './ask.ts'

export type CaveRefused =
  | AccessRefused
  | domain.WriteCaveRefused
  | domain.AssessCaveRefused
  | domain.EndCaveRefused
  | domain.NoKnownCaveRefused
  | Refusal<'cave-substance-unknown' | 'cave-changed-meanwhile'>

/** The substance as a person gave it: by its code, or in words alone. */
export interface SubstanceTold extends Omit<CaveContent, 'atc'> {
  readonly code: string | null
}

/** What the citizen does not tolerate, for whoever may see their medicine, and for themselves. */
export async function getCave(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
): Promise<Result<CaveView, AccessRefused>> {
  const granted = await ask(shell, actor, citizenId, { action: 'read', object: 'cave' })
  if (!granted.ok) return granted
  return ok(caveView(citizenId, await readCave(shell, citizenId), await standingOf(shell, actor)))
}

export async function readCave(shell: Shell, citizenId: CitizenId): Promise<CaveState> {
  return foldCave(await store.listCaveEvents(shell.db, citizenId))
}

/**
 * Somebody tells of something the citizen does not tolerate. A citizen's own word is theirs, of today and not assessed; so is
 * that of somebody who acts for them.
 */
export function tellCave(
  shell: Shell,
  on: OnCave,
  substance: SubstanceTold,
  told: { readonly by: CaveTold['by']; readonly on: DanishDate | null },
): Promise<Result<CaveView, CaveRefused>> {
  return change(shell, on, 'tell-cave', async ({ state, standing, now, today, nextId }) => {
    const content = await contentOf(substance)
    if (!content.ok) return content
    const own = on.actor.kind === 'citizen' ? ownWord(on.actor, on.citizenId) : told.by
    const day = on.actor.kind === 'citizen' ? today : (told.on ?? today)
    return domain.writeCave(
      state,
      { content: content.value, told: { by: own, on: day } },
      standingHand(standing),
      now,
      today,
      nextId(),
    )
  })
}

/** What a clinician's own system says, where it is not written here. Nothing new when it is known already. */
export function recordCave(
  shell: Shell,
  citizenId: CitizenId,
  substance: SubstanceTold,
  told: CaveTold,
  by: Who,
): Promise<void> {
  return shell.transaction(async (inner) => {
    await lockCitizen(inner.db, citizenId)
    const content = await contentOf(substance)
    if (!content.ok) throw new Error(content.refusal.code)
    const state = await readCave(inner, citizenId)
    const now = inner.clock.now()
    const hand = { who: by, isClinician: true, mayPrescribe: false }
    const what = { content: content.value, told }
    const written = domain.writeCave(state, what, hand, now, danishDateOf(now), inner.ids.next<string>())
    if (written.ok) await keepCave(inner, citizenId, state, [written.value])
  })
}

/** A clinician says how sure it is, and puts it right. */
export function assessCave(
  shell: Shell,
  on: OnCave,
  caveId: string,
  substance: SubstanceTold,
  reason: string,
): Promise<Result<CaveView, CaveRefused>> {
  return change(shell, on, 'assess-cave', async ({ state, standing, now }) => {
    const content = await contentOf(substance)
    if (!content.ok) return content
    return domain.assessCave(state, { caveId, content: content.value, reason }, standingHand(standing), now)
  })
}

/** An entry counts no more: it is not so, or was written in error. */
export function endCave(
  shell: Shell,
  on: OnCave,
  told: { readonly caveId: string; readonly as: CaveEnding; readonly reason: string },
): Promise<Result<CaveView, CaveRefused>> {
  return change(shell, on, 'end-cave', async ({ state, standing, now }) =>
    domain.endCave(state, told, standingHand(standing), now),
  )
}

/** The citizen was asked, and nothing is known. */
export function stateNoKnownCave(
  shell: Shell,
  on: OnCave,
  told: { readonly by: CaveTold['by']; readonly on: DanishDate | null },
): Promise<Result<CaveView, CaveRefused>> {
  return change(shell, on, 'state-no-known-cave', async ({ state, standing, now, today }) =>
    domain.stateNoKnownCave(state, { by: told.by, on: told.on ?? today }, standingHand(standing), now, today),
  )
}

/** Whose CAVE, and who does something to it; the version is of what they saw. */
export interface OnCave {
  readonly actor: SignedInActor
  readonly citizenId: CitizenId
  readonly version?: number | undefined
}

interface Moment {
  readonly state: CaveState
  readonly standing: Standing
  readonly now: Instant
  readonly today: DanishDate
  nextId(): string
}

/** Allow, lock, decide, keep, answer: the way of every deed with CAVE. */
function change(
  shell: Shell,
  { actor, citizenId, version }: OnCave,
  object: string,
  decide: (moment: Moment) => Promise<Result<CaveEvent, CaveRefused>>,
): Promise<Result<CaveView, CaveRefused>> {
  return shell.transaction(async (inner): Promise<Result<CaveView, CaveRefused>> => {
    const granted = await mayWrite(inner, actor, citizenId, object)
    if (!granted.ok) return granted
    await lockCitizen(inner.db, citizenId)
    const state = await readCave(inner, citizenId)
    if (version !== undefined && version !== state.version)
      return refused('cave-changed-meanwhile', { version: state.version })
    const standing = await standingOf(inner, actor)
    const now = inner.clock.now()
    const nextId = () => inner.ids.next<string>()
    const decided = await decide({ state, standing, now, today: danishDateOf(now), nextId })
    if (!decided.ok) return decided
    return ok(caveView(citizenId, await keepCave(inner, citizenId, state, [decided.value]), standing))
  })
}

/** What citizens tell of themselves is their own answer (PRO, P32); what they are answered is medicine. */
async function mayWrite(shell: Shell, actor: SignedInActor, citizenId: CitizenId, object: string) {
  if (actor.kind !== 'citizen') return ask(shell, actor, citizenId, { action: 'write', object })
  const purpose = 'treatment'
  const told = await allow(shell, { actor, citizenId, kind: 'PRO', purpose, action: 'write', object })
  return told.ok ? ask(shell, actor, citizenId, { action: 'read', object }) : told
}

/** Saves what has happened, asks for the tasks that are needed, and wakes the screens. */
export async function keepCave(
  shell: Shell,
  citizenId: CitizenId,
  known: CaveState,
  fresh: readonly CaveEvent[],
): Promise<CaveState> {
  if (fresh.length === 0) return known
  const events = [...(await store.listCaveEvents(shell.db, citizenId)), ...fresh]
  await store.appendCaveEvents(shell.db, citizenId, known.version, fresh)
  const now = shell.clock.now()
  const { rules } = await medicineCatalogue()
  const to = await whoAnswers(shell, citizenId)
  const within = (limit: TimeLimit) => dueAt(now, limit)
  await publish(shell, caveAsks(fresh, { citizenId, now, rules, within, to }))
  await signal(shell, [`citizen:${citizenId}`])
  return foldCave(events)
}

function ownWord(actor: SignedInActor, citizenId: CitizenId): CaveTold['by'] {
  return actor.kind === 'citizen' && actor.citizenId === citizenId ? 'citizen' : 'relative'
}

function standingHand({ who, isClinician, mayPrescribe }: Standing): domain.CaveHand {
  return { who, isClinician, mayPrescribe }
}

/** With the codes of what is meant: a code nobody knows is refused; words nobody knows are kept as they are. */
async function contentOf({
  code,
  ...told
}: SubstanceTold): Promise<Result<CaveContent, Refusal<'cave-substance-unknown'>>> {
  const meant = substanceMeant(await medicineCatalogue(), { code, name: told.name })
  if (code !== null && meant === undefined) return refused('cave-substance-unknown', { code })
  return ok({ ...told, name: meant?.name ?? told.name, atc: meant?.atc ?? [] })
}
