import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant } from '../../../../../kernel/instant.ts'
import { hospitalMailbox, municipalMailbox, letter as writeLetter } from '../../letters-for-tests.ts'
import { readXml } from '../reading/xml.ts'
import { carries, type Posted, vansNameOf } from './contents.ts'
import { printEhmiEnvelope } from './ehmi.ts'
import { inside, words } from './element.ts'
import { open } from './open.ts'
import { printVansEnvelope } from './vans.ts'

const posted: Posted = {
  envelopeId: '4b1d0000-0000-4000-8000-0000000000e1',
  letterId: '4b1d0000-0000-4000-8000-0000000000l1',
  sentAt: instant('2026-06-01T08:00:00.000Z'),
  sender: hospitalMailbox,
  receiver: municipalMailbox,
  standard: 'hospital-notification',
  version: '3.0',
  format: 'json',
  code: 'RE_STIN',
  bytes: writeLetter(),
}

describe.each([
  ['VANS', printVansEnvelope, posted],
  ['EHMI', printEhmiEnvelope, { ...posted, standard: 'home-care-observation', code: 'new' }],
] as const)('a letter in a %s envelope', (_name, print, letter) => {
  test('comes out as it went in, whatever its bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const opened = open(Buffer.from(print({ ...letter, bytes })))
        if (bytes.length === 0) return
        expect(opened).toMatchObject({
          kind: 'message',
          envelopeId: letter.envelopeId,
          sender: { gln: hospitalMailbox.gln },
          receiver: { gln: municipalMailbox.gln },
          contentType: 'application/fhir+json',
        })
        expect(opened !== 'broken' && opened?.kind === 'message' && [...opened.bytes]).toEqual([...bytes])
      }),
    )
  })

  test('is refused when it is cut off, is not base64, or brings a document type along; it never throws', () => {
    const whole = print(letter)
    for (const length of [120, 400, whole.length - 20])
      expect(open(Buffer.from(whole.slice(0, length)))).toBe('broken')
    expect(open(Buffer.from(whole.replace(/>[A-Za-z0-9+/]{40}/, '>%%%%')))).toBe('broken')
    expect(open(Buffer.from(whole.replace('?>', '?><!DOCTYPE a [<!ENTITY b "c">]>')))).not.toMatchObject({
      kind: 'message',
    })
  })
})

test('comments before it are passed by, and many of them take no time', () => {
  const whole = printVansEnvelope(posted)
  expect(open(Buffer.from(whole.replace('?>', '?><!-- a - b --><!---->')))).toMatchObject({ kind: 'message' })
  const started = performance.now()
  expect(open(Buffer.from(`${'<!---->'.repeat(280)}<Bundle/>`))).toBeUndefined()
  expect(performance.now() - started).toBeLessThan(1_000)
})

test('a message that is in no envelope is left as it is', () => {
  expect(open(posted.bytes)).toBeUndefined()
  expect(open(Buffer.from('<Bundle xmlns="http://hl7.org/fhir"/>'))).toBeUndefined()
  expect(open(Buffer.from(''))).toBeUndefined()
})

test('the VANS envelope calls each standard what MedCom calls it', () => {
  const named = (standard: string, version: string, code: string) =>
    vansNameOf({ standard, version, code, format: 'json' })
  expect(named('hospital-notification', '3.0', 'STAA')).toEqual({
    name: 'MCM:FDIS20#AcuteAmbulant',
    version: '3.0.0',
  })
  expect(named('hospital-notification', '3.0', 'AN_SLOR')?.name).toBe('MCM:FDIS20#EndOfLeave')
  // MedCom has published no variant for a death.
  expect(named('hospital-notification', '3.0', 'MORS')?.name).toBe('MCM:FDIS20')
  expect(named('care-communication', '5.0', 'medicine')).toEqual({
    name: 'MCM:FDIS91#medicine',
    version: '5.0',
  })
  expect(named('acknowledgement', '2.0', 'ok')).toEqual({ name: 'MCM:FCTL#ok', version: '2.0.0' })
  expect(named('home-care-observation', '1.2', 'new')).toBeUndefined()
  expect(
    vansNameOf({ standard: 'admission-report', version: 'XD1634C', code: 'XDIS16', format: 'oioxml' }),
  ).toEqual({
    name: 'MCM:XDIS16',
    version: 'XD1634C',
  })
})

test('a standard goes only into an envelope that carries it', () => {
  const observation = { standard: 'home-care-observation', version: '1.2', format: 'json' } as const
  const communication = { standard: 'care-communication', version: '5.0', format: 'xml' } as const
  expect([carries('vans', observation), carries('ehmi', observation), carries('none', observation)]).toEqual([
    false,
    true,
    true,
  ])
  expect([carries('vans', communication), carries('ehmi', communication)]).toEqual([true, false])
})

test('the VANS envelope has its parts in the order of the schema', () => {
  const root = readXml(printVansEnvelope(posted), 12)
  if (!root.ok) throw new Error(root.refusal.code)
  const names = (element: (typeof root)['value'] | undefined) =>
    element?.children.flatMap((child) => (typeof child === 'string' ? [] : [child.name]))
  expect(names(root.value)).toEqual([
    'SenderID',
    'ReceiverID',
    'EnvelopeIdentifier',
    'SentDateTime',
    'Message',
  ])
  const about = inside(root.value, 'Message', 'MetaInformation')
  expect(names(about)).toEqual(['Identifier', 'Document', 'Transport'])
  expect(names(inside(about, 'Document'))).toEqual(['Format', 'Name', 'Version', 'SizeInBytes'])
  expect(words(inside(about, 'Document', 'SizeInBytes'))).toBe(String(posted.bytes.length))
  expect(names(inside(about, 'Transport'))).toEqual(['Type', 'TransformMessage', 'ServiceTag'])
})

test('what the network says of an envelope of ours is understood', () => {
  const receipt = (said: string) =>
    open(
      Buffer.from(
        `<VANSEnvelope xmlns="urn:oio:medcom:vans-envelope:1.0.4"><SenderID EndPointType="VANS">net</SenderID><Receipt><${said}><Error><Description>Ukendt</Description></Error><OriginalEnvelopeIdentifier>e1</OriginalEnvelopeIdentifier></${said}></Receipt></VANSEnvelope>`,
      ),
    )
  expect(receipt('NegativeVans')).toMatchObject({ kind: 'receipt', envelopeId: 'e1', isPositive: false })
  expect(receipt('NegativeMessage')).toMatchObject({ isPositive: false })
  expect(receipt('PositiveMessage')).toMatchObject({ isPositive: true })
  expect(receipt('Other')).toBe('broken')
})
