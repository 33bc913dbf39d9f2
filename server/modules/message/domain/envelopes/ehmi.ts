import { epoch, type Instant, instant } from '../../../../../kernel/instant.ts'
import type { XmlElement } from '../reading/xml.ts'
import { ehmiStandards, fhirTypes, type Posted, type Unpacked } from './contents.ts'
import { attribute, bytesOf, inside, words, write } from './element.ts'

/** MedCom's profile of the Standard Business Document Header for the new infrastructure (EHMI SBDH 2.0). */
export const sbdhNamespace = 'http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader'
const contentNamespace = 'http://peppol.eu/xsd/ticc/envelope/1.0'

/** ISO 6523 code of location numbers (GLN). */
const glnScheme = '0088'

/** The receiver's access point has this long to give its receipt: 600,000 milliseconds in the profile. */
const receiptWithin = 10 * 60_000

/** Puts a letter into an EHMI envelope. Throws for a standard the infrastructure does not carry; `carries` says so before. */
export function printEhmiEnvelope(
  letter: Posted,
  about: {
    readonly citizenNumber?: string
    /** The letter an acknowledgement answers. */
    readonly answers?: { readonly letterId: string; readonly envelopeId: string }
  } = {},
): string {
  const standard = ehmiStandards.get(letter.standard)
  if (standard === undefined || (letter.format !== 'json' && letter.format !== 'xml'))
    throw new TypeError(`the EHMI envelope does not carry ${letter.standard}`)
  const { code, version } = standard
  const { envelopeId, letterId, sentAt, sender, receiver } = letter
  const document = `urn:dk:healthcare:medcom:messaging:fhir:structuredefinition::${code}##urn:dk:medcom:fhir:${code}::${version}`
  const header = write('StandardBusinessDocumentHeader', [
    write('HeaderVersion', '1.0'),
    write('Sender', [partner(sender.gln)]),
    write('Receiver', [partner(receiver.gln)]),
    write('DocumentIdentification', [
      write('Standard', code),
      write('TypeVersion', version),
      write('InstanceIdentifier', envelopeId),
      write('Type', 'Bundle'),
      write('MultipleType', 'false'),
      write('CreationDateAndTime', sentAt),
    ]),
    write('BusinessScope', [
      scope('DOCUMENTID', document),
      scope('PROCESSID', 'urn:ehmi:sdn-emergence'),
      ...(about.citizenNumber === undefined ? [] : [scope('PATIENTID', about.citizenNumber)]),
      scope('SENDERID', sender.sor),
      scope('RECEIVERID', receiver.sor),
      scope('MESSAGEIDENTIFIER', letterId),
      ...(about.answers ? [scope('ORIGINALMESSAGEIDENTIFIER', about.answers.letterId)] : []),
      scope('MESSAGEENVELOPEIDENTIFIER', envelopeId),
      ...(about.answers ? [scope('ORIGINALMESSAGEENVELOPEIDENTIFIER', about.answers.envelopeId)] : []),
      scope('StatisticalInformation', `MCM:${code}`),
      scope('EHMI-ReceiptAcknowledgement', 'Request', receiptWish(envelopeId, sentAt)),
    ]),
  ])
  const content = write('BinaryContent', Buffer.from(letter.bytes).toString('base64'), {
    xmlns: contentNamespace,
    mimeType: fhirTypes[letter.format],
    encoding: 'UTF-8',
  })
  const envelope = write('StandardBusinessDocument', [header, content], { xmlns: sbdhNamespace })
  return `<?xml version="1.0" encoding="UTF-8"?>\n${envelope}\n`
}

function partner(gln: string): string {
  return write('Identifier', `${glnScheme}:${gln}`, { Authority: 'iso6523-actorid-upis' })
}

function scope(type: string, value: string, more: readonly string[] = []): string {
  return write('Scope', [
    write('Type', type),
    write('InstanceIdentifier', value),
    write('Identifier', 'dk-medcom-messaging'),
    ...more,
  ])
}

/** Asks the receiver's access point for a receipt of the envelope; what the profile fixes is written as it fixes it. */
function receiptWish(envelopeId: string, sentAt: Instant): string[] {
  return [
    write('CorrelationInformation', [
      write('RequestingDocumentCreationDateTime', sentAt),
      write('RequestingDocumentInstanceIdentifier', envelopeId),
      write('ExpectedResponseDateTime', instant(epoch(sentAt) + receiptWithin)),
    ]),
    write('BusinessService', [
      write('BusinessServiceName', 'EHMI-ReceiptAcknowledgement-Request'),
      write('ServiceTransaction', '', {
        TypeOfServiceTransaction: 'RequestingServiceTransaction',
        IsNonRepudiationRequired: 'false',
        IsAuthenticationRequired: 'false',
        IsNonRepudiationOfReceiptRequired: 'false',
        IsIntelligibleCheckRequired: 'false',
        IsApplicationErrorResponseRequested: 'false',
        TimeToAcknowledgeReceipt: String(receiptWithin),
        TimeToAcknowledgeAcceptance: '0',
        TimeToPerform: '0',
        Recurrence: '0',
      }),
    ]),
  ]
}

/** Reads an EHMI envelope; undefined when it is not one, or not whole. */
export function readEhmiEnvelope(root: XmlElement): Unpacked | undefined {
  if (root.name !== 'StandardBusinessDocument') return undefined
  const header = inside(root, 'StandardBusinessDocumentHeader')
  const content = inside(root, 'BinaryContent')
  const envelopeId = words(inside(header, 'DocumentIdentification', 'InstanceIdentifier'))
  const bytes = bytesOf(words(content))
  if (envelopeId === undefined || bytes === undefined) return undefined
  return {
    kind: 'message',
    envelopeId,
    sender: numbersOf(inside(header, 'Sender', 'Identifier')),
    receiver: numbersOf(inside(header, 'Receiver', 'Identifier')),
    bytes,
    contentType: attribute(content, 'mimeType') ?? '',
  }
}

function numbersOf(identifier: XmlElement | undefined): { gln?: string } {
  const [scheme, number] = (words(identifier) ?? '').split(':')
  return scheme === glnScheme && number !== undefined ? { gln: number } : {}
}
