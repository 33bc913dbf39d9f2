import { ok, type Refusal, type Result, refused } from '../../../../../kernel/result.ts'

export type TextRefused = Refusal<'message-empty' | 'message-not-text' | 'charset-unknown'>

/** Character sets a sender may declare. Windows-1252 and ISO-8859-1 are met in older Danish systems. */
const charsets: ReadonlyMap<string, string> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'windows-1252'],
  ['iso-8859-1', 'windows-1252'],
  ['iso-8859-15', 'iso-8859-15'],
  ['windows-1252', 'windows-1252'],
  ['utf-16', 'utf-16le'],
  ['utf-16le', 'utf-16le'],
  ['utf-16be', 'utf-16be'],
])

const utf8 = new TextDecoder('utf-8', { fatal: true })

function charsetOfMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return undefined
}

function charsetOfDeclaration(bytes: Uint8Array): string | undefined {
  if (bytes[0] !== 0x3c) return undefined
  const beginning = String.fromCharCode(...bytes.subarray(0, 200))
  return /^<\?xml[^>]*?encoding\s*=\s*["']([^"']+)["']/.exec(beginning)?.[1]
}

function charsetOfContentType(contentType: string): string | undefined {
  return /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType)?.[1]
}

/**
 * The text of a message. The character set is told by a byte order mark, else by the XML declaration, else by the content
 * type, else it is UTF-8. Bytes that are no text in that character set are refused, never guessed at: a wrong guess turns
 * one citizen's name into another's.
 */
export function textOfBytes(bytes: Uint8Array, contentType = ''): Result<string, TextRefused> {
  if (bytes.length === 0) return refused('message-empty')
  const declared = charsetOfMark(bytes) ?? charsetOfDeclaration(bytes) ?? charsetOfContentType(contentType)
  const charset = charsets.get((declared ?? 'utf-8').toLowerCase())
  if (charset === undefined) return refused('charset-unknown', { charset: (declared ?? '').slice(0, 40) })
  try {
    return ok(
      charset === 'utf-8' ? utf8.decode(bytes) : new TextDecoder(charset, { fatal: true }).decode(bytes),
    )
  } catch {
    return refused('message-not-text', { charset })
  }
}
