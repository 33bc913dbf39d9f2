import type { Issues } from '../../issue.ts'
import type { XmlElement } from '../../reading/xml.ts'
import type { CodeTable } from '../codes.ts'
import { plainLines } from '../lines.ts'
import { type WallTime, wallTime } from '../wall-time.ts'

/** An element to be written. */
export interface XmlNode {
  readonly name: string
  readonly children: readonly (XmlNode | string)[]
}

/** What stands inside an element, both ways: one description reads and writes, so that the two cannot come apart. */
export interface Content<Value> {
  /** Undefined when it cannot be read; the issue says why. */
  read(element: XmlElement, path: string, issues: Issues): Value | undefined
  write(value: Value): XmlNode['children']
}

/** A part of a record: one or more elements, in the order of the schema. */
export interface Field<Value> {
  /** The names of its elements, in order. */
  readonly names: readonly string[]
  read(from: Siblings, path: string, issues: Issues): Value | typeof broken | undefined
  write(value: Value | undefined): readonly XmlNode[]
}

/** Something was there, or had to be, and could not be read: the record has no sure meaning without it. */
export const broken = Symbol('broken')

/** The elements inside one element, by name. */
export type Siblings = ReadonlyMap<string, readonly XmlElement[]>

/** The fields of a record in the order of the schema. A key beginning with `_` says nothing: it is only written. */
export type Fields<Value> = { readonly [Key in keyof Value]?: Field<NonNullable<Value[Key]>> } & {
  readonly [key: `_${string}`]: Field<never>
}

/** An element with elements inside it, in a fixed order. */
export function record<Value extends object>(fields: Fields<Value>): Content<Value> {
  const all = Object.entries(fields) as [string, Field<unknown>][]
  const names = all.flatMap(([, field]) => field.names)
  return {
    read(element, path, issues) {
      const children = element.children.filter((child) => typeof child !== 'string')
      checkNames(element, children, names, path, issues)
      return readFields<Value>(
        all,
        Map.groupBy(children, ({ name }) => name),
        path,
        issues,
      )
    },
    write: (value) => writeFields(all, value),
  }
}

function readFields<Value>(
  fields: readonly [string, Field<unknown>][],
  siblings: Siblings,
  path: string,
  issues: Issues,
): Value | undefined {
  const found: Record<string, unknown> = {}
  let isWhole = true
  for (const [key, field] of fields) {
    const value = field.read(siblings, path, issues)
    if (value === broken) isWhole = false
    else if (value !== undefined && !key.startsWith('_')) found[key] = value
  }
  return isWhole ? (found as Value) : undefined
}

function writeFields<Value extends object>(
  fields: readonly [string, Field<unknown>][],
  value: Value,
): readonly XmlNode[] {
  return fields.flatMap(([key, field]) => field.write((value as Record<string, unknown>)[key]))
}

function checkNames(
  element: XmlElement,
  children: readonly XmlElement[],
  names: readonly string[],
  path: string,
  issues: Issues,
): void {
  const known = new Set(names)
  for (const name of new Set(children.map((child) => child.name)))
    if (!known.has(name)) issues.add('older-part-unknown', `${path}/${name}`)
  if (element.children.some((child) => typeof child === 'string' && child.trim() !== ''))
    issues.add('older-part-unknown', `${path}/text()`)
  let last = 0
  for (const { name } of children) {
    // A name that may stand in two places counts where it is allowed next.
    const place = names.indexOf(name, last)
    if (place === -1 && known.has(name)) {
      issues.add('older-order', `${path}/${name}`)
      return
    }
    last = Math.max(last, place)
  }
}

/** One element that must be there. */
export function one<Value>(name: string, content: Content<Value>): Field<Value> {
  return {
    names: [name],
    read(siblings, path, issues) {
      const found = maybe(name, content).read(siblings, path, issues)
      if (found !== undefined) return found
      issues.add('older-part-missing', `${path}/${name}`)
      return broken
    },
    write(value) {
      if (value === undefined) throw new RangeError(`${name} must be there`)
      return [{ name, children: content.write(value) }]
    },
  }
}

/** One element that may be left out; an empty one says nothing. */
export function maybe<Value>(name: string, content: Content<Value>): Field<Value> {
  return {
    names: [name],
    read(siblings, path, issues) {
      const [element, second] = siblings.get(name) ?? []
      if (second !== undefined) {
        issues.add('older-part-repeated', `${path}/${name}`)
        return broken
      }
      if (element === undefined) return undefined
      if (element.children.every((child) => typeof child === 'string' && child.trim() === '')) {
        issues.add('older-text-empty', `${path}/${name}`)
        return undefined
      }
      return content.read(element, `${path}/${name}`, issues) ?? broken
    },
    write: (value) => (value === undefined ? [] : [{ name, children: content.write(value) }]),
  }
}

/** Several elements of one name; none is an empty list. */
export function many<Value>(name: string, content: Content<Value>, most: number): Field<readonly Value[]> {
  return {
    names: [name],
    read(siblings, path, issues) {
      const elements = siblings.get(name) ?? []
      if (elements.length > most) {
        issues.add('older-part-repeated', `${path}/${name}`)
        return broken
      }
      const values = elements.map((element, index) =>
        content.read(element, `${path}/${name}[${index + 1}]`, issues),
      )
      return values.some((value) => value === undefined) ? broken : (values as Value[])
    },
    write: (values) =>
      (values ?? []).slice(0, most).map((value) => ({ name, children: content.write(value) })),
  }
}

