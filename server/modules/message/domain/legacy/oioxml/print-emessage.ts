import { ok, type Result } from '../../../../../../kernel/result.ts'
import { bytesInCharset, type Charset, type NotWritable } from '../charset.ts'
import type { OlderLetter } from '../facts.ts'
import type { XmlNode } from './codec.ts'
import { elementOf, namespaces } from './letters.ts'
import { envelope } from './parts.ts'

/**
 * Writes letters in an Emessage, that of the first. In windows-1252, which older receivers expect, a letter that the character set
 * lacks is written as a number (XML 1.0 section 4.1); what may not stand in XML at all is refused.
 */
export function printEmessage(
  letters: readonly OlderLetter[],
  charset: Charset,
): Result<Uint8Array, NotWritable> {
  const [first] = letters
  if (first === undefined) throw new RangeError('an envelope holds a letter')
  return writeEmessage(
    [
      { name: 'Envelope', children: envelope.write(first.envelope) },
      ...letters.map((letter) => {
        const { kind: _, envelope: __, ...content } = letter
        const { name, content: described } = elementOf(letter)
        return { name, children: described.write(content) }
      }),
    ],
    namespaces[elementOf(first).schema],
    charset,
  )
}

/** Writes elements as an Emessage. */
export function writeEmessage(
  children: readonly XmlNode[],
  xmlns: string,
  charset: Charset,
): Result<Uint8Array, NotWritable> {
  const body: XmlNode = { name: 'Emessage', children }
  const text = `<?xml version="1.0" encoding="${charset}"?>\n${print(body, ` xmlns="${xmlns}"`)}\n`
  const bytes = bytesInCharset(text, charset, (letter) => `&#${letter.codePointAt(0)};`)
  return bytes.ok ? ok(bytes.value) : bytes
}

function print({ name, children }: XmlNode, attributes = ''): string {
  if (children.length === 0) return `<${name}${attributes}/>`
  const inside = children.map((child) => (typeof child === 'string' ? escaped(child) : print(child)))
  return `<${name}${attributes}>${inside.join('')}</${name}>`
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (letter) => escapes[letter] ?? letter)
}
