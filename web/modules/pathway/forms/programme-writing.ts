import type { ProgrammeDocument, ProgrammeFaultView } from '../../../../contract/pathway-programme.ts'

/** A programme as it is being written: any part may still be missing or wrong. */
export type Writing = ProgrammeDocument

type Key = string | number
export type Path = readonly Key[]

/** What stands at a place; undefined where nothing does. */
export function at(writing: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<Key, unknown>)[key] : undefined,
    writing,
  )
}

/** The same writing with something else at a place. Nothing (undefined) takes the place away. */
export function put(writing: Writing, path: Path, value: unknown): Writing {
  return change(writing, path, value) as Writing
}

function change(whole: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value
  if (Array.isArray(whole)) {
    const list = [...whole]
    list[Number(key)] = change(list[Number(key)], rest, value)
    return list.filter((one) => one !== undefined)
  }
  const { [key]: before, ...others } = (typeof whole === 'object' && whole !== null ? whole : {}) as Record<
    Key,
    unknown
  >
  const after = change(before, rest, value)
  if (after === undefined) return others
  // In its own place, so that a draft reads in the order it was written.
  return before === undefined ? { ...others, [key]: after } : { ...(whole as object), [key]: after }
}

/** A list with one of its items a place up or down. */
export function move(list: readonly unknown[], from: number, by: -1 | 1): unknown[] {
  const to = from + by
  if (to < 0 || to >= list.length) return [...list]
  const moved = list.filter((_, index) => index !== from)
  moved.splice(to, 0, list[from])
  return moved
}

export function textAt(writing: unknown, path: Path): string {
  const value = at(writing, path)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

export function listAt(writing: unknown, path: Path): readonly unknown[] {
  const value = at(writing, path)
  return Array.isArray(value) ? value : []
}

/** The faults of a place, or of all within it. */
export function faultsWithin(
  faults: readonly ProgrammeFaultView[],
  path: Path,
): readonly ProgrammeFaultView[] {
  const place = path.join('.')
  return faults.filter((fault) => fault.path === place || fault.path.startsWith(`${place}.`))
}

/** The step a fault stands in; undefined when it stands in none. */
export function stepOfFault({ path }: ProgrammeFaultView): number | undefined {
  const [, index] = /^steps\.(\d+)/.exec(path) ?? []
  return index === undefined ? undefined : Number(index)
}

/** Numbers of steps as people write them, `A16, A18`; undefined for none. */
export function readSteps(text: string): string[] | undefined {
  const ids = text.split(/[\s,;]+/).filter((id) => id !== '')
  return ids.length === 0 ? undefined : ids
}

/** A number nobody has used: after A16 comes A17. */
export function nextStepId(ids: readonly string[]): string {
  const last = ids.findLast((id) => /^[A-Z]+\d+$/.test(id))
  const [, letters = 'A', digits = '0'] = /^([A-Z]+)(\d+)$/.exec(last ?? '') ?? []
  for (let number = Number(digits) + 1; ; number += 1)
    if (!ids.includes(`${letters}${number}`)) return `${letters}${number}`
}
