import type { XmlElement } from '../reading/xml.ts'
import { fhirTypes, type NetworkReceipt, type Posted, type Unpacked, vansNameOf } from './contents.ts'
import { attribute, bytesOf, every, inside, words, write } from './element.ts'

/** VANSEnvelope 1.0.4, as its schema is published. */
export const vansNamespace = 'urn:oio:medcom:vans-envelope:1.0.4'

const mimeTag = 'MCM:MIME'

/** Puts a letter into a VANS envelope. Throws for a standard that has no name there; `carries` says so before. */
export function printVansEnvelope(letter: Posted): string {
  const named = vansNameOf(letter)
  if (named === undefined) throw new TypeError(`the VANS envelope has no name for ${letter.standard}`)
  const { format, bytes, envelopeId, sender, receiver } = letter
  const isFhir = format === 'json' || format === 'xml'
  const kind = isFhir ? 'HL7' : format === 'edifact' ? 'EDIFACT' : 'XML'
  const envelope = write(
    'VANSEnvelope',
    [
      write('SenderID', sender.gln, { EndPointType: 'EAN' }),
      write('ReceiverID', receiver.gln, { EndPointType: 'EAN' }),
      write('EnvelopeIdentifier', envelopeId),
      write('SentDateTime', letter.sentAt),
      write('Message', [
        write('MetaInformation', [
          write('Identifier', envelopeId),
          write('Document', [
            write('Format', kind),
            write('Name', named.name),
            write('Version', named.version),
            write('SizeInBytes', String(bytes.length)),
          ]),
          write('Transport', [
            write('Type', 'reliable'),
            write('TransformMessage', 'false'),
            ...(isFhir ? [write('ServiceTag', fhirTypes[format], { name: mimeTag })] : []),
          ]),
        ]),
        write('Data', Buffer.from(bytes).toString('base64')),
      ]),
    ],
    { xmlns: vansNamespace },
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n${envelope}\n`
}

/** Reads a VANS envelope; undefined when it is not one, or not whole. Whatever version of the envelope. */
export function readVansEnvelope(root: XmlElement): Unpacked | NetworkReceipt | undefined {
  if (root.name !== 'VANSEnvelope') return undefined
  const receipt = inside(root, 'Receipt')
  if (receipt !== undefined) return readReceipt(receipt)
  const envelopeId = words(inside(root, 'EnvelopeIdentifier'))
  const bytes = bytesOf(words(inside(root, 'Message', 'Data')))
  if (envelopeId === undefined || bytes === undefined) return undefined
  const tags = every(inside(root, 'Message', 'MetaInformation', 'Transport'), 'ServiceTag')
  const contentType = words(tags.find((tag) => attribute(tag, 'name') === mimeTag))
  return {
    kind: 'message',
    envelopeId,
    sender: numbersOf(inside(root, 'SenderID')),
    receiver: numbersOf(inside(root, 'ReceiverID')),
    bytes,
    contentType: contentType ?? '',
  }
}

function readReceipt(receipt: XmlElement): NetworkReceipt | undefined {
  const [said] = ['PositiveMessage', 'NegativeMessage', 'NegativeVans'].flatMap((name) =>
    every(receipt, name),
  )
  const envelopeId = words(inside(said, 'OriginalEnvelopeIdentifier'))
  return said && envelopeId !== undefined
    ? { kind: 'receipt', envelopeId, isPositive: said.name === 'PositiveMessage' }
    : undefined
}

function numbersOf(element: XmlElement | undefined): { gln?: string } {
  const gln = words(element)
  return gln !== undefined && attribute(element, 'EndPointType') === 'EAN' ? { gln } : {}
}