/** Several elements of one name; none is not said at all. */
export function manyOrNone<Value>(
  name: string,
  content: Content<Value>,
  most: number,
): Field<readonly Value[]> {
  const list = many(name, content, most)
  return {
    ...list,
    read(siblings, path, issues) {
      const values = list.read(siblings, path, issues)
      return values !== undefined && values !== broken && values.length === 0 ? undefined : values
    },
  }
}

/** Elements that belong together without one around them: an address, a number with its kind. */
export function inline<Value extends object>(fields: Fields<Value>): Field<Value> {
  const all = Object.entries(fields) as [string, Field<unknown>][]
  return {
    names: all.flatMap(([, field]) => field.names),
    read(siblings, path, issues) {
      const value = readFields<Value>(all, siblings, path, issues)
      if (value === undefined) return broken
      return Object.keys(value).length === 0 ? undefined : value
    },
    write: (value) => (value === undefined ? [] : writeFields(all, value)),
  }
}

/** An element that always says the same and is not read. */
export function always(name: string, text: string): Field<never> {
  return { names: [name], read: () => undefined, write: () => [{ name, children: [text] }] }
}

/** Reads a field as another value. */
export function mapped<Inner, Value>(
  field: Field<Inner>,
  to: { readonly of: (inner: Inner) => Value; readonly back: (value: Value) => Inner | undefined },
): Field<Value> {
  return {
    names: field.names,
    read(siblings, path, issues) {
      const inner = field.read(siblings, path, issues)
      if (inner === broken) return broken
      return inner === undefined ? undefined : to.of(inner)
    },
    write: (value) => field.write(value === undefined ? undefined : to.back(value)),
  }
}

function wordsOf(element: XmlElement, path: string, issues: Issues): string | undefined {
  if (element.children.every((child) => typeof child === 'string')) return element.children.join('')
  issues.add('older-part-unknown', `${path}/*`)
  return undefined
}

/** A text on one line. */
export function text(longest: number): Content<string> {
  return {
    read(element, path, issues) {
      const words = wordsOf(element, path, issues)?.replace(/\s+/g, ' ').trim()
      if (words !== undefined && words.length > longest) issues.add('older-text-too-long', path)
      return words
    },
    write: (value) => [value.replace(/\s+/g, ' ').trim()],
  }
}

/** An identifier: its length is what makes it one. */
export function id(longest: number): Content<string> {
  return {
    read(element, path, issues) {
      const words = wordsOf(element, path, issues)?.trim()
      if (words !== undefined && words !== '' && words.length <= longest) return words
      issues.add('older-id', path)
      return undefined
    },
    write: (value) => [value],
  }
}

/** A word of a list. */
export function code<Word extends string>(codes: CodeTable<Word>): Content<Word> {
  return {
    read(element, path, issues) {
      const word = codes.wordOfOioxml(wordsOf(element, path, issues)?.trim())
      if (word === undefined) issues.add('older-code-unknown', path)
      return word
    },
    write: (word) => [codes.oioxml(word)],
  }
}

/** One of the versions of a letter that we know; facts leave out the X that OIOXML puts before it. */
export function version(known: readonly string[]): Content<string> {
  return {
    read(element, path, issues) {
      const words = wordsOf(element, path, issues)?.trim() ?? ''
      if (known.includes(words)) return words.slice(1)
      issues.add('older-version', path)
      return undefined
    },
    write: (value) => [`X${value}`],
  }
}

/** A date and a clock, with seconds or without as the letter type has it; both are read. */
export function time(precision: 'minutes' | 'seconds' = 'minutes'): Content<WallTime> {
  const name = precision === 'minutes' ? 'Time' : 'TimeWithSec'
  return {
    read(element, path, issues) {
      const children = element.children.filter((child) => typeof child !== 'string')
      const part = (...names: string[]): string =>
        children
          .find((child) => names.includes(child.name))
          ?.children.join('')
          .trim() ?? ''
      const at = wallTime(part('Date'), part('Time', 'TimeWithSec'))
      if (at === undefined) issues.add('older-time', path)
      return at
    },
    write: (at) => [
      { name: 'Date', children: [at.slice(0, 10)] },
      {
        name,
        children: [precision === 'minutes' ? at.slice(11, 16) : at.slice(11).padEnd(8, ':00')],
      },
    ],
  }
}

/** Text with breaks, and with bold and the like, which are read past: the facts hold plain lines. */
export const lines: Content<string> = {
  read(element, path, issues) {
    return plainLines(plainOf(element, path, issues))
  },
  write: (value) =>
    value
      .split('\n')
      .flatMap((line, index) => [
        ...(index === 0 ? [] : [{ name: 'Break', children: [] }]),
        ...(line === '' ? [] : [line]),
      ]),
}

const styles: ReadonlySet<string> = new Set(['Right', 'Center', 'Bold', 'Italic', 'Underline', 'FixedFont'])

function plainOf(element: XmlElement, path: string, issues: Issues): string {
  return element.children
    .map((child) => {
      // A line break of the file is none of the text's: those are written as elements.
      if (typeof child === 'string') return onOneLine(child)
      if (child.name === 'Break') return '\n'
      if (child.name === 'Space') return ' '
      if (!styles.has(child.name)) issues.add('older-part-unknown', `${path}/${child.name}`)
      return plainOf(child, path, issues)
    })
    .join('')
}

/** Lines as they are broken in a file, with what they are indented by, are one line of the text. */
function onOneLine(words: string): string {
  const [first = '', ...rest] = words.split(/[\r\n]/)
  const last = rest.pop()
  if (last === undefined) return first
  return [
    first.trimEnd(),
    ...rest.map((line) => line.trim()).filter((line) => line !== ''),
    last.trimStart(),
  ].join(' ')
}
