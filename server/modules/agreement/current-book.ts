import type { Database } from '../../platform/db/database.ts'
import type { Shell } from '../../platform/shell.ts'
import type { Book } from './domain/resolve.ts'
import { countPublished, readBook } from './store.ts'

interface Kept {
  readonly count: number
  readonly book: Book
}

/** One book per house: all shells of a house share their settings, and two houses in one process never do. */
const books = new WeakMap<Shell['settings'], Kept>()

/** Transactions that have published something, which may yet be rolled back: what they read is not kept. */
const publishing = new WeakSet<Database>()

export function notePublishing({ db }: Shell): void {
  publishing.add(db)
}

/** Everything published, kept in the process. A version another process publishes counts from the next question. */
export async function currentBook(shell: Shell): Promise<Book> {
  const count = await countPublished(shell.db)
  const kept = books.get(shell.settings)
  if (kept?.count === count) return kept.book
  const book = await readBook(shell.db)
  if (!publishing.has(shell.db)) books.set(shell.settings, { count, book })
  return book
}
