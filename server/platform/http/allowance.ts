/** How often something may be done within a time, counted for each key by itself. */
export interface Allowance {
  /** True when this one is still within what is allowed; it counts either way. */
  take(key: string): boolean
  /** True when the next one would not be allowed; counts nothing. */
  isSpent(key: string): boolean
}

/** More keys than this are never held: whoever makes up keys spends only their own places. */
const mostKeys = 50_000

/**
 * An allowance of so many in each window of time, by the clock of this process. Several servers each count for themselves.
 * @param within milliseconds
 */
export function createAllowance(
  most: number,
  within: number,
  now: () => number = () => performance.now(),
): Allowance {
  const counted = new Map<string, { count: number; until: number }>()
  const current = (key: string): { count: number; until: number } => {
    const known = counted.get(key)
    if (known !== undefined && known.until > now()) return known
    counted.delete(key)
    return { count: 0, until: now() + within }
  }
  return {
    take(key) {
      const window = current(key)
      window.count += 1
      counted.set(key, window)
      if (counted.size > mostKeys) {
        const [oldest = ''] = counted.keys()
        counted.delete(oldest)
      }
      return window.count <= most
    },
    isSpent: (key) => current(key).count >= most,
  }
}
