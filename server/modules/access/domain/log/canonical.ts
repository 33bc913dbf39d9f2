/** A row as the database gives it: by the names of its columns. */
export type LogRow = Readonly<Record<string, unknown>>

/** Turns text into a digest, written in hexadecimal. Handed in, for the core draws no numbers of its own. */
export type Digest = (text: string) => string

/**
 * The one text a row is digested as: its columns by name, those without a value left out, so that a column added later
 * changes no digest of what was written before it.
 */
export function canonicalText(row: LogRow): string {
  const kept = Object.entries(row).filter(([, value]) => hasValue(value))
  kept.sort(([one], [other]) => (one < other ? -1 : 1))
  return JSON.stringify(
    kept.map(([name, value]) => [name, isMoment(name) ? exactMoment(value) : sorted(value)]),
  )
}

function isMoment(column: string): boolean {
  return column === 'at' || column.endsWith('_at')
}

function hasValue(value: unknown): boolean {
  return value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0)
}

/** A moment to the microsecond, as PostgreSQL keeps it: the same however it was written. */
export function exactMoment(value: unknown): string {
  const [, whole, part = ''] =
    /^(\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?(?:Z|\+00(?::00)?)$/.exec(String(value)) ?? []
  return whole === undefined ? String(value) : `${whole.replace(' ', 'T')}.${part.padEnd(6, '0')}Z`
}

/** Objects with their names in order: PostgreSQL keeps JSON in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  )
}
