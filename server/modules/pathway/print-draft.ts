import type { ProgrammeWriting } from './domain/draft.ts'

type Path = readonly (string | number)[]

/** A draft printed as a file: what stands on each line is known, so that a fault of the file is a fault of a field. */
export interface PrintedDraft {
  readonly text: string
  /** What begins on a line, counted from one: `['steps', 3, 'due', 'anchor']`. */
  pathOn(line: number): Path
}

/** Prints a draft as JSON, which is YAML, with every part on a line of its own. */
export function printDraft(document: ProgrammeWriting): PrintedDraft {
  const lines: string[] = []
  const paths: Path[] = []
  const put = (text: string, path: Path) => {
    lines.push(text)
    paths.push(path)
  }
  const print = (value: unknown, path: Path, before: string, after: string): void => {
    const parts = partsOf(value)
    if (parts === undefined || parts.length === 0) {
      put(before + JSON.stringify(value ?? null) + after, path)
      return
    }
    const isList = Array.isArray(value)
    put(before + (isList ? '[' : '{'), path)
    parts.forEach(([key, one], index) => {
      const name = isList ? '' : `${JSON.stringify(key)}: `
      print(one, [...path, key], name, index === parts.length - 1 ? '' : ',')
    })
    put((isList ? ']' : '}') + after, path)
  }
  print(document, [], '', '')
  return { text: lines.join('\n'), pathOn: (line) => paths[line - 1] ?? [] }
}

/** What a list or an object holds; undefined for a value of its own. What is left out is not printed. */
function partsOf(value: unknown): (readonly [string | number, unknown])[] | undefined {
  if (Array.isArray(value)) return value.map((one, index) => [index, one] as const)
  if (typeof value !== 'object' || value === null) return undefined
  return Object.entries(value).filter(([, one]) => one !== undefined)
}
