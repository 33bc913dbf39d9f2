import type { Form, Item } from './form.ts'
import { placedItems } from './form.ts'
import { findInstrument } from './instruments/every-instrument.ts'

/**
 * The form as this house may show it. Without a licence the questions of an instrument are left out, and a person writes the
 * total they have reckoned elsewhere.
 */
export function asLicensed(form: Form, licences: ReadonlySet<string>): Form {
  const closed = placedItems(form.items).flatMap(({ item }) =>
    item.score !== undefined && !isOpen(item.score.instrument, licences) ? [item.score] : [],
  )
  const hidden = new Set(closed.flatMap(({ inputs }) => Object.values(inputs)))
  if (hidden.size === 0) return form
  const instruments = new Set(closed.map(({ instrument }) => instrument))
  const shown = (items: readonly Item[]): Item[] =>
    items
      .filter(({ id }) => !hidden.has(id))
      .map((item) => ({
        ...item,
        items: shown(item.items),
        ...(item.score && instruments.has(item.score.instrument) && { score: { ...item.score, inputs: {} } }),
      }))
  return { ...form, items: shown(form.items) }
}

function isOpen(instrument: string, licences: ReadonlySet<string>): boolean {
  return findInstrument(instrument)?.needsLicence !== true || licences.has(instrument)
}
