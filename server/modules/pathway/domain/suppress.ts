/** A count as it may be shown: hidden where it is one of so few that they could be known. */
export interface ShownCount {
  readonly n: number | null
  /** `few` is between one and four; `derivable` would let such a one be found by subtraction. */
  readonly hidden: 'few' | 'derivable' | null
}

const fewest = 5

function isFew(n: number): boolean {
  return n > 0 && n < fewest
}

/** Counts that stand alone: none can be worked out from the others (indicators, part 1, rule 1). */
export function show(n: number): ShownCount {
  return isFew(n) ? { n: null, hidden: 'few' } : { n, hidden: null }
}

/**
 * The parts of a total that is itself shown. With one part hidden the next smallest is hidden too, so that nobody finds the one
 * by subtraction (rule 3). Parts of nothing stay: they hide nobody.
 */
export function showParts(parts: readonly number[]): ShownCount[] {
  const shown = parts.map(show)
  if (shown.filter(({ hidden }) => hidden !== null).length !== 1) return shown
  const next = parts.reduce<number | undefined>((least, n, index) => {
    // Hiding nobody would help nobody.
    if (shown[index]?.hidden !== null || n === 0) return least
    const known = least === undefined ? undefined : parts[least]
    return known === undefined || n < known ? index : least
  }, undefined)
  return shown.map((one, index) => (index === next ? { n: null, hidden: 'derivable' } : one))
}

/** Of fewer than five nothing is told but that it is nobody (rule 2). */
export function showOf(total: number, parts: readonly number[]): ShownCount[] {
  if (!isFew(total)) return showParts(parts)
  return parts.map(() => ({ n: null, hidden: 'few' }))
}
