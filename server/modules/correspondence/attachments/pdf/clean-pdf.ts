import { deflateSync, inflateSync } from 'node:zlib'
import { Lexer } from './lexer.ts'
import { eachObject, type PdfObject } from './objects.ts'

export interface CleanPdf {
  readonly bytes: Uint8Array
  /** What it said of its author, program and path is gone. Not where it is signed: the signature would no longer hold. */
  readonly isCleaned: boolean
  readonly isSigned: boolean
}

/** What runs, opens or carries something else when the receiver opens the file; written in a name of the file. */
const active: ReadonlySet<string> = new Set([
  'JavaScript',
  'JS',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'RichMedia',
  'XFA',
  'ImportData',
  'SubmitForm',
])

/** Looked for in every byte as well, also where no reader of words comes. */
const activeBytes = ['/JavaScript', '/EmbeddedFile', '/Launch'].map((name) => Buffer.from(name))

/** Of all packed objects of a file together, unpacked, in bytes: a second to look through. More is no document anybody wrote. */
const mostUnpacked = 16_000_000

/** Texts that the information refers to. Programs write eight or so, and most of them within it. */
const mostTexts = 50

/**
 * Takes out of a PDF what it says of itself: the document information, XMP, and what cameras wrote in its pictures. Done in place,
 * byte for byte, so that everything else stays where the file says it is. Refused: what runs by itself and files within the file.
 */
export function cleanPdf(given: Uint8Array): CleanPdf | 'attachment-active' | 'attachment-unreadable' {
  const file = Buffer.from(given)
  const seen = lookThrough(file)
  if (seen === undefined) return 'attachment-unreadable'
  if (seen.isActive || activeBytes.some((name) => file.includes(name))) return 'attachment-active'
  if (seen.isSigned) return { bytes: given, isCleaned: false, isSigned: true }
  const isCleaned = blankInformation(file, seen) && seen.metadata.every((one) => blankStream(file, one))
  for (const picture of seen.pictures) blankCamera(file, picture)
  return { bytes: new Uint8Array(file), isCleaned, isSigned: false }
}

interface Packed {
  readonly object: PdfObject
  readonly content: Buffer
  readonly places: readonly Place[] | undefined
}

interface Seen {
  readonly isActive: boolean
  readonly isSigned: boolean
  /** Numbers of the objects that hold the document information. */
  readonly information: ReadonlySet<number>
  readonly metadata: readonly PdfObject[]
  readonly pictures: readonly PdfObject[]
  readonly packed: readonly Packed[]
}

/** Undefined when a part of it cannot be read, and so nobody knows what it holds. */
function lookThrough(file: Buffer): Seen | undefined {
  const names = new Set<string>()
  const information = new Set<number>()
  const [metadata, pictures, packed]: [PdfObject[], PdfObject[], PdfObject[]] = [[], [], []]
  const hear = (name: string) => {
    if (active.has(name) || name === 'ByteRange') names.add(name)
  }
  const isWhole = eachObject(
    file,
    (object) => {
      const type = object.names.get('Type')
      const told = object.references.get('Info')
      if (told !== undefined && (object.number === null || type === 'XRef')) information.add(told)
      if (object.stream === null) return
      if (type === 'Metadata' || object.names.get('Subtype') === 'XML') metadata.push(object)
      if (type === 'ObjStm') packed.push(object)
      if (object.names.get('Filter') === 'DCTDecode') pictures.push(object)
    },
    hear,
  )
  const unpacked = unpackAll(file, packed)
  if (!isWhole || unpacked === undefined) return undefined
  for (const { content, object } of unpacked) {
    const lexer = new Lexer(content, object.numbers.get('First') ?? 0)
    for (let token = lexer.next(); token !== undefined; token = lexer.next())
      if (token.kind === 'name') hear(token.text)
  }
  const isSigned = names.delete('ByteRange')
  return { isActive: names.size > 0, isSigned, information, metadata, pictures, packed: unpacked }
}

function unpackAll(file: Buffer, objects: readonly PdfObject[]): Packed[] | undefined {
  let room = mostUnpacked
  const unpacked: Packed[] = []
  for (const object of objects) {
    const { stream, names, references } = object
    const isPlain = !names.has('Filter')
    if (stream === null || references.has('DecodeParms')) return undefined
    if (!isPlain && names.get('Filter') !== 'FlateDecode') return undefined
    try {
      const bytes = file.subarray(stream.from, stream.to)
      const content = isPlain
        ? Buffer.from(bytes)
        : inflateSync(bytes, { maxOutputLength: Math.max(room, 1) })
      room -= content.length
      unpacked.push({ object, content, places: placesIn(object, content) })
    } catch {
      return undefined
    }
  }
  return unpacked
}

