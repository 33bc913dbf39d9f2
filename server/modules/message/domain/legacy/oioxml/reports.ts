import { codeLists } from '../codes.ts'
import type {
  OlderAdmissionReport,
  OlderDischargeReport,
  OlderDoctor,
  OlderFinishedTreatment,
  OlderSender,
  SignatureFacts,
} from '../facts.ts'
import { lines, many, mapped, maybe, one, record, text, time } from './codec.ts'
import {
  address,
  codedText,
  contacts,
  drug,
  letterHead,
  listed,
  listedRelatives,
  namedThing,
  ordinaryCitizen,
  phone,
  place,
  practitioner,
  receiver,
  relativesToPhone,
  reportCitizen,
  reportContacts,
  senderBeginning,
  signedBy,
  speciality,
  within,
} from './parts.ts'

const reportSender = one(
  'Sender',
  record<OlderSender>({
    ...senderBeginning,
    address,
    phone,
    signedBy,
    speciality,
    contacts: reportContacts,
  }),
)

const aids = listed('Auxiliaries', 'Auxiliary', namedThing('Auxiliary'), 63)
const medicine = listed('Medicine', 'Drug', drug, 28)

/** XDIS16. */
export const admissionReport = record<Omit<OlderAdmissionReport, 'kind' | 'envelope'>>({
  letter: letterHead(['XD1630C'], 'XDIS16'),
  sender: reportSender,
  receiver,
  copyTo: place('CCReceiver'),
  doctor: practitioner,
  citizen: reportCitizen,
  relatives: listedRelatives,
  aids,
  services: listed(
    'Services',
    'Service',
    record<{ readonly heading?: string; readonly text?: string }>({
      heading: maybe('ServiceHeadline', text(70)),
      text: maybe('ServiceText', lines),
    }),
    28,
  ),
  medicine,
  function: maybe('MotionEvaluation', lines),
  health: maybe('PatientHealthSummary', lines),
  cause: maybe('CauseOfAdmission', lines),
  informedRelative: maybe('InformedRelative', lines),
})

/** XDIS18. */
export const dischargeReport = record<Omit<OlderDischargeReport, 'kind' | 'envelope'>>({
  letter: letterHead(['XD1830C'], 'XDIS18'),
  sender: reportSender,
  receiver,
  copyTo: place('CCReceiver'),
  doctor: practitioner,
  citizen: reportCitizen,
  relatives: listedRelatives,
  admittedAt: maybe('Admission', time()),
  dischargedAt: maybe('Discharge', time()),
  treatments: within('Treatments', many('Treatment', namedThing('Treatment'), 28)),
  diagnoses: within('Diagnoses', many('Diagnose', codedText(codeLists, true), 11)),
  aids,
  medicine,
  texts: many('ClinicalInformation', lines, 10),
})

const signature = one(
  'Signatur',
  record<SignatureFacts>({
    family: one('PersonSurnameName', text(35)),
    given: one('PersonGivenName', text(35)),
    title: one('PersonTitle', text(35)),
  }),
)

type WrittenDoctor = Omit<OlderDoctor, 'number'> & { readonly practice?: string }

/** XDIS19. */
export const finishedTreatment = record<Omit<OlderFinishedTreatment, 'kind' | 'envelope'>>({
  letter: letterHead(['XD1930C'], 'XDIS19'),
  sender: one(
    'Sender',
    record<OlderSender>({
      ...senderBeginning,
      address,
      phone,
      speciality,
      signedBy: signature,
      contacts: contacts({
        fax: maybe('TelefaxSubscriberIdentifier', text(25)),
        email: maybe('EmailIdentifier', text(35)),
      }),
    }),
  ),
  receiver,
  copyTo: place('CCReceiver'),
  citizen: ordinaryCitizen,
  relatives: relativesToPhone,
  // The number of a doctor here is an ydernummer without a kind.
  doctor: mapped(
    maybe(
      'FamilyDoctor',
      record<WrittenDoctor>({
        practice: maybe('Identifier', text(17)),
        name: maybe('OrganisationName', text(35)),
        phone,
      }),
    ),
    {
      of: ({ practice, ...rest }) => ({
        ...(practice !== undefined && { number: { value: practice, kind: 'practice' as const } }),
        ...rest,
      }),
      back: ({ number, ...rest }) => ({ ...(number && { practice: number.value }), ...rest }),
    },
  ),
  admittedAt: one('Admission', time()),
  conferenceAt: maybe('PlanConference', time()),
  finishedAt: one('EndOfTreatment', time()),
  plannedDischargeAt: one('PlannedDischarge', time()),
  note: mapped(maybe('CareDescription', record<{ text: string }>({ text: one('CommentsText', lines) })), {
    of: ({ text: words }) => words,
    back: (words) => ({ text: words }),
  }),
})
