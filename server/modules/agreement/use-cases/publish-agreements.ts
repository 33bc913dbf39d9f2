import { ContentError, type ContentFault, readContentFolder } from '../../../platform/content-file.ts'
import type { Shell } from '../../../platform/shell.ts'
import { notePublishing } from '../current-book.ts'
import { insertDocuments, listPublished, lockPublishing, type Published, readBook } from '../store.ts'
import { type BookFiles, type Document, understandBook } from '../understand-book.ts'

/** Publishes what lies in `content/services` and `content/agreements`. Safe at every start and with two servers at once. */
export async function loadAgreements(shell: Shell): Promise<void> {
  const [catalogues, agreements] = await Promise.all([
    readContentFolder('services'),
    readContentFolder('agreements'),
  ])
  await bringIntoForce(shell, { catalogues, agreements })
}

/**
 * Publishes versions, all or none. Throws ContentError naming file, line and rule of every fault, also when a version that is
 * published already says something else: what is in force is never edited.
 * @returns the versions that are new
 */
export async function bringIntoForce(shell: Shell, files: BookFiles): Promise<Published[]> {
  return shell.transaction(async (inner) => {
    const { db, clock } = inner
    notePublishing(inner)
    await lockPublishing(db)
    const documents = understandBook(files, await readBook(db))
    const published = new Map((await listPublished(db)).map((one) => [nameOf(one), one.checksum]))
    const edited = documents.filter(
      (one) => (published.get(nameOf(describe(one))) ?? one.checksum) !== one.checksum,
    )
    if (edited.length > 0) throw new ContentError(edited.map(editedFault))
    const added = documents.filter((one) => !published.has(nameOf(describe(one))))
    if (added.length > 0) await insertDocuments(db, added, clock.now())
    return added.map(describe)
  })
}

function describe({ kind, checksum, document: { id, version } }: Document): Published {
  return { kind, id, version, checksum }
}

function nameOf({ kind, id, version }: Published): string {
  return `${kind} ${id}@${version}`
}

function editedFault({ file, line, document: { id, version } }: Document): ContentFault {
  return {
    file,
    line,
    rule: 'published-version-edited',
    text: `${id} version ${version} is published with another text; write version ${version + 1}`,
  }
}
