import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inOioxml, lettersOf } from './arbitrary.ts'
import type { OlderLetter } from './facts.ts'
import { olderFormatOf, printOlder, readOlder } from './older-message.ts'

const limits = { bytes: 20_000_000, depth: 30 }
const namespace = 'http://rep.oio.dk/sundcom.dk/medcom.dk/xml/schemas/2005/08/07/'

function codeOf(bytes: Uint8Array): string {
  const format = olderFormatOf(bytes)
  if (format === undefined) return 'not-older'
  const read = readOlder(bytes, format, limits)
  return read.ok ? 'read' : read.refusal.code
}

const xml = (text: string): string => codeOf(Buffer.from(text, 'latin1'))
const edifact = (text: string): string => codeOf(Buffer.from(text, 'latin1'))

const [sample] = fc.sample(lettersOf(inOioxml)['discharge-letter'], { seed: 7, numRuns: 1 })

function bytesOf(format: 'edifact' | 'oioxml'): Uint8Array {
  const letter: OlderLetter = {
    ...(sample as OlderLetter & { kind: 'discharge-letter' }),
    texts: [{ text: 'Pæn tekst' }],
  }
  const written = printOlder(format === 'oioxml' ? letter : onlyLatin(letter), format)
  if (!written.ok) throw new Error(written.refusal.code)
  return written.value
}

function onlyLatin(letter: OlderLetter): OlderLetter {
  return JSON.parse(JSON.stringify(letter).replace(/[€–’…ŠžΩčğ日🙂]/gu, 'x'))
}

describe('An OIOXML message made to do harm', () => {
  test('entities that unfold to a thousand million letters are refused before anything unfolds', () => {
    const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join(
      '',
    )
    const started = performance.now()
    expect(
      xml(
        `<?xml version="1.0"?><!DOCTYPE Emessage [<!ENTITY l0 "ha">${laughs}]><Emessage xmlns="${namespace}">&l9;</Emessage>`,
      ),
    ).toBe('xml-doctype-forbidden')
    expect(performance.now() - started).toBeLessThan(500)
  })

  test('an entity that would fetch a file or an address is refused', () => {
    expect(
      xml(
        `<!DOCTYPE Emessage [<!ENTITY x SYSTEM "file:///etc/passwd">]><Emessage xmlns="${namespace}">&x;</Emessage>`,
      ),
    ).toBe('xml-doctype-forbidden')
    expect(xml(`<Emessage xmlns="${namespace}">&x;</Emessage>`)).toBe('xml-entity-forbidden')
  })

  test('a hundred thousand elements inside one another are refused', () => {
    expect(xml(`<Emessage>${'<a>'.repeat(100_000)}`)).toBe('message-too-deep')
  })

  test('an attribute of ten million letters, and a million of them, are read past in a moment', () => {
    const started = performance.now()
    expect(xml(`<Emessage a="${'x'.repeat(10_000_000)}"><Envelope/></Emessage>`)).toBe(
      'message-without-letters',
    )
    expect(performance.now() - started).toBeLessThan(2_000)
  })

  test('bytes that are no letters in the character set that is declared are refused, never guessed at', () => {
    const text = `<?xml version="1.0" encoding="UTF-8"?><Emessage>\xe6</Emessage>`
    expect(xml(text)).toBe('message-not-text')
    expect(xml(`<?xml version="1.0" encoding="x-mac-danish"?><Emessage/>`)).toBe('charset-unknown')
  })

  test('a name in windows-1252, in ISO 8859-1 and in UTF-8 is the same name', () => {
    const named = (charset: string, bytes: BufferEncoding) =>
      Buffer.from(
        `<?xml version="1.0" encoding="${charset}"?><Emessage><Envelope><Sent><Date>2026-01-01</Date><Time>12:00</Time></Sent><Identifier>Æ1</Identifier><AcknowledgementCode>minuspositivkvitt</AcknowledgementCode></Envelope><X/></Emessage>`,
        bytes,
      )
    for (const bytes of [
      named('windows-1252', 'latin1'),
      named('ISO-8859-1', 'latin1'),
      named('UTF-8', 'utf8'),
    ]) {
      const read = readOlder(bytes, 'oioxml', limits)
      expect(read.ok && read.value.envelopeId).toBe('Æ1')
    }
  })
})

describe('An EDIFACT message made to do harm, or cut short', () => {
  test('a message cut anywhere is refused as cut, and never read in part', () => {
    const whole = bytesOf('edifact')
    expect(codeOf(whole)).toBe('read')
    for (let length = 5; length < whole.length - 2; length += 7)
      expect(codeOf(whole.subarray(0, length))).not.toBe('read')
  })

  test('a million segments are refused in a moment', () => {
    const started = performance.now()
    const head = "UNB+UNOC:3+5790000143054:14+5790000143055:14+000124:2130+1'UNH+1+MEDDIS:D:93A:UN:D0133L'"
    expect(edifact(head + "FTX+NC'".repeat(1_000_000))).toBe('edifact-too-many-segments')
    expect(performance.now() - started).toBeLessThan(3_000)
  })

  test('a message in UTF-8 is told so, not read with two letters for each æ', () => {
    expect(
      codeOf(Buffer.from(Buffer.from(bytesOf('edifact')).toString('latin1').replaceAll('x', 'æ'), 'utf8')),
    ).toBe('edifact-not-latin')
  })

  test('separators that are letters, or two of a kind, are refused', () => {
    expect(edifact("UNA:+.? AUNB+UNOC:3'")).toBe('edifact-service-string')
    expect(edifact("UNA++.? 'UNB+UNOC:3'")).toBe('edifact-service-string')
  })

  test('a letter is not written in EDIFACT when ISO 8859-1 has no letter for somebody’s name', () => {
    const letter = onlyLatin(sample as OlderLetter) as OlderLetter & { kind: 'discharge-letter' }
    const named = { ...letter, citizen: { ...letter.citizen, family: 'Šedivý' } }
    expect(printOlder(named, 'edifact')).toMatchObject({
      ok: false,
      refusal: { code: 'letter-not-writable' },
    })
    expect(printOlder(named, 'oioxml').ok).toBe(true)
  })
})

describe('A message that is broken at random', () => {
  test('is refused or read, in both formats, and never a fault of ours', () => {
    for (const format of ['edifact', 'oioxml'] as const) {
      const whole = bytesOf(format)
      fc.assert(
        fc.property(
          fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), {
            minLength: 1,
            maxLength: 8,
          }),
          (changes) => {
            const bytes = Uint8Array.from(whole)
            for (const [place, byte] of changes) bytes[place] = byte
            expect(typeof codeOf(bytes)).toBe('string')
          },
        ),
        { numRuns: 1_500 },
      )
    }
  })
})
