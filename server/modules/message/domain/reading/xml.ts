import { ok, type Refusal, type Result, refused } from '../../../../../kernel/result.ts'

export const xhtml = 'http://www.w3.org/1999/xhtml'

/** An element of an XML text, its namespace resolved. Comments and processing instructions are gone. */
export interface XmlElement {
  /** Without prefix. */
  readonly name: string
  readonly namespace: string
  readonly attributes: readonly (readonly [name: string, value: string])[]
  readonly children: readonly (XmlElement | string)[]
}

export type XmlRefused = Refusal<
  'xml-broken' | 'xml-doctype-forbidden' | 'xml-entity-forbidden' | 'message-too-deep'
>

interface Open {
  /** As written, with its prefix: the end tag must say the same. */
  readonly tag: string
  readonly name: string
  readonly namespace: string
  readonly attributes: readonly (readonly [string, string])[]
  readonly children: (XmlElement | string)[]
  readonly scope: Scope
}

/** The prefixes an element declares, and those around it: never copied, so that a thousand at the root cost its children nothing. */
interface Scope {
  readonly own: ReadonlyMap<string, string>
  readonly outer?: Scope | undefined
}

const outermost: Scope = { own: new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]) }

function namespaceOf(prefix: string, scope: Scope): string | undefined {
  for (let one: Scope | undefined = scope; one !== undefined; one = one.outer) {
    const namespace = one.own.get(prefix)
    if (namespace !== undefined) return namespace
  }
  return undefined
}

class Broken extends Error {
  readonly refusal: XmlRefused
  constructor(refusal: XmlRefused) {
    super(refusal.code)
    this.refusal = refusal
  }
}

const namePattern = /[\p{L}_][\p{L}\p{N}\-._]*(?::[\p{L}_][\p{L}\p{N}\-._]*)?/uy
const space = /[ \t\r\n]*/y
const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/**
 * Reads an XML text. Only what a message needs: no document type, no entities but the five of XML itself, no deeper than
 * the limit, and a refusal with the place (counted in characters) for anything that is not well formed.
 */
export function readXml(text: string, deepest: number): Result<XmlElement, XmlRefused> {
  try {
    return ok(new Reader(text, deepest).read())
  } catch (fault) {
    if (fault instanceof Broken) return { ok: false, refusal: fault.refusal }
    throw fault
  }
}

class Reader {
  readonly #text: string
  readonly #deepest: number
  #at = 0

  constructor(text: string, deepest: number) {
    this.#text = text
    this.#deepest = deepest
  }

