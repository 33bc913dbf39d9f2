import type { OlderLetter } from '../facts.ts'
import type { Content } from './codec.ts'
import { correspondence } from './correspondence.ts'
import { dischargeLetter } from './discharge-letter.ts'
import { admissionNotice, dischargeNotice, municipalContacts } from './notices.ts'
import { negativeReceipt, networkReceipt, positiveReceipt } from './receipts.ts'
import { hospitalReferral, physiotherapyReferral, specialistReferral } from './referrals.ts'
import { admissionReport, dischargeReport, finishedTreatment } from './reports.ts'

/** The namespaces of the schemas, by the date they were published. */
export const namespaces = {
  2005: 'http://rep.oio.dk/sundcom.dk/medcom.dk/xml/schemas/2005/08/07/',
  2006: 'http://rep.oio.dk/sundcom.dk/medcom.dk/xml/schemas/2006/07/01/',
  2007: 'http://rep.oio.dk/sundcom.dk/medcom.dk/xml/schemas/2007/02/01/',
} as const

/** A kind of letter as OIOXML writes it: its element, its schema, and what stands in it. */
export interface LetterElement {
  readonly name: string
  readonly kind: OlderLetter['kind']
  /** The year of the schema we write by; whatever schema a letter names, its version code decides how it is read. */
  readonly schema: keyof typeof namespaces
  /** Everything but the envelope. What is written in it is always of this kind. */
  readonly content: Content<Omit<OlderLetter, 'kind' | 'envelope'>>
  /** What the element alone tells: the outcome of a receipt, whom a referral is to. */
  readonly told?: Readonly<Record<string, string>>
}

function letter<Letter extends OlderLetter>(
  kind: Letter['kind'],
  name: string,
  schema: keyof typeof namespaces,
  content: Content<Omit<Letter, 'kind' | 'envelope' | 'to' | 'outcome'>>,
  told?: LetterElement['told'],
): LetterElement {
  return {
    kind,
    name,
    schema,
    content: content,
    ...(told && { told }),
  }
}

/** Every kind of letter we read and write in OIOXML. */
export const letterElements: readonly LetterElement[] = [
  letter('correspondence', 'ClinicalEmail', 2006, correspondence),
  letter('discharge-letter', 'DischargeLetter', 2005, dischargeLetter),
  letter('admission-report', 'ReportOfAdmission', 2007, admissionReport),
  letter('discharge-report', 'ReportOfDischarge', 2007, dischargeReport),
  letter('finished-treatment', 'WarningOfDischarge', 2005, finishedTreatment),
  letter('admission-notice', 'NotificationOfAdmission', 2005, admissionNotice),
  letter('discharge-notice', 'NotificationOfDischarge', 2005, dischargeNotice),
  letter('municipal-contacts', 'AnswerOfAdmission', 2005, municipalContacts),
  letter('referral', 'HospitalReferral', 2005, hospitalReferral, { to: 'hospital' }),
  letter('referral', 'PrivateSpecialistReferral', 2007, specialistReferral, { to: 'specialist' }),
  letter('referral', 'PhysiotherapyReferral', 2007, physiotherapyReferral, { to: 'physiotherapy' }),
  letter('receipt', 'PositiveReceipt', 2005, positiveReceipt, { outcome: 'positive' }),
  letter('receipt', 'NegativeReceipt', 2005, negativeReceipt, { outcome: 'negative' }),
  letter('receipt', 'NegativeVansReceipt', 2005, networkReceipt, { outcome: 'negative-from-network' }),
]

/** How a letter is written. Throws when nothing tells: every kind of letter has an element. */
export function elementOf(letter: OlderLetter): LetterElement {
  const found = letterElements.find(
    ({ kind, told }) =>
      kind === letter.kind &&
      Object.entries(told ?? {}).every(
        ([key, value]) => (letter as unknown as Record<string, unknown>)[key] === value,
      ),
  )
  if (found === undefined) throw new RangeError(`no element for ${letter.kind}`)
  return found
}
