import type { Database } from '../../server/platform/db/database.ts'
import { type Fragment, statement } from '../../server/platform/db/sql.ts'

/** What went by: the citizens whose rows were read, and from which tables. */
export interface Watch {
  readonly citizens: Map<string, Set<string>>
}

/** Tables of what concerns a citizen, each keyed by citizen. Those of `access` hold who may look and who has looked. */
const ofCitizens = /\b(?:citizen|task|stay|pathway|message)\.[a-z_]+\b/g
const id = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Every citizen in what a statement was asked with or answered, wherever it stands. */
function idsIn(value: unknown, isCitizen: (id: string) => boolean, found = new Set<string>()): Set<string> {
  if (typeof value === 'string') {
    if (id.test(value) && isCitizen(value)) found.add(value)
  } else if (value instanceof Date || Buffer.isBuffer(value)) return found
  else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) idsIn(part, isCitizen, found)
  return found
}

/**
 * A database that notes every reading of rows about citizens: a statement that names a table of theirs and comes back with
 * rows has read of each citizen it was asked about and of each its rows name.
 */
export function watchedDatabase(db: Database, watch: Watch, isCitizen: (id: string) => boolean): Database {
  const note = <Answer>(fragment: Fragment, answer: Answer): Answer => {
    const { text, values } = statement(fragment)
    const tables = text.match(ofCitizens) ?? []
    const rows = Array.isArray(answer) ? answer : answer === undefined ? [] : [answer]
    if (tables.length === 0 || rows.length === 0 || !/\bselect\b/i.test(text)) return answer
    const named = idsIn(rows, isCitizen)
    // Rows that do not name their citizen are of the one they were asked for by.
    for (const citizenId of named.size > 0 ? named : idsIn(values, isCitizen)) {
      const read = watch.citizens.get(citizenId) ?? new Set()
      watch.citizens.set(citizenId, read)
      for (const table of tables) read.add(table)
    }
    return answer
  }
  return {
    query: async (fragment) => note(fragment, await db.query(fragment)) as never,
    maybe: async (fragment) => note(fragment, await db.maybe(fragment)) as never,
    one: async (fragment) => note(fragment, await db.one(fragment)) as never,
    execute: (fragment) => db.execute(fragment),
    isTransaction: db.isTransaction,
    transaction: (work) => db.transaction((inner) => work(watchedDatabase(inner, watch, isCitizen))),
  }
}
