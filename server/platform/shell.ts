import type { Instant } from '../../kernel/instant.ts'
import type { Database } from './db/database.ts'
import type { Ids } from './ids.ts'
import { tellHeldSignals } from './live.ts'
import type { Log } from './log.ts'
import { holdingBack, type Subscriptions } from './outbox.ts'
import type { Settings } from './settings.ts'

/** What a use case stands on. The only way to the clock, to chance, to the database and to the log. */
export interface Shell {
  readonly db: Database
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly settings: Settings
  readonly subscriptions: Subscriptions
  /** Of the request this is the work of: what the log and the access records name it by. */
  readonly requestId?: string
  /**
   * There while a request is answered: the answer leaves once the work is done, and never when it fails. What must be on record
   * before anything is shown need not hold up the reading of it.
   */
  readonly answerWaitsFor?: (work: Promise<unknown>) => void
  /** Runs the work in one transaction with a shell bound to it; inside a transaction it joins the open one. */
  transaction<Value>(work: (shell: Shell) => Promise<Value>): Promise<Value>
}

export interface Clock {
  now(): Instant
}

/** A shell over a database, a clock and the rest; `transaction` hands out shells of the same kind. */
export function createShell(parts: Omit<Shell, 'transaction'>): Shell {
  return {
    ...parts,
    async transaction(work) {
      const told = new Set<string>()
      const subscriptions = holdingBack(parts.subscriptions, told)
      const value = await parts.db.transaction(async (db) => {
        const worked = await work(createShell({ ...parts, db, subscriptions }))
        if (!parts.db.isTransaction) await tellHeldSignals(db)
        return worked
      })
      // Committed now (or the surrounding transaction takes note): the listeners of this process need not wait for their look.
      if (told.size > 0) parts.subscriptions.wake(told)
      return value
    },
  }
}
