import { parseSor } from '../../../../kernel/organisation-number.ts'
import { ContentError, type ContentFile } from '../../../platform/content-file.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findUnitBySor } from '../../organisation/index.ts'
import type { Exemption } from '../domain/vocabulary.ts'
import { understandExemptions } from '../exemption-document.ts'
import { ruleBook } from '../rule-book.ts'
import { insertExemptions, listExemptions } from '../store/will-permissions.ts'

export interface ExemptionsPublished {
  /** New now. */
  readonly published: readonly { readonly id: string; readonly version: number }[]
  /** There already, just as in the file. */
  readonly unchanged: readonly { readonly id: string; readonly version: number }[]
}

/**
 * Publishes the trials of a file; with `isDryRun` only says what it would do. What was published is never changed: another
 * text under the same version is a fault. Throws ContentError naming the line of every fault.
 */
export function publishExemptions(
  shell: Shell,
  file: ContentFile,
  { isDryRun = false }: { readonly isDryRun?: boolean } = {},
): Promise<ExemptionsPublished> {
  return shell.transaction(async (inner) => {
    const exemptions = await understandExemptions(file, await ruleBook(), async (written) => {
      const sor = parseSor(written)
      return sor.ok ? (await findUnitBySor(inner, sor.value))?.id : undefined
    })
    const kept = await listExemptions(inner)
    const unchanged = exemptions.filter((one) => kept.some((other) => isSame(one, other)))
    const added = exemptions.filter((one) => !unchanged.includes(one))
    const late = added.filter((one) =>
      kept.some((other) => other.id === one.id && other.version >= one.version),
    )
    if (late.length > 0)
      throw new ContentError(
        late.map(({ id, version }) => ({
          file: file.name,
          line: 1,
          rule: 'version-published',
          text: `${id} version ${version} or later is published with another text; give it a new version`,
        })),
      )
    if (!isDryRun && added.length > 0) await insertExemptions(inner, added)
    return { published: added.map(named), unchanged: unchanged.map(named) }
  })
}

function named({ id, version }: Exemption) {
  return { id, version }
}

function isSame(one: Exemption, other: Exemption): boolean {
  return (
    one.id === other.id &&
    one.version === other.version &&
    JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
  )
}

/** The parts in one order: the database keeps them in its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  )
}
