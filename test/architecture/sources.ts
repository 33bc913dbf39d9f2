import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** The folder the project lies in. */
export const root = join(import.meta.dirname, '..', '..')

/** One `import`, `export … from` or `import()` of a source file. */
export interface Import {
  /** As written: `../../kernel/result.ts`, `zod`. */
  readonly specifier: string
  /** The file it leads to, from the root of the project; undefined for a package. */
  readonly target: string | undefined
  /** Name of the package, without the path into it; undefined for a file of ours. */
  readonly package: string | undefined
  readonly isReExport: boolean
  readonly line: number
}

/** One TypeScript file, read without a compiler: TypeScript 7 has no API to read it with. */
export interface Source {
  /** From the root of the project, with `/`. */
  readonly path: string
  readonly text: string
  /** The text with comments blanked out, so that what is said about code is not taken for code. Lines stay where they are. */
  readonly code: string
  /** As `code`, and with the inside of strings and regular expressions blanked out too. */
  readonly bare: string
  readonly imports: readonly Import[]
}

const left = new Set(['node_modules', 'dist', '.data', '.git', 'coverage'])

/** Every file below a folder whose name ends in one of the endings, in order of name. A folder that is not there has none. */
export function listFiles(folder: string, ...endings: readonly string[]): string[] {
  const walk = (path: string): string[] =>
    readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
      if (left.has(entry.name)) return []
      const inner = join(path, entry.name)
      if (entry.isDirectory()) return walk(inner)
      return endings.some((ending) => entry.name.endsWith(ending)) ? [inner] : []
    })
  try {
    return walk(join(root, folder))
      .map((path) => relative(root, path).replaceAll('\\', '/'))
      .sort()
  } catch (fault) {
    if ((fault as { code?: string }).code === 'ENOENT') return []
    throw fault
  }
}

/** The names of the folders right inside a folder. */
export function listFolders(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

export function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

const read = new Map<string, Source>()

export function readSource(path: string): Source {
  const known = read.get(path)
  if (known !== undefined) return known
  const source = scan(path, readText(path))
  read.set(path, source)
  return source
}

/** Every TypeScript file below the folders. */
export function listSources(...folders: readonly string[]): Source[] {
  return folders.flatMap((folder) => listFiles(folder, '.ts', '.tsx')).map(readSource)
}

/** True for code that only tests run: test files, and the generators property tests draw from. */
export function isTestCode(path: string): boolean {
  return (
    /\.test\.tsx?$/.test(path) ||
    path.endsWith('/arbitrary.ts') ||
    path.includes('/law-cases/') ||
    path.startsWith('test/')
  )
}

export function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}

export function scan(path: string, text: string): Source {
  const code = blank(text, false)
  return { path, text, code, bare: blank(text, true), imports: findImports(path, code) }
}

const importForms =
  /^[ \t]*(import|export)\s+(?:type\s+)?(?:[\w$*{][^'"`;]*?\sfrom\s+)?['"]([^'"\n]+)['"]|\b(import)\(\s*['"]([^'"\n]+)['"]/gm

function findImports(path: string, code: string): Import[] {
  return [...code.matchAll(importForms)].flatMap((match) => {
    const specifier = match[2] ?? match[4] ?? ''
    const isFile = specifier.startsWith('.')
    // An exported declaration followed by a string is no import.
    if (match[1] === 'export' && !/^[ \t]*export\s+(type\s+)?[*{]/.test(match[0])) return []
    return [
      {
        specifier,
        target: isFile ? join(dirname(path), specifier).replaceAll('\\', '/') : undefined,
        package: isFile ? undefined : packageOf(specifier),
        isReExport: match[1] === 'export',
        line: lineOf(code, match.index + match[0].search(/\S/)),
      },
    ]
  })
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/')
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier)
}

/** A slash begins a regular expression only where a value may begin. */
function mayBeginRegExp(before: string): boolean {
  return /(^|[=(,:;!&|?{}[+\-*%<>~^]|\b(return|typeof|case|of|in))\s*$/.test(before)
}

/** Replaces comments, and when asked the inside of strings, by blanks. */
function blank(text: string, alsoStrings: boolean): string {
  let out = ''
  let at = 0
  /** For each template literal we are inside of: how many braces are open in its `${…}`. */
  const braces: number[] = []
  const copy = (to: number, isBlank: boolean): void => {
    const part = text.slice(at, to)
    out += isBlank ? part.replace(/[^\n]/g, ' ') : part
    at = to
  }
  const template = (): void => {
    let end = at
    while (end < text.length && text[end] !== '`' && !text.startsWith('${', end))
      end += text[end] === '\\' ? 2 : 1
    copy(end, alsoStrings)
    if (text[at] === '`') {
      braces.pop()
      copy(at + 1, false)
    } else copy(Math.min(at + 2, text.length), false)
  }
  while (at < text.length) {
    const rest = text.slice(at, at + 2)
    const sign = text[at] ?? ''
    if (rest === '//') copy(endOr(text.indexOf('\n', at), text), true)
    else if (rest === '/*') copy(endOr(text.indexOf('*/', at + 2) + 2, text, 1), true)
    else if (sign === '"' || sign === "'") {
      const end = closing(text, at, sign)
      copy(at + 1, false)
      copy(Math.max(at, end - 1), alsoStrings)
      copy(end, false)
    } else if (sign === '/' && mayBeginRegExp(out.slice(-40))) {
      const end = closingSlash(text, at)
      copy(at + 1, false)
      copy(end - 1, alsoStrings)
      copy(end, false)
    } else if (sign === '`') {
      copy(at + 1, false)
      braces.push(0)
      template()
    } else if (braces.length > 0 && sign === '{') {
      braces.push((braces.pop() ?? 0) + 1)
      copy(at + 1, false)
    } else if (braces.length > 0 && sign === '}') {
      const open = braces.pop() ?? 0
      braces.push(Math.max(0, open - 1))
      copy(at + 1, false)
      if (open === 0) template()
    } else copy(at + 1, false)
  }
  return out
}

function endOr(index: number, text: string, missing = -1): number {
  return index === missing ? text.length : index
}

/** Where a quoted string ends, just after its closing quote; an unclosed one (a quote mark in a JSX text) ends at its opening. */
function closing(text: string, start: number, quote: string): number {
  for (let end = start + 1; end < text.length && text[end] !== '\n'; end += text[end] === '\\' ? 2 : 1)
    if (text[end] === quote) return end + 1
  return start + 1
}

function closingSlash(text: string, start: number): number {
  let isInClass = false
  for (let end = start + 1; end < text.length && text[end] !== '\n'; end += text[end] === '\\' ? 2 : 1) {
    if (text[end] === '[') isInClass = true
    else if (text[end] === ']') isInClass = false
    else if (text[end] === '/' && !isInClass) return end + 1
  }
  return start + 1
}
