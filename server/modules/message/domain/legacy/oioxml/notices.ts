import { admissionStates, dischargeStates } from '../codes.ts'
import type {
  OlderAdmissionNotice,
  OlderDischargeNotice,
  OlderMunicipalContacts,
  OlderSender,
} from '../facts.ts'
import { type Field, mapped, maybe, one, record, text, time } from './codec.ts'
import { contacts, noticeCitizen, noticeHead, noticeReceiver, phone, senderBeginning } from './parts.ts'

const answersTo = (isRequired: boolean): Field<string> =>
  mapped(
    (isRequired ? one : maybe)('AnswerTo', record<{ gln: string }>({ gln: one('EANIdentifier', text(35)) })),
    { of: ({ gln }) => gln, back: (gln) => ({ gln }) },
  )

/** XDIS20. */
export const admissionNotice = record<Omit<OlderAdmissionNotice, 'kind' | 'envelope'>>({
  letter: noticeHead(['XD2030C'], 'XDIS20'),
  sender: one('Sender', record<OlderSender>({ ...senderBeginning, phone, answersGln: answersTo(true) })),
  receiver: noticeReceiver(false),
  citizen: noticeCitizen(admissionStates),
  at: one('Admission', time()),
})

/** XDIS17. */
export const dischargeNotice = record<Omit<OlderDischargeNotice, 'kind' | 'envelope'>>({
  letter: noticeHead(['XD1730C'], 'XDIS17'),
  sender: one('Sender', record<OlderSender>({ ...senderBeginning, phone, answersGln: answersTo(false) })),
  receiver: noticeReceiver(false),
  citizen: noticeCitizen(dischargeStates),
  at: one('Discharge', time()),
})

const { department: _department, unit: _unit, ...municipality } = senderBeginning

/** XDIS14. */
export const municipalContacts = record<Omit<OlderMunicipalContacts, 'kind' | 'envelope'>>({
  letter: noticeHead(['XD1431C'], 'XDIS14'),
  sender: one('Sender', record<OlderSender>({ ...municipality, contacts: contacts({}) })),
  receiver: noticeReceiver(true),
  citizen: noticeCitizen(),
})
