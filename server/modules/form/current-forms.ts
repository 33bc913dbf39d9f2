import type { DanishDate } from '../../../kernel/instant.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Shell } from '../../platform/shell.ts'
import type { Form } from './domain/form.ts'
import { asLicensed } from './domain/licence.ts'
import { countPublished, readForms } from './store.ts'

interface Kept {
  readonly count: number
  readonly forms: readonly Form[]
}

/** One set of forms per house: all shells of a house share their settings, and two houses in one process never do. */
const houses = new WeakMap<Shell['settings'], Kept>()

/** Transactions that have published something, which may yet be rolled back: what they read is not kept. */
const publishing = new WeakSet<Database>()

export function notePublishing({ db }: Shell): void {
  publishing.add(db)
}

/**
 * Every published version as this house may show it, kept in the process. What another process publishes counts from the next
 * question.
 */
export async function publishedForms(shell: Shell): Promise<readonly Form[]> {
  const count = await countPublished(shell.db)
  const kept = houses.get(shell.settings)
  if (kept?.count === count) return kept.forms
  const licences = new Set(shell.settings.INSTRUMENT_LICENCES)
  const forms = (await readForms(shell.db)).map((form) => asLicensed(form, licences))
  if (!publishing.has(shell.db)) houses.set(shell.settings, { count, forms })
  return forms
}

/** The version of each form that is begun on that day: of those valid the highest. */
export function inForceOn(forms: readonly Form[], on: DanishDate): Form[] {
  const byCode = new Map<string, Form>()
  for (const form of forms) {
    if (on < form.validFrom || (form.validTo !== undefined && on > form.validTo)) continue
    const known = byCode.get(form.code)
    if (known === undefined || form.version > known.version) byCode.set(form.code, form)
  }
  return [...byCode.values()].toSorted((one, other) => (one.code < other.code ? -1 : 1))
}

export function findForm(forms: readonly Form[], code: string, version: number): Form | undefined {
  return forms.find((one) => one.code === code && one.version === version)
}

/** The version a response is written in. Throws when it is not there: published versions never go away. */
export function formOf(forms: readonly Form[], code: string, version: number): Form {
  const form = findForm(forms, code, version)
  if (form === undefined) throw new Error(`form ${code} version ${version} is gone`)
  return form
}
