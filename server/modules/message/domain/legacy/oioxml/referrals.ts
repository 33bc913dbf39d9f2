import {
  type CodeTable,
  codeLists,
  diagnosisRoles,
  physiotherapyLists,
  physiotherapyRoles,
  referralPriorities,
  settings,
  specialistLists,
  transports,
} from '../codes.ts'
import type { CodeList, DiagnosisRole, OlderReferral, OlderSender } from '../facts.ts'
import { type Content, code, type Fields, lines, many, maybe, one, record, text } from './codec.ts'
import {
  address,
  codedText,
  letterHead,
  phone,
  place,
  receiver,
  references,
  referralRelative,
  referredCitizen,
  roledDiagnosis,
  senderBeginning,
  speciality,
  unitNumber,
} from './parts.ts'

type Body = Omit<OlderReferral, 'kind' | 'envelope' | 'to'>
type Asked = Pick<OlderReferral, 'priority' | 'setting' | 'transport' | 'practical' | 'reason'>
type About = Pick<OlderReferral, 'main' | 'additional'>
type Known = Pick<OlderReferral, 'allergies' | 'history' | 'findings' | 'medicine'>

/** As the schema groups it. */
type Written = Omit<Body, keyof Asked | keyof About | keyof Known> & {
  readonly asked?: Asked
  readonly about?: About
  readonly known?: Known
}

const referralSender = one(
  'Sender',
  record<OlderSender>({
    ...senderBeginning,
    address,
    phone,
    speciality,
    referrer: one(
      'Referrer',
      record<NonNullable<OlderSender['referrer']>>({
        number: unitNumber,
        name: one('PersonName', text(35)),
        title: maybe('PersonTitle', text(35)),
      }),
    ),
  }),
)

const clinical: Fields<Known> = {
  allergies: maybe('Cave', lines),
  history: maybe('Anamnesis', lines),
  findings: maybe('Examination', lines),
  medicine: maybe('ActualMedicine', lines),
}

interface Differences {
  readonly versions: readonly string[]
  readonly typeCode: string
  readonly lists: CodeTable<CodeList>
  readonly roles: CodeTable<DiagnosisRole>
  /** Priority, transport, copy receiver and relative: not in a referral to physiotherapy. */
  readonly isWide: boolean
}

function referral({ versions, typeCode, lists, roles, isWide }: Differences): Content<Body> {
  const content = record<Written>({
    letter: letterHead(versions, typeCode),
    sender: referralSender,
    receiver,
    ...(isWide && { copyAnswerTo: place('AnswerCCReceiver', { phone }) }),
    citizen: referredCitizen,
    ...(isWide && { relative: referralRelative }),
    asked: maybe(
      'AdditionalInformation',
      record<Asked>({
        ...(isWide && { priority: maybe('Priority', code(referralPriorities)) }),
        setting: maybe('ReferralStatus', code(settings)),
        ...(isWide && { transport: maybe('Transport', code(transports)) }),
        practical: maybe('Supplementary', lines),
        reason: maybe('ClinicalReason', lines),
      }),
    ),
    about: maybe(
      'Referral',
      record<About>({
        main: maybe('Refer', codedText(lists, false)),
        additional: many('ReferralAdditional', roledDiagnosis(lists, roles), 5),
      }),
    ),
    known: maybe('RelevantClinicalInformation', record<Known>(clinical)),
    references,
  })
  return {
    read(...args) {
      const found = content.read(...args)
      if (found === undefined) return undefined
      const { asked, about, known, ...rest } = found
      return { ...rest, ...asked, additional: [], ...about, ...known }
    },
    write(body) {
      const {
        priority,
        setting,
        transport,
        practical,
        reason,
        main,
        additional,
        allergies,
        history,
        findings,
        medicine,
        ...rest
      } = body
      const asked = said({ priority, setting, transport, practical, reason })
      const known = said({ allergies, history, findings, medicine })
      const isAbout = main !== undefined || additional.length > 0
      return content.write({
        ...rest,
        ...(asked && { asked }),
        ...(isAbout && { about: { ...(main && { main }), additional } }),
        ...(known && { known }),
      })
    },
  }
}

type Said<Facts> = { [Key in keyof Facts]?: Exclude<Facts[Key], undefined> }

/** What is said of these, or undefined when nothing is. */
function said<Facts extends object>(facts: Facts): Said<Facts> | undefined {
  const entries = Object.entries(facts).filter(([, value]) => value !== undefined)
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as Said<Facts>)
}

/** XREF01. */
export const hospitalReferral = referral({
  versions: ['XH0130R'],
  typeCode: 'XREF01',
  lists: codeLists,
  roles: diagnosisRoles,
  isWide: true,
})

/** XREF06. */
export const specialistReferral = referral({
  versions: ['XH0630R'],
  typeCode: 'XREF06',
  lists: specialistLists,
  roles: diagnosisRoles,
  isWide: true,
})

/** XREF07. Of version H0731R there is an example and no schema, so we write H0730R. */
export const physiotherapyReferral = referral({
  versions: ['XH0730R', 'XH0731R'],
  typeCode: 'XREF07',
  lists: physiotherapyLists,
  roles: physiotherapyRoles,
  isWide: false,
})
