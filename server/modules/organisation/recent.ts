import { epoch } from '../../../kernel/instant.ts'
import type { Shell } from '../../platform/shell.ts'

/**
 * Answers kept for a moment, because a unit is read at every request. An answer is at most `milliseconds` old, also when
 * another process has changed it; what this process changes it forgets at once. "There is none" is never kept, and a
 * transaction that has changed something reads past what is kept, so that it sees its own deed. What is asked for many times
 * at once over one connection is asked once.
 */
export interface Recent {
  /** The kept answer under a key, or a fresh one. */
  read<Value>(shell: Shell, key: string, fresh: () => Promise<Value | undefined>): Promise<Value | undefined>
  /** To be called with the shell a change was written through. */
  forget(shell: Shell): void
}

/** More entries than a house has units in use; when reached, all are forgotten. */
const most = 20_000

interface Kept {
  readonly value: unknown
  readonly until: number
}

export function keepRecent(milliseconds: number): Recent {
  // One store of answers per house: all shells of a house share their settings, and two houses in one process never do.
  const houses = new WeakMap<Shell['settings'], Map<string, Kept>>()
  const changing = new WeakSet<Shell['db']>()
  // Never shared between transactions: one that waits for another's lock would hold up the answer to the one that has it.
  const asked = new WeakMap<Shell['db'], Map<string, Promise<unknown>>>()
  const keptIn = (shell: Shell): Map<string, Kept> => {
    const kept = houses.get(shell.settings) ?? new Map<string, Kept>()
    houses.set(shell.settings, kept)
    return kept
  }
  return {
    async read(shell, key, fresh) {
      if (changing.has(shell.db)) return fresh()
      const kept = keptIn(shell)
      const now = epoch(shell.clock.now())
      const found = kept.get(key)
      if (found !== undefined && found.until > now && found.until <= now + milliseconds)
        return found.value as never
      const asking = asked.get(shell.db) ?? new Map<string, Promise<unknown>>()
      asked.set(shell.db, asking)
      const answer =
        asking.get(key) ??
        fresh()
          .then((value) => {
            if (value === undefined) kept.delete(key)
            else {
              if (kept.size >= most) kept.clear()
              kept.set(key, { value, until: now + milliseconds })
            }
            return value
          })
          .finally(() => asking.delete(key))
      asking.set(key, answer)
      return answer as never
    },
    forget(shell) {
      if (shell.db.isTransaction) changing.add(shell.db)
      asked.delete(shell.db)
      // A new store, so that an answer asked for before the change and come after it is not kept.
      houses.set(shell.settings, new Map())
    },
  }
}
