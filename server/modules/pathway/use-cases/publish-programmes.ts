import { ContentError, type ContentFile, readContentFolder } from '../../../platform/content-file.ts'
import type { Shell } from '../../../platform/shell.ts'
import { listServices } from '../../agreement/index.ts'
import { listFormVersions, loadForms } from '../../form/index.ts'
import { notePublishing } from '../current-programmes.ts'
import type { Known } from '../domain/check-programme.ts'
import { factKinds } from '../domain/fact.ts'
import type { Programme } from '../domain/programme.ts'
import { listPublishedDrafts } from '../store/drafts.ts'
import { insertProgrammes, listPublished, lockPublishing } from '../store.ts'
import { type ProgrammeDocument, sharedFolder, understandProgrammes } from '../understand-programme.ts'

/** Publishes the forms a programme may name, and what lies in `content/programmes`. Safe at every start and with two servers at once. */
export async function loadProgrammes(shell: Shell): Promise<void> {
  await loadForms(shell, factKinds)
  await publishProgrammes(shell, await readProgrammeFiles())
}

/** The programmes of the house as they are written, and what they share. */
export async function readProgrammeFiles(): Promise<ContentFile[]> {
  return [...(await readContentFolder('programmes')), ...(await readContentFolder(sharedFolder))]
}

/** What there is for a programme to speak of: the services of the catalogues, and published forms. */
export async function whatIsKnown(shell: Shell): Promise<Known> {
  const forms = await listFormVersions(shell)
  return {
    services: await listServices(shell),
    forms: new Set(forms.map(({ code, version }) => `${code}@${version}`)),
  }
}

/** Tells the versions people of this house have written from those that came with a release. */
async function versionsOfTheHouse(shell: Shell): Promise<(document: ProgrammeDocument) => boolean> {
  const own = new Set((await listPublishedDrafts(shell.db)).map(({ code, version }) => `${code}@${version}`))
  return ({ programme }) => own.has(`${programme.code}@${programme.version}`)
}

/**
 * Publishes versions, all or none. Throws ContentError naming file, line and rule of every fault, also when a version that is
 * published already says something else.
 * @returns the versions that are new
 */
export async function publishProgrammes(shell: Shell, files: readonly ContentFile[]): Promise<Programme[]> {
  return shell.transaction(async (inner) => {
    notePublishing(inner)
    await lockPublishing(inner.db)
    const documents = understandProgrammes(files, await whatIsKnown(inner))
    const published = new Map(
      (await listPublished(inner.db)).map(({ code, version, checksum }) => [`${code}@${version}`, checksum]),
    )
    const known = ({ programme }: (typeof documents)[number]) =>
      published.get(`${programme.code}@${programme.version}`)
    const isOwn = await versionsOfTheHouse(inner)
    const differing = documents.filter((one) => (known(one) ?? one.checksum) !== one.checksum)
    for (const { file, programme } of differing.filter(isOwn))
      inner.log.warn(
        { file, code: programme.code, version: programme.version },
        'this house has published that version itself: the file is left aside',
      )
    const edited = differing.filter((one) => !isOwn(one))
    if (edited.length > 0)
      throw new ContentError(
        edited.map(({ file, line, programme: { code, version } }) => ({
          file,
          line,
          rule: 'published-version-edited',
          text: `${code} version ${version} is published with another text; write version ${version + 1}`,
        })),
      )
    const added = documents.filter((one) => known(one) === undefined)
    if (added.length > 0) await insertProgrammes(inner.db, added, inner.clock.now())
    return added.map(({ programme }) => programme)
  })
}
