import type { ReconciliationId } from '../../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { changesFor } from './card-changes.ts'
import type { CaveState } from './cave.ts'
import type { FollowUp, FollowUpTold, LineDecided } from './event.ts'
import { agreedMedicines, type MedicineState } from './fold.ts'
import { cavesAgainst } from './keep-cave.ts'
import { linesOf } from './lines.ts'
import {
  isOnList,
  type LineStatus,
  type Medicine,
  type Party,
  type RowKey,
  rowKeyOf,
  type Who,
} from './medicine.ts'
import { regimenOf, timesOf } from './regimen.ts'

export interface DecideLine {
  readonly reconciliationId: ReconciliationId
  readonly rowKey: RowKey
  readonly status: LineStatus
  readonly reason: string
  /** How it is to be from now on, when it is new or changed. */
  readonly doses: readonly Medicine[]
  /** First day it is taken again; null is until further notice. */
  readonly pausedUntil: DanishDate | null
  readonly followUp: FollowUpTold | null
  /** What the citizen does not tolerate. */
  readonly cave: CaveState
  /** Why the citizen is to have it all the same; needed where a medicine goes against CAVE, else empty. */
  readonly caveReason: string
  readonly by: Who
  readonly party: Party
}

export type DecideLineRefused = Refusal<
  | 'reconciliation-unknown'
  | 'medicine-line-unknown'
  | 'medicine-reason-missing'
  | 'medicine-doses-missing'
  | 'medicine-doses-not-wanted'
  | 'medicine-dose-not-changed'
  | 'medicine-dose-impossible'
  | 'medicine-on-list-already'
  | 'medicine-not-on-list'
  | 'medicine-pause-not-ahead'
  | 'medicine-stop-before-start'
  | 'medicine-cave-reason-missing'
  | 'medicine-follow-up-past'
>

/** A prescriber decides a line; what the card must then say goes with it. */
export function decideLine(
  state: MedicineState,
  command: DecideLine,
  now: Instant,
  on: DanishDate,
  nextId: () => string,
): Result<LineDecided, DecideLineRefused> {
  const { rowKey, status, reason, reconciliationId } = command
  const reconciliation = state.reconciliations.find((one) => one.reconciliationId === reconciliationId)
  if (reconciliation === undefined) return refused('reconciliation-unknown')
  if (status !== 'unchanged' && reason === '') return refused('medicine-reason-missing', { status })
  if (command.followUp !== null && command.followUp.on !== null && command.followUp.on < on)
    return refused('medicine-follow-up-past', { on })
  const line = linesOf(state, reconciliation, on).find((one) => one.rowKey === rowKey)
  if (line === undefined && status !== 'new') return refused('medicine-line-unknown', { rowKey })
  const standing = agreedMedicines(state, rowKey).filter((one) => isOnList(one, on))
  const atHome = line?.dispensing ?? []
  const known = [line?.before ?? [], standing, atHome].find((list) => list.length > 0) ?? []
  const after = afterOf(command, { before: line?.before ?? [], standing, known }, on)
  if (!after.ok) return after
  const fault = whyImpossible(after.value, rowKey)
  if (fault !== undefined) return fault
  const against = goesOn(status) ? after.value.flatMap((one) => cavesAgainst(command.cave, one)) : []
  if (against.length > 0 && command.caveReason === '')
    return refused('medicine-cave-reason-missing', { names: [...new Set(against.map((one) => one.name))] })
  const medicines = after.value.map((one) => signed(one, command.by))
  const name = medicines[0]?.name ?? known[0]?.name ?? rowKey
  return ok({
    type: 'line-decided',
    at: now,
    reconciliationId,
    rowKey,
    name,
    status,
    after: medicines,
    reason,
    caveReason: against.length > 0 ? command.caveReason : null,
    ...followUpOf(reconciliation.decisions.get(rowKey)?.followUp ?? null, command.followUp, nextId),
    by: command.by,
    party: command.party,
    changes: status === 'unclear' ? [] : changesFor(state.card, rowKey, medicines, reason, nextId),
  })
}

