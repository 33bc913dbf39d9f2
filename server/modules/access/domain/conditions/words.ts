/** Kinds of data in a row. */
export function printKinds(kinds: readonly string[]): string {
  return kinds.join(', ')
}
