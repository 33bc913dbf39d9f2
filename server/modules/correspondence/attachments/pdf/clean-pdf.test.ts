import { deflateSync, inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { cleanPdf } from './clean-pdf.ts'

const stream = (head: string, bytes: Uint8Array) =>
  Buffer.concat([
    Buffer.from(`<< ${head} /Length ${bytes.length} >> stream\n`),
    bytes,
    Buffer.from('\nendstream endobj\n'),
  ])

/** A PDF of some objects; where they stand is not looked up by what is tested. */
function pdf(...objects: readonly (string | Buffer)[]): Buffer {
  const page =
    '1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids [] >> endobj\n'
  const end = 'xref\n0 1\ntrailer << /Root 1 0 R /Info 9 0 R >>\nstartxref\n0\n%%EOF\n'
  return Buffer.concat(['%PDF-1.7\n%\xe2\xe3\n', page, ...objects, end].map((one) => Buffer.from(one)))
}

const information = '9 0 obj\n<< /Author (Karen Jensen) /Title <FEFF00> /Creator 10 0 R >>\nendobj\n'
const creator = '10 0 obj (C:\\\\Brugere\\\\kaje\\\\plan.docx) endobj\n'

function cleaned(file: Buffer) {
  const result = cleanPdf(file)
  if (typeof result === 'string') throw new Error(result)
  return { ...result, bytes: Buffer.from(result.bytes) }
}

describe('a PDF that is sent', () => {
  test('no longer says who wrote it, with what, and where it lay; everything else stays where it was', () => {
    const content = '11 0 obj '
    const drawn = stream('', Buffer.from('BT (Karens plan) Tj ET'))
    const xmp = stream('/Type /Metadata /Subtype /XML', Buffer.from('<x:xmpmeta>Karen Jensen</x:xmpmeta>'))
    const file = pdf(content, drawn, information, creator, '12 0 obj ', xmp)
    const { bytes, isCleaned, isSigned } = cleaned(file)
    expect({ isCleaned, isSigned }).toEqual({ isCleaned: true, isSigned: false })
    expect(bytes).toHaveLength(file.length)
    for (const word of ['Karen Jensen', 'Brugere', 'FEFF00']) expect(bytes.includes(word)).toBe(false)
    for (const word of ['Karens plan', '/Root 1 0 R', '/Kids []'])
      expect(bytes.indexOf(word)).toBe(file.indexOf(word))
  })

  test('also where the words are packed, as newer programs do', () => {
    const texts = [
      '<< /Author (Karen Jensen) /Producer (Word 16 hos Karen Jensen, Gladsaxe) >>',
      '<< /Kids [] >>',
    ]
    const head = `9 0 3 ${texts[0]?.length} `
    const packed = deflateSync(Buffer.from(head + texts.join('')))
    const xmp = deflateSync(Buffer.from('<x:xmpmeta>Karen Jensen og Karen Jensen</x:xmpmeta>'))
    const file = pdf(
      '8 0 obj ',
      stream(`/Type /ObjStm /N 2 /First ${head.length} /Filter /FlateDecode`, packed),
      '7 0 obj ',
      stream('/Type /Metadata /Filter [/FlateDecode]', xmp),
    )
    const { bytes, isCleaned } = cleaned(file)
    expect(isCleaned).toBe(true)
    const unpack = (head: string) =>
      inflateSync(bytes.subarray(bytes.indexOf('stream\n', bytes.indexOf(head)) + 7))
    expect(String(unpack('/ObjStm'))).toMatch(/^9 0 3 \d+ <<>> +<< \/Kids \[\] >>$/)
    expect(String(unpack('/Metadata'))).toBe('')
  })

  test.each(['9 0.5 3 7.5 ', '9 x 3 4 ', '9 -20 3 4 ', '9 8 3 4 '])(
    'whose packed words do not stand where its list (%s) says keeps them, and is not called cleaned',
    (head) => {
      const packed = deflateSync(Buffer.from(`${head}<< /Author (Karen Jensen) >>     << >>`))
      const type = `/Type /ObjStm /N 2 /First ${head.length} /Filter /FlateDecode`
      expect(cleaned(pdf('8 0 obj ', stream(type, packed))).isCleaned).toBe(false)
    },
  )

  test('a photo within it loses what the camera wrote', () => {
    const exif = Buffer.from('Exif\0\0Kamera hos Karen')
    const jpeg = Buffer.concat([
      Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, exif.length + 2]),
      exif,
      Buffer.from([0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]),
    ])
    const { bytes } = cleaned(pdf('5 0 obj ', stream('/Subtype /Image /Filter /DCTDecode', jpeg)))
    expect(bytes.includes('Kamera')).toBe(false)
    expect(bytes.includes(Buffer.from([0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]))).toBe(true)
  })

  test('that is digitally signed is sent as it is: changed, its signature would not hold', () => {
    const file = pdf(information, '4 0 obj << /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >> endobj\n')
    const { bytes, isCleaned, isSigned } = cleaned(file)
    expect({ isCleaned, isSigned }).toEqual({ isCleaned: false, isSigned: true })
    expect(bytes.equals(file)).toBe(true)
  })

  test.each([
    [
      'runs a script when it is opened',
      '4 0 obj << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >> endobj\n',
    ],
    ['hides the name of the script', '4 0 obj << /S /J#61vaScript >> endobj\n'],
    ['starts a program', '4 0 obj << /S /Launch /F (cmd.exe) >> endobj\n'],
    [
      'carries another file',
      '4 0 obj << /Type /Filespec /EF << /F 5 0 R >> >> endobj 5 0 obj << /Type /EmbeddedFile >> endobj\n',
    ],
    ['is a form of the kind that runs', '4 0 obj << /AcroForm << /XFA [] >> >> endobj\n'],
    [
      'has packed its script away',
      Buffer.concat([
        Buffer.from('4 0 obj '),
        stream(
          '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode',
          deflateSync(Buffer.from('6 0 << /JS (x) >>')),
        ),
      ]),
    ],
  ])('that %s is refused', (_, object) => {
    expect(cleanPdf(pdf(object))).toBe('attachment-active')
  })

  test('a word in a text is no script', () => {
    expect(cleaned(pdf('4 0 obj (skriv /JS og /XFA) endobj\n')).isCleaned).toBe(true)
  })

  test('whose packed words cannot be read, or would fill the memory, is refused', () => {
    const bomb = deflateSync(Buffer.alloc(60_000_000))
    for (const bytes of [Buffer.from('no'), bomb])
      expect(
        cleanPdf(pdf('4 0 obj ', stream('/Type /ObjStm /N 0 /First 0 /Filter /FlateDecode', bytes))),
      ).toBe('attachment-unreadable')
    expect(cleanPdf(pdf('4 0 obj << /Length 9 >> stream\nno end'))).toBe('attachment-unreadable')
  })
})
