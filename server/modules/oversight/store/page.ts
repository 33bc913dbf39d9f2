import type { Instant } from '../../../../kernel/instant.ts'

/** Where a page of a list begins: after the item with this time and id. The contract has checked what came over the wire. */
export interface After {
  readonly at: Instant
  readonly id: string
}

export interface Page {
  readonly after: After | null
  readonly limit: number
}

export function parseAfter(text: string | undefined): After | null {
  if (text === undefined) return null
  const [at = '', id = ''] = text.split('_')
  return { at: at as Instant, id }
}

/** The items of a page, and what to ask for the next one; asked for one more than fits, so that a last page knows it is. */
export function cut<Item>(
  items: readonly Item[],
  limit: number,
  of: (item: Item) => After,
): { items: readonly Item[]; next: string | null } {
  const shown = items.slice(0, limit)
  const last = shown.at(-1)
  if (items.length <= limit || last === undefined) return { items: shown, next: null }
  const { at, id } = of(last)
  return { items: shown, next: `${at}_${id}` }
}