  read(): XmlElement {
    const open: Open[] = []
    let root: XmlElement | undefined
    while (this.#at < this.#text.length) {
      const inside = open.at(-1)
      const next = this.#text.indexOf('<', this.#at)
      const end = next === -1 ? this.#text.length : next
      if (end > this.#at) {
        const words = this.#text.slice(this.#at, end)
        if (inside !== undefined) inside.children.push(this.#unescape(words.replaceAll('\r\n', '\n')))
        else if (words.trim() !== '') throw this.#broken()
        this.#at = end
      } else if (this.#skipAside()) {
      } else if (this.#text.startsWith('<![CDATA[', this.#at)) {
        if (inside === undefined) throw this.#broken()
        inside.children.push(this.#until('<![CDATA[', ']]>'))
      } else if (this.#text.startsWith('</', this.#at)) {
        const closed = this.#close(open)
        const outside = open.at(-1)
        if (outside === undefined) root = closed
        else outside.children.push(closed)
      } else {
        if (root !== undefined) throw this.#broken()
        const started = this.#open(inside)
        if (open.length >= this.#deepest)
          throw new Broken(refused('message-too-deep', { deepest: this.#deepest }).refusal)
        if (!started.isEmpty) open.push(started.element)
        else if (inside === undefined) root = finished(started.element)
        else inside.children.push(finished(started.element))
      }
    }
    if (root === undefined || open.length > 0) throw this.#broken()
    return root
  }

  /** Passes a comment or a processing instruction; both may stand anywhere and mean nothing here. */
  #skipAside(): boolean {
    if (this.#text.startsWith('<!--', this.#at)) this.#until('<!--', '-->')
    else if (this.#text.startsWith('<?', this.#at)) this.#until('<?', '?>')
    else if (/^<!doctype/i.test(this.#text.slice(this.#at, this.#at + 9)))
      throw new Broken(refused('xml-doctype-forbidden').refusal)
    else return false
    return true
  }

  #until(beginning: string, end: string): string {
    const from = this.#at + beginning.length
    const found = this.#text.indexOf(end, from)
    if (found === -1) throw this.#broken()
    this.#at = found + end.length
    return this.#text.slice(from, found)
  }

  #close(open: Open[]): XmlElement {
    this.#at += 2
    const tag = this.#name()
    this.#space()
    this.#expect('>')
    const element = open.pop()
    if (element?.tag !== tag) throw this.#broken()
    return finished(element)
  }

  #open(inside: Open | undefined): { element: Open; isEmpty: boolean } {
    this.#at += 1
    const tag = this.#name()
    const attributes = new Map<string, string>()
    const own = new Map<string, string>()
    for (;;) {
      const spaced = this.#space()
      if (this.#text[this.#at] === '>' || this.#text[this.#at] === '/') break
      if (!spaced) throw this.#broken()
      const [name, value] = this.#attribute()
      if (name === 'xmlns') own.set('', value)
      else if (name.startsWith('xmlns:')) own.set(name.slice(6), value)
      else if (attributes.has(name)) throw this.#broken()
      else attributes.set(name, value)
    }
    const isEmpty = this.#text[this.#at] === '/'
    if (isEmpty) this.#at += 1
    this.#expect('>')
    const outer = inside?.scope ?? outermost
    const scope = own.size === 0 ? outer : { own, outer }
    const colon = tag.indexOf(':')
    const namespace = namespaceOf(tag.slice(0, Math.max(colon, 0)), scope)
    if (colon !== -1 && namespace === undefined) throw this.#broken()
    return {
      element: {
        tag,
        name: tag.slice(colon + 1),
        namespace: namespace ?? '',
        attributes: [...attributes],
        children: [],
        scope,
      },
      isEmpty,
    }
  }

  #attribute(): [string, string] {
    const name = this.#name()
    this.#space()
    this.#expect('=')
    this.#space()
    const mark = this.#text[this.#at]
    if (mark !== '"' && mark !== "'") throw this.#broken()
    const value = this.#until(mark, mark)
    if (value.includes('<')) throw this.#broken()
    // XML 1.0 section 3.3.3: a line break written as such in an attribute is a space; written as &#10; it is kept.
    return [name, this.#unescape(value.replace(/\r\n|[\t\r\n]/g, ' '))]
  }

  #name(): string {
    namePattern.lastIndex = this.#at
    const name = namePattern.exec(this.#text)?.[0]
    if (name === undefined) throw this.#broken()
    this.#at += name.length
    return name
  }

  #space(): boolean {
    space.lastIndex = this.#at
    const length = space.exec(this.#text)?.[0].length ?? 0
    this.#at += length
    return length > 0
  }

  #expect(letter: string): void {
    if (this.#text[this.#at] !== letter) throw this.#broken()
    this.#at += 1
  }

  #unescape(words: string): string {
    if (!words.includes('&')) return words
    return words.replace(/&([^;&\s]{0,12})(;?)/g, (_, name: string, end: string) => {
      if (end === '') throw this.#broken()
      if (!name.startsWith('#')) {
        const letter = named.get(name)
        if (letter === undefined) throw new Broken(refused('xml-entity-forbidden').refusal)
        return letter
      }
      const code = /^#x[0-9a-f]+$/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
      if (!isXmlLetter(code)) throw this.#broken()
      return String.fromCodePoint(code)
    })
  }

  #broken(): Broken {
    return new Broken(refused('xml-broken', { at: this.#at }).refusal)
  }
}

function isXmlLetter(code: number): boolean {
  return (
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  )
}

function finished({ name, namespace, attributes, children }: Open): XmlElement {
  return { name, namespace, attributes, children }
}