interface KnownOfLine {
  readonly before: readonly Medicine[]
  /** What holds now. */
  readonly standing: readonly Medicine[]
  /** The first list that has the line. */
  readonly known: readonly Medicine[]
}

/** A follow-up that is worded again as it was is the same one, done or not; another takes its place. */
function followUpOf(
  before: FollowUp | null,
  told: FollowUpTold | null,
  nextId: () => string,
): Pick<LineDecided, 'followUp' | 'followUpDropped'> {
  const known = before?.followUpId
  if (told !== null && before !== null && known !== undefined && isSameFollowUp(before, told))
    return { followUp: { ...told, followUpId: known }, followUpDropped: null }
  const followUp = told && { ...told, followUpId: nextId() }
  return { followUp, followUpDropped: known ?? null }
}

function isSameFollowUp(before: FollowUp, told: FollowUpTold): boolean {
  const { by, on, what } = told
  return before.by === by && before.on === on && before.what === what && before.to?.id === told.to?.id
}

/** Whether the citizen is to take it from now on. */
function goesOn(status: LineStatus): boolean {
  return status === 'unchanged' || status === 'new' || status === 'dose-changed'
}

/** How the line is after the decision. */
function afterOf(
  { status, doses, pausedUntil }: DecideLine,
  { before, standing, known }: KnownOfLine,
  on: DanishDate,
): Result<readonly Medicine[], DecideLineRefused> {
  const isWritten = status === 'new' || status === 'dose-changed'
  if (!isWritten && doses.length > 0) return refused('medicine-doses-not-wanted', { status })
  if (isWritten && doses.length === 0) return refused('medicine-doses-missing', { status })
  switch (status) {
    case 'unchanged':
      // What goes on as before the stay is what the citizen had, or, where that is nothing, what they have.
      return known.length === 0 ? refused('medicine-not-on-list') : ok(known)
    case 'new':
      return before.length > 0 ? refused('medicine-on-list-already') : ok(doses)
    case 'dose-changed':
      if (known.length === 0) return refused('medicine-not-on-list')
      return regimenOf(before, on) === regimenOf(doses, on) ? refused('medicine-dose-not-changed') : ok(doses)
    case 'stopped':
      return ok([])
    case 'paused':
      if (known.length === 0) return refused('medicine-not-on-list')
      if (pausedUntil !== null && pausedUntil <= on) return refused('medicine-pause-not-ahead', { on })
      return ok(
        (standing.length > 0 ? standing : known).map((one) => ({
          ...one,
          pausedUntil: pausedUntil ?? ('further-notice' as const),
        })),
      )
    case 'unclear':
      return ok(standing)
  }
}

/** Who writes a dose is its prescriber; what goes on as it was keeps the one it has. */
function signed(medicine: Medicine, by: Who): Medicine {
  return { ...medicine, prescriber: medicine.prescriber ?? by }
}

/** Doses that cannot be meant, whoever writes them. */
export function whyImpossible(
  medicines: readonly Medicine[],
  rowKey?: RowKey,
):
  | ReturnType<
      typeof refused<'medicine-dose-impossible' | 'medicine-stop-before-start' | 'medicine-line-unknown'>
    >
  | undefined {
  for (const medicine of medicines) {
    const { dose, startOn, stopOn, name, isDoseDispensed } = medicine
    if (rowKey !== undefined && rowKeyOf(medicine) !== rowKey)
      return refused('medicine-line-unknown', { rowKey: rowKeyOf(medicine) })
    if (startOn !== null && stopOn !== null && stopOn < startOn)
      return refused('medicine-stop-before-start', { name })
    if (dose.kind === 'schedule' && timesOf(dose).every((amount) => amount === 0))
      return refused('medicine-dose-impossible', { name, because: 'nothing-given' })
    // The machine that packs the bags reads no free text and knows no need (FMK, dosisdispensering).
    if (isDoseDispensed && dose.kind !== 'schedule')
      return refused('medicine-dose-impossible', { name, because: 'bags-need-a-schedule' })
  }
  return undefined
}
