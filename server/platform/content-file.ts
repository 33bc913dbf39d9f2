import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { z } from 'zod'

/** The folder of everything the nation or a community decides. */
export const contentFolder = join(import.meta.dirname, '..', '..', 'content')

/** A file as it was read, not yet understood. */
export interface ContentFile {
  /** As a person would look for it: `content/agreements/sydvestjylland.yaml`. */
  readonly name: string
  readonly text: string
}

/** One fault in a content file. */
export interface ContentFault {
  readonly file: string
  readonly line: number
  /** The rule that is broken, in kebab-case: `clause-unknown`. */
  readonly rule: string
  readonly text: string
}

/** Content that cannot be used; nothing of it was kept. The message names file, line and rule of every fault. */
export class ContentError extends Error {
  override readonly name = 'ContentError'
  readonly faults: readonly ContentFault[]

  constructor(faults: readonly ContentFault[]) {
    super(faults.map(({ file, line, rule, text }) => `${file}:${line} ${rule}: ${text}`).join('\n'))
    this.faults = faults
  }
}

type Path = readonly PropertyKey[]

/** A content file understood: its value, and where in the file each part of it stands. */
export interface Understood<Value> {
  readonly file: string
  readonly value: Value
  /** SHA-256 of what it says. Comments and layout may change without changing it. */
  readonly checksum: string
  /** The line of a part, or of the nearest part around it. */
  lineOf(path: Path): number
}

/** The YAML files of a folder under `content/`, by name. */
export async function readContentFolder(folder: string): Promise<ContentFile[]> {
  const names = (await readdir(join(contentFolder, folder))).filter((name) => name.endsWith('.yaml')).sort()
  return Promise.all(
    names.map(async (name) => ({
      name: `content/${folder}/${name}`,
      text: await readFile(join(contentFolder, folder, name), 'utf8'),
    })),
  )
}

/** Reads YAML against a schema. Throws ContentError with the line of every fault. */
export function understand<Shape extends z.ZodType>(
  file: ContentFile,
  shape: Shape,
): Understood<z.output<Shape>> {
  const lines = new LineCounter()
  const document = parseDocument(file.text, { lineCounter: lines, prettyErrors: false })
  if (document.errors.length > 0)
    throw new ContentError(
      document.errors.map((error) => ({
        file: file.name,
        line: lines.linePos(error.pos[0]).line,
        rule: 'not-yaml',
        text: error.message,
      })),
    )
  const lineOf = (path: Path) => lines.linePos(positionOf(document.contents, path)).line
  const written: unknown = document.toJS()
  const read = shape.safeParse(written)
  if (!read.success)
    throw new ContentError(
      read.error.issues.map((issue) => ({
        file: file.name,
        line: lineOf(issue.path),
        rule: ruleOf(issue),
        text: `${issue.path.join('.') || 'the file'}: ${issue.message}`,
      })),
    )
  return { file: file.name, value: read.data, checksum: checksumOf(written), lineOf }
}

/** A shape may name the rule it checks: `params: { rule: 'fact-unknown' }` of a custom issue. */
function ruleOf(issue: z.core.$ZodIssue): string {
  const named: unknown = issue.code === 'custom' ? issue.params?.rule : undefined
  return typeof named === 'string' ? named : 'not-the-shape'
}

/** Where a part begins: the key of a map entry, the item of a list; where it is missing, what it is missing from. */
function positionOf(contents: Node | null, path: Path): number {
  let node: unknown = contents
  let position = contents?.range?.[0] ?? 0
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key)
      if (!isPair(pair)) return position
      position = (pair.key as Node).range?.[0] ?? position
      node = pair.value
    } else if (isSeq(node)) {
      const item = node.items[Number(key)] as Node | undefined
      if (item === undefined) return position
      position = item.range?.[0] ?? position
      node = item
    } else return position
  }
  return position
}

function checksumOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}

/** The faults of work that may throw ContentError, and its value; other errors go on. */
export function gather<Value>(work: () => Value, faults: ContentFault[]): Value | undefined {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    faults.push(...error.faults)
    return undefined
  }
}
