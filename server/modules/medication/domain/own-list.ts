import type { Bilingual } from '../../../../kernel/bilingual.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import { doseText, formText, howText } from './dose-text.ts'
import { agreedRows, currentReconciliation, type MedicineState } from './fold.ts'
import { type Line, linesOf } from './lines.ts'
import { isOnList, isPausedOn, type Medicine, type RowKey } from './medicine.ts'

/** A medicine as the citizen reads it. */
export interface OwnMedicine {
  readonly rowKey: RowKey
  readonly medicine: Medicine
  readonly formText: Bilingual
  readonly when: Bilingual
  readonly how: Bilingual
  readonly news: 'new' | 'dose-changed' | null
  readonly why: string | null
}

export interface OwnList {
  readonly medicines: readonly OwnMedicine[]
  readonly notNow: readonly {
    readonly rowKey: RowKey
    readonly name: string
    readonly strength: string
    readonly kind: 'paused' | 'stopped'
    readonly until: DanishDate | null
    readonly why: string | null
  }[]
  /** The lists differ about these and nobody has settled it: the citizen is told to ask. */
  readonly unsettled: readonly { readonly rowKey: RowKey; readonly name: string; readonly strength: string }[]
}

/**
 * The citizen's own list as agreed: what to take, what not to take now, and what is not settled. Nothing is unsettled once the
 * reconciliation is over: what is on the card then is what holds.
 */
export function ownList(state: MedicineState, isOver: boolean, on: DanishDate): OwnList {
  const agreed = agreedRows(state)
  const reconciliation = currentReconciliation(state)
  const lines = linesOf(state, reconciliation, on).map((line) => ({
    line,
    medicines: (agreed.get(line.rowKey) ?? []).filter((one) => isOnList(one, on)),
  }))
  // What every list agrees on holds though nobody has gone through it yet: nobody shall stop the insulin because a list waits.
  const isUnsettled = ({ status, proposed }: Line) =>
    reconciliation !== undefined && !isOver && status === 'unclear' && proposed !== 'unchanged'
  return {
    medicines: lines.flatMap(({ line, medicines }) =>
      isUnsettled(line)
        ? []
        : medicines.filter((one) => !isPausedOn(one, on)).map((one) => ownMedicine(line, one)),
    ),
    notNow: lines.flatMap(({ line, medicines }) => (isUnsettled(line) ? [] : notNowOf(line, medicines, on))),
    unsettled: lines.flatMap(({ line, medicines }) => {
      const [first] = [...medicines, ...line.before, ...(line.dispensing ?? [])]
      if (!isUnsettled(line) || first === undefined) return []
      return [{ rowKey: line.rowKey, name: first.name, strength: first.strength }]
    }),
  }
}

function ownMedicine({ rowKey, status, decision }: Line, medicine: Medicine): OwnMedicine {
  const news = status === 'new' || status === 'dose-changed' ? status : null
  return {
    rowKey,
    medicine,
    formText: formText(medicine.form),
    when: doseText(medicine),
    how: howText(medicine),
    news,
    why: news === null ? null : (decision?.reason ?? null),
  }
}

function notNowOf(
  { rowKey, status, decision, before }: Line,
  medicines: readonly Medicine[],
  on: DanishDate,
): OwnList['notNow'] {
  const why = decision?.reason ? decision.reason : null
  const paused = medicines.filter((one) => isPausedOn(one, on))
  if (paused.length > 0)
    return paused.map(({ name, strength, pausedUntil }) => {
      const until = pausedUntil === 'further-notice' ? null : pausedUntil
      return { rowKey, name, strength, kind: 'paused', until, why }
    })
  if (status !== 'stopped') return []
  return before.map(({ name, strength }) => ({ rowKey, name, strength, kind: 'stopped', until: null, why }))
}
