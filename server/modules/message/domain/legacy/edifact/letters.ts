import { gatherIssues } from '../../issue.ts'
import type { OlderLetter } from '../facts.ts'
import type { ReadLetter } from '../read-letter.ts'
import { parseCorrespondence, printCorrespondence } from './correspondence.ts'
import { parseDischargeLetter, printDischargeLetter } from './discharge-letter.ts'
import { type EdifactMessage, type Interchange, part, type Segment } from './interchange.ts'
import {
  parseAdmissionNotice,
  parseDischargeNotice,
  parseMunicipalContacts,
  printAdmissionNotice,
  printDischargeNotice,
  printMunicipalContacts,
} from './notices.ts'
import type { Reading } from './parts.ts'
import { parseReceipt, printReceipt } from './receipts.ts'
import { parseReferral, printReferral } from './referral.ts'

/** A kind of letter as EDIFACT writes it. */
interface LetterMessage {
  readonly kind: OlderLetter['kind']
  readonly type: 'MEDDIS' | 'MEDREF' | 'CONTRL'
  /** The versions we read; the first is the one we write. */
  readonly versions: readonly string[]
  /** What the version alone tells. */
  readonly told?: Readonly<Record<string, string>>
  readonly parse: (reading: Reading) => object | undefined
  readonly print: (letter: never) => Segment[]
}

/** Every kind of letter we read and write in EDIFACT. Of the reports there is no example, so they are OIOXML only. */
const letterMessages: readonly LetterMessage[] = [
  {
    kind: 'correspondence',
    type: 'MEDDIS',
    versions: ['D9134L', 'D9133L'],
    parse: parseCorrespondence,
    print: printCorrespondence,
  },
  {
    kind: 'discharge-letter',
    type: 'MEDDIS',
    versions: ['D0133L'],
    parse: parseDischargeLetter,
    print: printDischargeLetter,
  },
  {
    kind: 'admission-notice',
    type: 'MEDDIS',
    versions: ['D2030C'],
    parse: parseAdmissionNotice,
    print: printAdmissionNotice,
  },
  {
    kind: 'discharge-notice',
    type: 'MEDDIS',
    versions: ['D1730C'],
    parse: parseDischargeNotice,
    print: printDischargeNotice,
  },
  {
    kind: 'municipal-contacts',
    type: 'MEDDIS',
    versions: ['D1431C'],
    parse: parseMunicipalContacts,
    print: printMunicipalContacts,
  },
  ...(
    [
      ['hospital', ['H0130R']],
      ['specialist', ['H0630R']],
      ['physiotherapy', ['H0731R', 'H0730R']],
    ] as const
  ).map(
    ([to, versions]): LetterMessage => ({
      kind: 'referral',
      type: 'MEDREF',
      versions,
      told: { to },
      parse: (reading) => parseReferral(reading, to),
      print: (letter) => printReferral(letter, to),
    }),
  ),
  ...(
    [
      ['positive', ['C0330Q']],
      ['negative', ['C0230Q']],
      ['negative-from-network', ['C0130Q']],
    ] as const
  ).map(
    ([outcome, versions]): LetterMessage => ({
      kind: 'receipt',
      type: 'CONTRL',
      versions,
      told: { outcome },
      parse: parseReceipt,
      print: (letter) => printReceipt(letter, outcome),
    }),
  ),
]

/** Reads one message of an interchange by the rules of its kind and version. */
export function readMessageLetter(message: EdifactMessage, interchange: Interchange): ReadLetter {
  const { senderGln, receiverGln, reference: envelopeId, sentAt, asksReceipt } = interchange
  const known = letterMessages.find(
    ({ type, versions }) => type === message.type && versions.includes(message.version),
  )
  const outside = {
    letterId: message.reference,
    version: message.version,
    senderGln,
    receiverGln,
    cprNumber: cprNumberIn(message),
  }
  if (known === undefined) {
    const kind = letterMessages.find(({ type, versions }) =>
      versions.some((one) => type === message.type && one.slice(0, 3) === message.version.slice(0, 3)),
    )?.kind
    const rule = kind === undefined ? 'standard-not-received' : 'older-version'
    return { ...outside, kind, facts: undefined, issues: [{ rule, expression: 'UNH' }] }
  }
  const issues = gatherIssues()
  const body = known.parse({ message, senderGln, receiverGln, issues })
  const envelope = { envelopeId, sentAt, asksReceipt }
  const facts = body && ({ kind: known.kind, ...known.told, envelope, ...body } as OlderLetter)
  return { ...outside, kind: known.kind, facts, issues: issues.found }
}

function cprNumberIn({ segments }: EdifactMessage): string | undefined {
  const pna = segments.find((one) => one.tag === 'PNA' && part(one, 0) === 'PAT')
  return pna && (part(pna, 1) || undefined)
}

/** A letter as a message; undefined of a kind that is not written in EDIFACT. */
export function messageOf(letter: OlderLetter): EdifactMessage | undefined {
  const known = letterMessages.find(
    ({ kind, told }) =>
      kind === letter.kind &&
      Object.entries(told ?? {}).every(
        ([key, value]) => (letter as unknown as Record<string, unknown>)[key] === value,
      ),
  )
  if (known === undefined) return undefined
  const reference = letter.kind === 'receipt' ? letter.letterId : letter.letter.letterId
  const version =
    letter.kind === 'receipt' || !known.versions.includes(letter.letter.version)
      ? (known.versions[0] ?? '')
      : letter.letter.version
  return { reference, type: known.type, version, segments: known.print(letter as never) }
}
