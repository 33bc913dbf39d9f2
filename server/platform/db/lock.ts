import type { Shell } from '../shell.ts'
import { sql } from './sql.ts'

/** Numbers of the deeds that two servers on one database must do one after the other. */
export const locks = { demo: 7_061_701, accessLog: 7_061_702, sealLog: 7_061_703 } as const

/** Runs the work in a transaction that no other server is in at the same time under the same lock. */
export function oneAtATime<Value>(
  shell: Shell,
  lock: (typeof locks)[keyof typeof locks],
  work: (shell: Shell) => Promise<Value>,
): Promise<Value> {
  return shell.transaction(async (inner) => {
    await inner.db.query(sql`select pg_advisory_xact_lock(${lock})`)
    return work(inner)
  })
}
