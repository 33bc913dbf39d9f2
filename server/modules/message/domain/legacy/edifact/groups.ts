import type { Issues } from '../../issue.ts'
import { part, type Segment, segment } from './interchange.ts'

/** The segments of one group (`S01` and what follows it), from which each is taken once by who knows what it means. */
export interface Group {
  /** Empty for what stands before the first group. */
  readonly name: string
  /** Where it begins, for the expression of what is missing in it. */
  readonly path: string
  /** The first segment of a tag, and where one is named of a qualifier, that nobody has taken. */
  take(tag: string, qualifier?: string): Segment | undefined
  takeAll(tag: string, qualifier?: string): Segment[]
  /** What nobody took. */
  left(): readonly Segment[]
}

function group(name: string, segments: readonly Segment[]): Group {
  const waiting = new Set(segments)
  const takeAll = (tag: string, qualifier?: string): Segment[] => {
    const found = [...waiting].filter(
      (one) => one.tag === tag && (qualifier === undefined || part(one, 0) === qualifier),
    )
    for (const one of found) waiting.delete(one)
    return found
  }
  return {
    name,
    path: `${name} (segment ${segments[0]?.place ?? 1})`,
    take(tag, qualifier) {
      const found = [...waiting].find(
        (one) => one.tag === tag && (qualifier === undefined || part(one, 0) === qualifier),
      )
      if (found !== undefined) waiting.delete(found)
      return found
    },
    takeAll,
    left: () => [...waiting],
  }
}

/** The groups of a message, in order; each begins with a segment of its own name. */
export class Groups {
  readonly #waiting: Set<Group>
  readonly #issues: Issues

  constructor(segments: readonly Segment[], issues: Issues) {
    const groups: { name: string; segments: Segment[] }[] = [{ name: 'BGM', segments: [] }]
    for (const one of segments) {
      if (/^S\d\d$/.test(one.tag)) groups.push({ name: one.tag, segments: [one] })
      else groups.at(-1)?.segments.push(one)
    }
    this.#waiting = new Set(groups.map(({ name, segments: own }) => group(name, own)))
    this.#issues = issues
    for (const one of this.#waiting) one.take(one.name)
  }

  /** The groups of a name, each given to nobody else. */
  takeAll(name: string): Group[] {
    const found = [...this.#waiting].filter((one) => one.name === name)
    for (const one of found) this.#finishLater(one)
    return found
  }

  /** The group of a name; a second one is an issue. */
  take(name: string, isRequired: true): Group
  take(name: string, isRequired?: boolean): Group | undefined
  take(name: string, isRequired = false): Group | undefined {
    const [first, second] = this.takeAll(name)
    if (second !== undefined) this.#issues.add('older-part-repeated', second.path)
    if (first === undefined && isRequired) {
      this.#issues.add('older-part-missing', name)
      return group(name, [])
    }
    return first
  }

  readonly #taken: Group[] = []

  #finishLater(one: Group): void {
    this.#waiting.delete(one)
    this.#taken.push(one)
  }

  /** Tells of every group and every segment nobody took. */
  finish(): void {
    for (const { path } of this.#waiting) this.#issues.add('older-part-unknown', path)
    for (const one of this.#taken)
      for (const { tag, place } of one.left())
        this.#issues.add('older-part-unknown', `${tag} (segment ${place})`)
  }
}

/** A group to be written: its own segment, then those inside it. */
export function written(
  name: string,
  ...segments: readonly (Segment | readonly Segment[] | undefined)[]
): Segment[] {
  return [segment(name, name.slice(1)), ...segments.flatMap((one) => one ?? [])]
}
