import { type Element, isObject, type Json } from '../../fhir.ts'
import type { Issues } from '../../issue.ts'

/** Characters FHIR forbids in a text, and that a database or a log would choke on. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/

/** An object below, or undefined when it is missing. Something else in its place is an issue. */
export function child(of: Element, name: string, issues: Issues): Element | undefined {
  const value = of.node[name]
  if (value === undefined || value === null) return undefined
  const path = `${of.path}.${name}`
  if (isObject(value)) return { node: value, path }
  issues.add('data-type', path)
  return undefined
}

/** The objects of a list below; empty when it is missing. */
export function children(of: Element, name: string, issues: Issues): Element[] {
  const value = of.node[name]
  if (value === undefined || value === null) return []
  const path = `${of.path}.${name}`
  if (!Array.isArray(value)) {
    issues.add('data-type', path)
    return []
  }
  const found: Element[] = []
  value.forEach((item: Json, index) => {
    if (isObject(item)) found.push({ node: item, path: `${path}[${index}]` })
    else issues.add('data-type', `${path}[${index}]`)
  })
  return found
}

/** Longer than any number, code, address or name in a message; short enough for a database to find it again by. */
const longest = 500

/** A text below, or undefined when it is missing or empty. */
export function text(of: Element, name: string, issues: Issues, atMost = longest): string | undefined {
  const value = of.node[name]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') {
    issues.add('data-type', `${of.path}.${name}`)
    return undefined
  }
  if (value.length > atMost) {
    issues.add('element-too-long', `${of.path}.${name}`)
    return undefined
  }
  if (forbidden.test(value) || !value.isWellFormed()) {
    issues.add('text-not-allowed', `${of.path}.${name}`)
    return undefined
  }
  return value.trim() === '' ? undefined : value
}

/** The texts of a list below; empty when it is missing. */
export function texts(of: Element, name: string, issues: Issues): string[] {
  const value = of.node[name]
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) {
    issues.add('data-type', `${of.path}.${name}`)
    return []
  }
  return value.flatMap((item: Json) => {
    const read = text({ node: { [name]: item }, path: of.path }, name, issues)
    return read === undefined ? [] : [read]
  })
}

/** A number below, or undefined when it is missing. */
export function decimal(of: Element, name: string, issues: Issues): number | undefined {
  const value = of.node[name]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'number' && Number.isFinite(value)) return value
  issues.add('data-type', `${of.path}.${name}`)
  return undefined
}

/** True or false below, or undefined when it is missing. */
export function flag(of: Element, name: string, issues: Issues): boolean | undefined {
  const value = of.node[name]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'boolean') return value
  issues.add('data-type', `${of.path}.${name}`)
  return undefined
}

/** The extensions of an element that have a certain address. */
export function extensions(of: Element, url: string, issues: Issues): Element[] {
  if (of.node.extension === undefined) return []
  return children(of, 'extension', issues).filter(({ node }) => node.url === url)
}

/** A profile address without the version that may stand after a vertical bar. */
export function withoutVersion(canonical: string): string {
  const bar = canonical.indexOf('|')
  return bar === -1 ? canonical : canonical.slice(0, bar)
}
