import { ContentError, type ContentFile, readContentFolder } from '../../../platform/content-file.ts'
import type { Shell } from '../../../platform/shell.ts'
import { listRoles, listServiceCodes } from '../../agreement/index.ts'
import { notePublishing } from '../current-forms.ts'
import type { KnownFact } from '../domain/check-form.ts'
import type { Form } from '../domain/form.ts'
import { insertForms, listPublished, lockPublishing } from '../store.ts'
import { understandForms } from '../understand-forms.ts'

/** Kinds of fact a form may tell, from the module that keeps facts. */
export type KnownFacts = Readonly<Record<string, KnownFact>>

/** Publishes what lies in `content/forms`. Safe at every start and with two servers at once. */
export async function loadForms(shell: Shell, facts: KnownFacts): Promise<void> {
  await publishForms(shell, await readContentFolder('forms'), facts)
}

/**
 * Publishes versions, all or none. Throws ContentError naming file, line and rule of every fault, also when a version that is
 * published already says something else.
 * @returns the versions that are new
 */
export async function publishForms(
  shell: Shell,
  files: readonly ContentFile[],
  facts: KnownFacts,
): Promise<Form[]> {
  return shell.transaction(async (inner) => {
    notePublishing(inner)
    await lockPublishing(inner.db)
    const documents = understandForms(files, {
      facts,
      roles: new Set(listRoles().keys()),
      services: await listServiceCodes(inner),
    })
    const published = new Map(
      (await listPublished(inner.db)).map(({ code, version, checksum }) => [`${code}@${version}`, checksum]),
    )
    const known = ({ form }: (typeof documents)[number]) => published.get(`${form.code}@${form.version}`)
    const edited = documents.filter((one) => (known(one) ?? one.checksum) !== one.checksum)
    if (edited.length > 0)
      throw new ContentError(
        edited.map(({ file, line, form: { code, version } }) => ({
          file,
          line,
          rule: 'published-form-edited',
          text: `${code} version ${version} is published with another text; write version ${version + 1}`,
        })),
      )
    const added = documents.filter((one) => known(one) === undefined)
    if (added.length > 0) await insertForms(inner.db, added, inner.clock.now())
    return added.map(({ form }) => form)
  })
}
