import { ok, type Refusal, type Result, refused } from '../../../../../../kernel/result.ts'
import { isForbidden } from '../charset.ts'
import type { Segment } from './interchange.ts'

export type SegmentsRefused = Refusal<
  | 'message-empty'
  | 'message-too-large'
  | 'edifact-service-string'
  | 'edifact-characters'
  | 'edifact-not-latin'
  | 'edifact-segment-broken'
  | 'edifact-segment-unended'
  | 'edifact-too-many-segments'
>

/** The letters that divide a message; a sender may choose others in UNA. */
interface Separators {
  readonly component: string
  readonly element: string
  /** Makes the letter after it an ordinary one; a space when there is none. */
  readonly release: string
  readonly end: string
}

const usual: Separators = { component: ':', element: '+', release: '?', end: "'" }

/** A letter with everything a discharge letter may hold has some hundreds; a sender puts at most some dozen in an envelope. */
export const mostSegments = 100_000

/**
 * Divides EDIFACT into segments. It is ISO 8859-1 (UNOC): control characters are refused, and so is UTF-8, which would turn
 * `æ` into two letters of somebody's name. Line breaks anywhere are only for the eye.
 */
export function readSegments(bytes: Uint8Array, limit: number): Result<Segment[], SegmentsRefused> {
  if (bytes.length > limit) return refused('message-too-large', { limit })
  if (isUtf8(bytes)) return refused('edifact-not-latin')
  for (const byte of bytes) if (isForbidden(byte)) return refused('edifact-characters')
  const text = Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\r\n\t]+/g, '')
    .trim()
  if (text === '') return refused('message-empty')
  if (!text.startsWith('UNA')) return split(text, usual)
  const separators = readSeparators(text)
  return separators === undefined
    ? refused('edifact-service-string')
    : split(text.slice(9).trimStart(), separators)
}

/**
 * True of bytes that are UTF-8 throughout and hold what it begins our letters and signs with (`æ` C3, `°` C2, `–` E2), which are
 * letters no Danish word has. `Æ§` in ISO 8859-1 is by chance UTF-8 too, and is no reason to send a letter back.
 */
function isUtf8(bytes: Uint8Array): boolean {
  if (!bytes.some((byte) => byte === 0xc3 || byte === 0xc2 || byte === 0xe2)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function readSeparators(text: string): Separators | undefined {
  const [component = '', element = '', , release = '', , end = ''] = text.slice(3, 9)
  const chosen = [component, element, end, ...(release === ' ' ? [] : [release])]
  const isFit = chosen.every((letter) => letter !== '' && letter !== ' ' && !/[\p{L}\p{N}]/u.test(letter))
  return isFit && new Set(chosen).size === chosen.length ? { component, element, release, end } : undefined
}

const tagPattern = /^[A-Z][A-Z0-9]{2}$/

function split(text: string, separators: Separators): Result<Segment[], SegmentsRefused> {
  const { component, element, release, end } = separators
  const segments: Segment[] = []
  let elements: string[][] = []
  let components: string[] = []
  let letters = ''
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]
    if (letter === release && release !== ' ') {
      if (at + 1 >= text.length) return refused('edifact-segment-unended')
      letters += text.slice(from, at) + text[at + 1]
      at += 1
      from = at + 1
    } else if (letter === component || letter === element || letter === end) {
      components.push(letters + text.slice(from, at))
      letters = ''
      from = at + 1
      if (letter === component) continue
      elements.push(components)
      components = []
      if (letter === element) continue
      const [[tag = '', ...more] = [], ...rest] = elements
      const name = tag.trim()
      if (!tagPattern.test(name) || more.length > 0)
        return refused('edifact-segment-broken', { segment: segments.length + 1 })
      if (segments.length >= mostSegments) return refused('edifact-too-many-segments', { most: mostSegments })
      segments.push({ tag: name, elements: rest, place: segments.length + 1 })
      elements = []
    }
  }
  const isWhole =
    text.slice(from).trim() === '' && letters === '' && elements.length + components.length === 0
  return isWhole ? ok(segments) : refused('edifact-segment-unended', { segment: segments.length + 1 })
}
