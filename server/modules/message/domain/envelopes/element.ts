import { escapeXml } from '../printing/escape-xml.ts'
import type { XmlElement } from '../reading/xml.ts'

/** An element to be written: text, or elements inside it. */
export function write(
  name: string,
  content: string | readonly string[],
  attributes: Readonly<Record<string, string>> = {},
): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
    .join('')
  const inside = typeof content === 'string' ? escapeXml(content) : content.join('')
  return `<${name}${written}>${inside}</${name}>`
}

/** The first element of that name inside; undefined when there is none. */
export function inside(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let found = element
  for (const name of path)
    found = found?.children.find(
      (child): child is XmlElement => typeof child !== 'string' && child.name === name,
    )
  return found
}

export function every(element: XmlElement | undefined, name: string): XmlElement[] {
  return (element?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== 'string' && child.name === name,
  )
}

/** The text of an element, without what stands around it. */
export function words(element: XmlElement | undefined): string | undefined {
  if (element === undefined) return undefined
  const text = element.children
    .filter((child) => typeof child === 'string')
    .join('')
    .trim()
  return text === '' ? undefined : text
}

export function attribute(element: XmlElement | undefined, name: string): string | undefined {
  return element?.attributes.find(([key]) => key === name)?.[1]
}

const base64 = /^[A-Za-z0-9+/]*={0,2}$/

/** The bytes behind base64, which may be broken over lines; undefined when it is something else. */
export function bytesOf(text: string | undefined): Uint8Array | undefined {
  const packed = text?.replace(/\s+/g, '')
  if (packed === undefined || packed.length % 4 !== 0 || !base64.test(packed)) return undefined
  return Buffer.from(packed, 'base64')
}
