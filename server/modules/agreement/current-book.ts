import type { Shell } from '../../platform/shell.ts'
import type { Book } from './domain/resolve.ts'
import { countPublished, readBook } from './store.ts'

interface Kept {
  readonly count: number
  readonly book: Book
}

/** One book per house: all shells of a house share their settings, and two houses in one process never do. */
const books = new WeakMap<Shell['settings'], Kept>()

/** Everything published, kept in the process. A version another process publishes counts from the next question. */
export async function currentBook(shell: Shell): Promise<Book> {
  const count = await countPublished(shell.db)
  const kept = books.get(shell.settings)
  if (kept?.count === count) return kept.book
  const book = await readBook(shell.db)
  // Inside a transaction the rows may yet be rolled back.
  if (!shell.db.isTransaction) books.set(shell.settings, { count, book })
  return book
}
