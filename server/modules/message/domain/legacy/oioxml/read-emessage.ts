import { ok, type Refusal, type Result, refused } from '../../../../../../kernel/result.ts'
import { gatherIssues, type Issue } from '../../issue.ts'
import type { ReadingLimits } from '../../reading/read-bundle.ts'
import { type TextRefused, textOfBytes } from '../../reading/text-of-bytes.ts'
import { readXml, type XmlElement, type XmlRefused } from '../../reading/xml.ts'
import type { OlderEnvelope, OlderLetter } from '../facts.ts'
import type { ReadLetter, ReadMessage } from '../read-letter.ts'
import type { XmlNode } from './codec.ts'
import { type LetterElement, letterElements } from './letters.ts'
import { envelope } from './parts.ts'
import { writeEmessage } from './print-emessage.ts'

export type EmessageRefused =
  | TextRefused
  | XmlRefused
  | Refusal<'message-too-large' | 'message-without-letters' | 'message-with-too-many-letters'>

/** More than any sender puts in one envelope; each is stored by itself. */
export const mostLetters = 99

const elements: ReadonlyMap<string, LetterElement> = new Map(letterElements.map((one) => [one.name, one]))

/**
 * Reads an Emessage: its envelope, and each letter by its own rules. A letter of a kind we do not read is there with its
 * number and its parties, so that it can be answered.
 */
export function readEmessage(bytes: Uint8Array, limits: ReadingLimits): Result<ReadMessage, EmessageRefused> {
  if (bytes.length > limits.bytes) return refused('message-too-large', { limit: limits.bytes })
  const text = textOfBytes(bytes)
  if (!text.ok) return text
  const root = readXml(text.value, limits.depth)
  if (!root.ok) return root
  const [first, ...others] = elementsIn(root.value)
  const letters = others.filter(({ name }) => name !== 'Local_Elements')
  if (first?.name !== 'Envelope' || letters.length === 0) return refused('message-without-letters')
  if (letters.length > mostLetters) return refused('message-with-too-many-letters', { most: mostLetters })
  const issues = gatherIssues()
  const found = envelope.read(first, '/Emessage/Envelope', issues)
  return ok({
    format: 'oioxml',
    envelopeId: found?.envelopeId ?? wordsAt(first, 'Identifier'),
    letters: letters.map((letter) => ({
      ...readLetter(letter, found, issues.found),
      ...(letters.length > 1 && { alone: () => aloneOf(root.value.namespace, first, letter) }),
    })),
  })
}

function aloneOf(namespace: string, ...elements: readonly XmlElement[]): Uint8Array {
  const written = writeEmessage(elements.map(nodeOf), namespace, 'UTF-8')
  // What was read from XML can be written in UTF-8.
  if (!written.ok) throw new RangeError('what was read cannot be written')
  return written.value
}

function nodeOf({ name, children }: XmlElement): XmlNode {
  return { name, children: children.map((child) => (typeof child === 'string' ? child : nodeOf(child))) }
}

function readLetter(
  letter: XmlElement,
  found: OlderEnvelope | undefined,
  ofEnvelope: readonly Issue[],
): ReadLetter {
  const element = elements.get(letter.name)
  const path = `/Emessage/${letter.name}`
  const outside = {
    letterId: wordsAt(letter, 'Letter', 'Identifier'),
    version: wordsAt(letter, 'Letter', 'VersionCode')?.replace(/^X/, ''),
    senderGln: wordsAt(letter, 'Sender', 'EANIdentifier'),
    receiverGln: wordsAt(letter, 'Receiver', 'EANIdentifier'),
    cprNumber: wordsAt(letter, 'Patient', 'CivilRegistrationNumber'),
  }
  if (element === undefined)
    return {
      ...outside,
      kind: undefined,
      facts: undefined,
      issues: [{ rule: 'standard-not-received', expression: path }],
    }
  const issues = gatherIssues()
  const content = element.content.read(letter, path, issues)
  const facts =
    content === undefined || found === undefined
      ? undefined
      : ({ kind: element.kind, ...element.told, envelope: found, ...content } as unknown as OlderLetter)
  return { ...outside, kind: element.kind, facts, issues: [...ofEnvelope, ...issues.found] }
}

function elementsIn({ children }: XmlElement): XmlElement[] {
  return children.filter((child) => typeof child !== 'string')
}

/** What an element further in says, for the outside of a letter that cannot be understood. */
function wordsAt(element: XmlElement, ...names: readonly string[]): string | undefined {
  const [name, ...rest] = names
  if (name === undefined) {
    const words = element.children
      .filter((child) => typeof child === 'string')
      .join('')
      .trim()
    return words === '' || words.length > 35 ? undefined : words
  }
  const child = elementsIn(element).find((one) => one.name === name)
  return child && wordsAt(child, ...rest)
}
