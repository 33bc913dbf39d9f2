import { ok, type Refusal, type Result, refused } from '../../../../../kernel/result.ts'

/** The character sets we write: windows-1252 and UTF-8 in OIOXML, ISO 8859-1 (UNOC) in EDIFACT. */
export type Charset = 'windows-1252' | 'UTF-8' | 'ISO-8859-1'

export type NotWritable = Refusal<'letter-not-writable'>

/** Windows-1252 is ISO 8859-1 with these in the places of the control characters 80 to 9F; 0 where there is none. */
const windows1252 =
  '\u20ac\u0000\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u0000\u017d\u0000\u0000\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u0000\u017e\u0178'

const windowsBytes: ReadonlyMap<string, number> = new Map(
  [...windows1252].flatMap((letter, index) => (letter === '\u0000' ? [] : [[letter, 0x80 + index] as const])),
)

/** Letters that stand in no text: control characters but tab and line breaks, and the two codes that are no characters. */
export function isForbidden(code: number): boolean {
  if (code < 0x20) return code !== 0x09 && code !== 0x0a && code !== 0x0d
  return (code >= 0x7f && code <= 0x9f) || code === 0xfffe || code === 0xffff
}

/**
 * A text as bytes. A letter the character set lacks is written the way `instead` says; without such a way the text is refused,
 * as it is for control characters: never a question mark in the place of somebody's name.
 */
export function bytesInCharset(
  text: string,
  charset: Charset,
  instead?: (letter: string) => string,
): Result<Uint8Array, NotWritable> {
  for (let at = 0; at < text.length; at += 1)
    if (isForbidden(text.charCodeAt(at))) return refused('letter-not-writable', { charset })
  if (!text.isWellFormed()) return refused('letter-not-writable', { charset })
  if (charset === 'UTF-8') return ok(new TextEncoder().encode(text))
  const bytes: number[] = []
  for (const letter of text) {
    const byte = byteOf(letter, charset)
    if (byte !== undefined) bytes.push(byte)
    else if (instead === undefined) return refused('letter-not-writable', { charset })
    else for (const replacing of instead(letter)) bytes.push(replacing.charCodeAt(0))
  }
  return ok(Uint8Array.from(bytes))
}

function byteOf(letter: string, charset: Charset): number | undefined {
  const code = letter.codePointAt(0) ?? 0
  if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code
  return charset === 'windows-1252' ? windowsBytes.get(letter) : undefined
}
