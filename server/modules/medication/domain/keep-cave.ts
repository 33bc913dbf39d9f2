import { isAgainstCave } from '../../../../kernel/cave.ts'
import type { DanishDate, Instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import {
  type CaveAssessed,
  type CaveContent,
  type CaveEnded,
  type CaveEnding,
  type CaveEntry,
  type CaveState,
  type CaveTold,
  type CaveWritten,
  type NoKnownCave,
  standingCaves,
} from './cave.ts'
import type { Medicine, Who } from './medicine.ts'

/** Who acts on CAVE: clinicians assess what is told, prescribers may say that it is not so. */
export interface CaveHand {
  readonly who: Who
  readonly isClinician: boolean
  readonly mayPrescribe: boolean
}

export type WriteCaveRefused = Refusal<'cave-known-already' | 'cave-only-clinician' | 'cave-told-ahead'>
export type AssessCaveRefused = Refusal<'cave-unknown' | 'cave-only-clinician' | 'cave-known-already'>
export type EndCaveRefused = Refusal<'cave-unknown' | 'cave-only-clinician' | 'cave-only-prescriber'>
export type NoKnownCaveRefused = Refusal<'cave-stands' | 'cave-only-clinician' | 'cave-told-ahead'>

/** Somebody tells of something the citizen does not tolerate. Only a clinician may write it as more than told. */
export function writeCave(
  state: CaveState,
  { content, told }: { readonly content: CaveContent; readonly told: CaveTold },
  { who, isClinician }: CaveHand,
  now: Instant,
  on: DanishDate,
  caveId: string,
): Result<CaveWritten, WriteCaveRefused> {
  if (content.certainty !== 'told' && !isClinician) return refused('cave-only-clinician')
  if (told.on > on) return refused('cave-told-ahead', { on })
  const same = sameAs(state, content)
  if (same !== undefined) return refused('cave-known-already', { caveId: same.caveId })
  return ok({ type: 'cave-written', at: now, by: who, caveId, content, told })
}

/** A clinician says how sure it is, and puts it right. */
export function assessCave(
  state: CaveState,
  told: { readonly caveId: string; readonly content: CaveContent; readonly reason: string },
  { who, isClinician }: CaveHand,
  now: Instant,
): Result<CaveAssessed, AssessCaveRefused> {
  if (!isClinician) return refused('cave-only-clinician')
  if (findStanding(state, told.caveId) === undefined) return refused('cave-unknown')
  const same = sameAs(state, told.content, told.caveId)
  if (same !== undefined) return refused('cave-known-already', { caveId: same.caveId })
  return ok({ type: 'cave-assessed', at: now, by: who, ...told })
}

/** It is not so, which a prescriber answers for; or it was never of this citizen, which a clinician sees. Nothing is deleted. */
export function endCave(
  state: CaveState,
  told: { readonly caveId: string; readonly as: CaveEnding; readonly reason: string },
  { who, isClinician, mayPrescribe }: CaveHand,
  now: Instant,
): Result<CaveEnded, EndCaveRefused> {
  if (told.as === 'refuted' && !mayPrescribe) return refused('cave-only-prescriber')
  if (!isClinician) return refused('cave-only-clinician')
  if (findStanding(state, told.caveId) === undefined) return refused('cave-unknown')
  return ok({ type: 'cave-ended', at: now, by: who, ...told })
}

/** The citizen was asked, and nothing is known. */
export function stateNoKnownCave(
  state: CaveState,
  told: CaveTold,
  { who, isClinician }: CaveHand,
  now: Instant,
  on: DanishDate,
): Result<NoKnownCave, NoKnownCaveRefused> {
  if (!isClinician) return refused('cave-only-clinician')
  if (standingCaves(state).length > 0) return refused('cave-stands')
  if (told.on > on) return refused('cave-told-ahead', { on })
  return ok({ type: 'no-known-cave-stated', at: now, by: who, told })
}

/** The entries a medicine goes against, the most dangerous first. */
export function cavesAgainst(
  state: CaveState,
  medicine: Pick<Medicine, 'name' | 'atc'>,
): readonly CaveEntry[] {
  return standingCaves(state).filter((entry) => isAgainstCave(entry, medicine))
}

/**
 * Whether somebody here has ended an entry that said the very same. A system that says it again, as it does with each list, tells
 * nothing new: what a prescriber has refuted would else warn again every day. A person may write it anew.
 */
export function wasEnded({ entries }: CaveState, content: Omit<CaveContent, 'certainty'>): boolean {
  const says = (one: Omit<CaveContent, 'certainty'>) =>
    one.kind === content.kind && one.reaction === content.reaction && one.severity === content.severity
  return entries.some(
    ({ ended, history }) =>
      ended !== null &&
      history.some(
        (event) => 'content' in event && keyOf(event.content) === keyOf(content) && says(event.content),
      ),
  )
}

function keyOf({ name }: Pick<CaveContent, 'name'>): string {
  return name.trim().toLocaleLowerCase('da')
}

function findStanding(state: CaveState, caveId: string): CaveEntry | undefined {
  return standingCaves(state).find((one) => one.caveId === caveId)
}

function sameAs(state: CaveState, content: CaveContent, except?: string): CaveEntry | undefined {
  return standingCaves(state).find((one) => one.caveId !== except && keyOf(one) === keyOf(content))
}