/** False when some of it could not be taken out. */
function blankInformation(file: Buffer, { information, packed }: Seen): boolean {
  // What the information refers to are its texts; they refer to nothing more.
  const texts = new Set<number>()
  const blank = (numbers: ReadonlySet<number>, isText: boolean, found: (object: PdfObject) => void) =>
    eachObject(file, (object) => {
      if (object.number === null || object.stream !== null || !numbers.has(object.number)) return
      if (object.startsWith !== (isText ? 'string' : 'open') || object.names.has('Type')) return
      found(object)
      put(file, object.body.from, object.body.to, isText ? ' ()' : ' <<>>')
    })
  const rememberTexts = ({ references }: PdfObject) => {
    for (const number of references.values()) texts.add(number)
  }
  blank(information, false, rememberTexts)
  const changed = new Set<Packed>()
  if (information.size > mostTexts || packed.some(({ places }) => places === undefined)) return false
  for (const one of packed) if (blankPacked(one, information, 'open', rememberTexts)) changed.add(one)
  if (texts.size > mostTexts) return false
  if (texts.size > 0) {
    blank(texts, true, () => undefined)
    for (const one of packed) if (blankPacked(one, texts, 'string', () => undefined)) changed.add(one)
  }
  return [...changed].every((one) => repack(file, one))
}

/** Blanks objects among those that lie packed together. Whether there were any. */
function blankPacked(
  { content, places }: Packed,
  numbers: ReadonlySet<number>,
  kind: 'open' | 'string',
  found: (object: PdfObject) => void,
): boolean {
  let isFound = false
  for (const { number, from, to } of places ?? []) {
    if (!numbers.has(number)) continue
    eachObject(content.subarray(from, to), (one) => {
      if (one.startsWith !== kind || one.names.has('Type')) return
      found(one)
      isFound = true
      put(content, from, to, kind === 'open' ? '<<>> ' : '() ')
    })
  }
  return isFound
}

interface Place {
  readonly number: number
  readonly from: number
  readonly to: number
}

/**
 * Where each of the objects that lie packed together stands, by the list at their beginning. Undefined when they do not stand
 * one behind the other (ISO 32000-1, 7.5.7): where they overlap one could be made to read everything time and again.
 */
function placesIn({ numbers }: PdfObject, content: Buffer): Place[] | undefined {
  const first = numbers.get('First') ?? 0
  const head = content
    .toString('latin1', 0, first)
    .split(/[\0\t\n\f\r ]+/)
    .filter(Boolean)
    .map(Number)
  const places: Place[] = []
  for (let index = 0; index + 1 < head.length; index += 2) {
    const [number = -1, at = -1, , next = content.length] = head.slice(index, index + 4)
    if (!Number.isSafeInteger(at) || !Number.isSafeInteger(next) || at < 0 || next < at) return undefined
    places.push({ number, from: first + at, to: Math.min(first + next, content.length) })
  }
  return places
}

function repack(file: Buffer, { object: { stream, names }, content }: Packed): boolean {
  if (stream === null) return false
  const packed = names.has('Filter') ? deflateSync(content, { level: 9 }) : content
  if (packed.length > stream.to - stream.from) return false
  // Readers stop at the end of what is packed; what follows is nothing.
  file.fill(0, stream.from, stream.to)
  packed.copy(file, stream.from)
  return true
}

/** An empty stream, packed. */
const nothing = deflateSync(Buffer.alloc(0))

function blankStream(file: Buffer, { stream, names, references }: PdfObject): boolean {
  if (stream === null) return true
  const filter = names.get('Filter')
  const isPacked = filter === 'FlateDecode'
  if ((filter !== undefined && !isPacked) || references.has('Filter')) return false
  if (isPacked && stream.to - stream.from < nothing.length) return false
  file.fill(isPacked ? 0 : 0x20, stream.from, stream.to)
  if (isPacked) nothing.copy(file, stream.from)
  return true
}

/** Segments of a JPEG that say something of the camera, the place and the owner: EXIF and XMP, IPTC, remarks. */
const ofCamera: ReadonlySet<number> = new Set([0xe1, 0xed, 0xfe])

function blankCamera(file: Buffer, { stream }: PdfObject): void {
  if (stream === null || file.readUInt16BE(stream.from) !== 0xff_d8) return
  for (let at = stream.from + 2; at + 4 <= stream.to && file[at] === 0xff; ) {
    const marker = file[at + 1] ?? 0
    const length = file.readUInt16BE(at + 2)
    if (marker === 0xda || length < 2) return
    const end = Math.min(at + 2 + length, stream.to)
    if (ofCamera.has(marker)) file.fill(0, at + 4, end)
    at = end
  }
}

/** Overwrites a piece with something shorter, and blanks after it. */
function put(file: Buffer, from: number, to: number, text: string): void {
  if (to - from < text.length) return
  file.fill(0x20, from, to)
  file.write(text, from, 'latin1')
}
