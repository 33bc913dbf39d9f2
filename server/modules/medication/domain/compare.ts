import type { DanishDate } from '../../../../kernel/instant.ts'
import { byRow, isOnList, isPausedOn, type Medicine, type RowKey } from './medicine.ts'
import { regimenOf } from './regimen.ts'

/** A line in which two lists do not come to the same for the citizen. */
export interface ListDifference {
  readonly rowKey: RowKey
  /** Only one of them gives it, or they give different amounts. */
  readonly kind: 'only-one' | 'only-other' | 'dose'
}

/** The lines in which two lists come to something else on the day, by key. The other way round it says the same mirrored. */
export function compareLists(
  one: readonly Medicine[],
  other: readonly Medicine[],
  on: DanishDate,
): ListDifference[] {
  const [ofOne, ofOther] = [byRow(one), byRow(other)]
  return [...new Set([...ofOne.keys(), ...ofOther.keys()])].toSorted().flatMap((rowKey) => {
    const [here, there] = [regimenOf(ofOne.get(rowKey) ?? [], on), regimenOf(ofOther.get(rowKey) ?? [], on)]
    if (here === there) return []
    return [{ rowKey, kind: there === '' ? 'only-one' : here === '' ? 'only-other' : 'dose' } as const]
  })
}

/** How what is dispensed at home differs from the medicine card, as a nurse would say it. */
export type HomeDifferenceKind = 'missing-at-home' | 'only-at-home' | 'dose' | 'given-though-paused'

export function compareHome(
  card: readonly Medicine[],
  home: readonly Medicine[],
  on: DanishDate,
): { readonly rowKey: RowKey; readonly kind: HomeDifferenceKind }[] {
  const onCard = byRow(card)
  return compareLists(card, home, on).map(({ rowKey, kind }) => {
    if (kind !== 'only-other') return { rowKey, kind: kind === 'dose' ? 'dose' : 'missing-at-home' }
    const isPaused = (onCard.get(rowKey) ?? []).some((one) => isOnList(one, on) && isPausedOn(one, on))
    return { rowKey, kind: isPaused ? 'given-though-paused' : 'only-at-home' }
  })
}
