import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { cleanUpload, titleOf } from './clean-upload.ts'
import { isSameType, sniff } from './sniff.ts'

const bounds = { largestFile: 1_000_000, largestLetter: 3_000_000, largestPicture: 1_000_000 }
const pdf = (middle = '') =>
  Buffer.from(`%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n${middle}\ntrailer << /Root 1 0 R >>\n%%EOF\n`)

/** A small picture, as a camera writes it: with its owner and turned on its side. */
async function photo(): Promise<Buffer> {
  return sharp({ create: { width: 40, height: 20, channels: 3, background: '#c33' } })
    .jpeg()
    .withMetadata({ orientation: 6 })
    .withExifMerge({ IFD0: { Artist: 'Kamera hos Bruno' }, IFD3: { GPSLatitude: '55/1 43/1 0/1' } })
    .toBuffer()
}

describe('what may be sent with a letter', () => {
  test('a photo loses what the camera wrote of owner and place, and stands upright', async () => {
    const taken = await photo()
    expect(taken.includes('Kamera hos Bruno')).toBe(true)
    const cleaned = await cleanUpload(taken, bounds)
    if (!cleaned.ok) throw new Error(cleaned.refusal.code)
    const { contentType, isCleaned, bytes } = cleaned.value
    expect({ contentType, isCleaned }).toEqual({ contentType: 'image/jpeg', isCleaned: true })
    expect(Buffer.from(bytes).includes('Kamera')).toBe(false)
    const read = await sharp(bytes).metadata()
    expect(read).toMatchObject({ width: 20, height: 40, format: 'jpeg' })
    expect(read.exif).toBeUndefined()
  })

  test('pictures of every kind MedCom names keep their kind, a fax its pages', async () => {
    const plain = sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
    for (const [format, contentType] of [
      ['png', 'image/png'],
      ['gif', 'image/gif'],
      ['tiff', 'image/tiff'],
    ] as const) {
      const cleaned = await cleanUpload(await plain.clone().toFormat(format).toBuffer(), bounds)
      expect(cleaned).toMatchObject({ ok: true, value: { contentType, isCleaned: true } })
    }
  })

  test('a whole PDF goes as it is; a locked one and half a one are refused', async () => {
    expect(await cleanUpload(pdf(), bounds)).toMatchObject({
      ok: true,
      value: { contentType: 'application/pdf' },
    })
    expect(await cleanUpload(pdf('trailer << /Encrypt 5 0 R >>'), bounds)).toMatchObject({
      refusal: { code: 'attachment-locked' },
    })
    expect(await cleanUpload(pdf().subarray(0, 60), bounds)).toMatchObject({
      refusal: { code: 'attachment-unreadable' },
    })
  })

  test('the name is not believed: a web page, a drawing with scripts and a program are refused whatever they are called', async () => {
    for (const text of [
      '<!doctype html><script>alert(1)</script>',
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      'MZ\u0090\0\u0003\0\0\0',
      'just words',
    ])
      expect(await cleanUpload(Buffer.from(text, 'latin1'), bounds)).toMatchObject({
        refusal: { code: 'attachment-type-not-taken' },
      })
  })

  test('nothing, too much, too many points and half a picture are refused', async () => {
    expect(await cleanUpload(new Uint8Array(), bounds)).toMatchObject({
      refusal: { code: 'attachment-empty' },
    })
    expect(await cleanUpload(new Uint8Array(1_000_001), bounds)).toMatchObject({
      refusal: { code: 'attachment-too-large' },
    })
    const taken = await photo()
    expect(await cleanUpload(taken, { ...bounds, largestPicture: 100 })).toMatchObject({
      refusal: { code: 'attachment-unreadable' },
    })
    expect(await cleanUpload(taken.subarray(0, taken.length - 120), bounds)).toMatchObject({
      refusal: { code: 'attachment-unreadable' },
    })
  })

  test('a title is the name without its ending and without signs that mislead', () => {
    expect(titleOf('Sår på hæl.jpg')).toBe('Sår på hæl')
    expect(titleOf('C:\\Scan\\plan.v2.PDF')).toBe('plan.v2')
    expect(titleOf('regning\u202Egpj.exe')).toBe('regninggpj')
    expect(titleOf('.pdf')).toBe('.pdf')
  })

  test('what came is what it holds: a wrong label is told, an old name for the same is not', async () => {
    expect(await sniff(await photo())).toBe('image/jpeg')
    expect(isSameType('image/jpg', 'image/jpeg')).toBe(true)
    expect(isSameType('application/pdf', 'image/jpeg')).toBe(false)
  })
})
