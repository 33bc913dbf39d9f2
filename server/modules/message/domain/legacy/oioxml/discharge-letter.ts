import { codeLists } from '../codes.ts'
import type { OlderDischargeLetter, OlderSender } from '../facts.ts'
import { broken, type Field, lines, many, maybe, one, record, text, time } from './codec.ts'
import {
  address,
  codedText,
  contact,
  letterHead,
  ordinaryCitizen,
  phone,
  place,
  receiver,
  references,
  relatives,
  roledDiagnosis,
  senderBeginning,
  sksDiagnosis,
  speciality,
} from './parts.ts'

type Diagnoses = OlderDischargeLetter['diagnoses']
type Referral = NonNullable<OlderDischargeLetter['referral']>

const noDiagnoses: Diagnoses = { mainAdditional: [], others: [] }

/** The element is left out when there is no diagnosis at all. */
const diagnoses: Field<Diagnoses> = (() => {
  const field = maybe(
    'Diagnose',
    record<Diagnoses>({
      main: maybe('Main', sksDiagnosis),
      mainAdditional: many('MainAdditional', sksDiagnosis, 5),
      others: many('Other', roledDiagnosis(undefined, undefined, true), 50),
    }),
  )
  return {
    names: field.names,
    read(siblings, path, issues) {
      const found = field.read(siblings, path, issues)
      return found === broken ? broken : (found ?? noDiagnoses)
    },
    write: (value) =>
      value === undefined || (!value.main && value.mainAdditional.length + value.others.length === 0)
        ? []
        : field.write(value),
  }
})()

/** XDIS01. */
export const dischargeLetter = record<Omit<OlderDischargeLetter, 'kind' | 'envelope'>>({
  letter: letterHead(['XD0133L'], 'XDIS01'),
  sender: one('Sender', record<OlderSender>({ ...senderBeginning, address, phone, speciality, contact })),
  receiver,
  copyTo: place('CCReceiver'),
  citizen: ordinaryCitizen,
  relatives,
  referral: maybe(
    'Referral',
    record<Referral>({
      id: maybe('Identifier', text(35)),
      receivedAt: maybe('Received', time()),
      main: maybe('Refer', codedText(codeLists, true)),
      // The word as the schema spells it.
      additional: many('ReferalAdditional', codedText(codeLists, true), 5),
    }),
  ),
  admittedAt: maybe('Admission', time()),
  dischargedAt: maybe('Discharge', time()),
  diagnoses,
  texts: many(
    'ClinicalInformation',
    record<OlderDischargeLetter['texts'][number]>({
      signedAt: maybe('Signed', time()),
      text: one('Text01', lines),
    }),
    10,
  ),
  references,
})
