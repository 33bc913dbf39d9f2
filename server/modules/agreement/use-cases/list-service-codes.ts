import type { Shell } from '../../../platform/shell.ts'
import { currentBook } from '../current-book.ts'

/** The code of every service any published catalogue has. */
export async function listServiceCodes(shell: Shell): Promise<ReadonlySet<string>> {
  const { catalogues } = await currentBook(shell)
  return new Set(catalogues.flatMap(({ services }) => services.map(({ code }) => code)))
}
