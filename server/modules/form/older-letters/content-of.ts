import { instant } from '../../../../kernel/instant.ts'
import type { Citizen } from '../../citizen/index.ts'
import {
  type LetterContent,
  type OlderSender,
  type SendableStandard,
  type WallTime,
  wallTimeOf,
} from '../../message/index.ts'
import type { Form } from '../domain/form.ts'
import type { ResponseEvent, Writer } from '../domain/response.ts'
import type { Subject } from '../store.ts'
import { type Told, told } from './words-of.ts'

type Signed = Extract<ResponseEvent, { type: 'signed' }>

/** What the stay does not say, and a letter cannot be without. */
export type Lack = 'lacks-admission' | 'lacks-discharge'

/** What is known of the stay a document is about. */
export type StayKnown = Pick<Subject, 'startedAt' | 'endedAt' | 'expectedDischargeAt'>

/** The forms that an older letter corresponds to: both are called the same. */
const standards: ReadonlySet<string> = new Set([
  'admission-report',
  'discharge-report',
  'finished-treatment',
  'discharge-letter',
])

/** The older letter a form corresponds to; undefined when there is none. */
export function olderStandardOf(formCode: string): SendableStandard | undefined {
  return standards.has(formCode) ? (formCode as SendableStandard) : undefined
}

/**
 * What a signed document says, in the words of its older letter. Every answer is in it: what has no place of its own stands with
 * its question in the free text. Undefined when the letter wants something the document does not say; what it lacks when that is a
 * time of the stay, which somebody can tell.
 */
export function contentOf(
  form: Form,
  signed: Signed,
  _citizen: Citizen,
  stay?: StayKnown,
): LetterContent | Lack | undefined {
  const answers = told(form, signed.answers)
  const senderDetails = { signedBy: signatureOf(signed.by) }
  switch (form.code) {
    case 'admission-report':
      return admissionReport(answers, senderDetails)
    case 'discharge-report':
      return dischargeReport(answers, senderDetails, stay)
    case 'finished-treatment':
      return finishedTreatment(answers, senderDetails, stay)
    case 'discharge-letter':
      return dischargeLetter(answers, stay)
    default:
      return undefined
  }
}

type SenderDetails = Partial<Omit<OlderSender, 'gln' | 'name'>>

/** The longest texts the letters have room for, by kind of field. */
const room = { name: 35, line: 70 }

/** A text on one line, cut where there is no room; whoever cuts puts the whole of it in the free text. */
function short(text: string, longest: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= longest ? line : `${line.slice(0, longest - 1).trimEnd()}…`
}

/** The last of a name is the family name; the title is what the person does. */
function signatureOf({ name, function: does }: Writer) {
  const names = name.trim().split(/\s+/)
  return {
    family: short(names.at(-1) ?? name, room.name),
    given: short(names.slice(0, -1).join(' ') || '-', room.name),
    title: does === 'program' ? 'Skrevet automatisk' : short(does ?? '-', room.name),
  }
}

function text(lines: readonly string[]): string | undefined {
  return lines.length === 0 ? undefined : lines.join('\n')
}

function only<Facts extends object>(facts: Facts): { [Key in keyof Facts]?: Exclude<Facts[Key], undefined> } {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Facts]?: Exclude<Facts[Key], undefined>
  }
}

/** At most so many in a list of the letter; the schema has no room for more. */
const most = { services: 28, aids: 63 }

function admissionReport(answers: Told, senderDetails: SenderDetails): LetterContent {
  const contact = answers.first('contact')
  const cause = text(answers.take('change'))
  const informedRelative = text(answers.take('relatives'))
  const services = answers.rows('help-what', 'help-often')
  const aids = answers.take('aids').flatMap((one) => one.split(', '))
  const medicine = text([...answers.take('medicine-help'), ...answers.lines('medicines')])
  const ability = text(answers.lines('function'))
  const tooMany = [
    ...services.slice(most.services).map((row) => `Hjælp: ${row.join(', ')}`),
    ...aids.slice(most.aids).map((aid) => `Hjælpemiddel: ${aid}`),
  ]
  const isCut = contact !== undefined && contact.length > room.name
  const health = text([
    ...answers.rest(),
    ...tooMany,
    ...(isCut ? [`Afdelingen kan ringe til: ${contact}`] : []),
  ])
  return {
    standard: 'admission-report',
    senderDetails: {
      ...senderDetails,
      ...(contact !== undefined && { contacts: [{ names: [short(contact, room.name)] }] }),
    },
    relatives: [],
    ...(services.length > 0 && {
      services: {
        entries: services.slice(0, most.services).map(([what, often]) =>
          only({
            heading: what === undefined ? undefined : short(what, room.line),
            text: fullOf(what, often),
          }),
        ),
      },
    }),
    ...(aids.length > 0 && {
      aids: { entries: aids.slice(0, most.aids).map((aid) => ({ text: short(aid, room.line) })) },
    }),
    ...(medicine !== undefined && { medicine: { entries: [], comment: medicine } }),
    ...only({ function: ability, health, cause, informedRelative }),
  }
}

/** How often, and the whole of what where it did not fit. */
function fullOf(what: string | undefined, often: string | undefined): string | undefined {
  const whole = what !== undefined && what.length > room.line ? [what] : []
  return text([...whole, ...(often === undefined ? [] : [often])])
}

function dischargeReport(answers: Told, senderDetails: SenderDetails, stay?: StayKnown): LetterContent {
  const phone = answers.first('responsible-phone')
  const medicine = text(answers.lines('medicine'))
  const course = answers.take('course')
  return {
    standard: 'discharge-report',
    senderDetails: {
      ...senderDetails,
      ...(phone !== undefined && {
        contacts: [{ names: ['Behandlingsansvar i 72 timer'], phone: short(phone, 25) }],
      }),
    },
    relatives: [],
    ...timesOf(stay),
    treatments: [],
    diagnoses: [],
    ...(medicine !== undefined && { medicine: { entries: [], comment: medicine } }),
    texts: [...course, ...listOf(text([...answers.rest(), ...wholeOf('Telefon, døgnet rundt', phone, 25)]))],
  }
}

function wholeOf(question: string, answer: string | undefined, longest: number): string[] {
  return answer !== undefined && answer.length > longest ? [`${question}: ${answer}`] : []
}

function listOf(one: string | undefined): string[] {
  return one === undefined ? [] : [one]
}

function timesOf(stay: StayKnown | undefined): { admittedAt?: WallTime; dischargedAt?: WallTime } {
  return only({
    admittedAt: stay?.startedAt == null ? undefined : wallTimeOf(stay.startedAt),
    dischargedAt: stay?.endedAt == null ? undefined : wallTimeOf(stay.endedAt),
  })
}

/** Needs the admission and a planned discharge, which the stay knows or nobody does: neither is made up. */
function finishedTreatment(
  answers: Told,
  senderDetails: SenderDetails,
  stay?: StayKnown,
): LetterContent | Lack | undefined {
  const [finished] = answers.values('finished-at')
  const planned = stay?.expectedDischargeAt ?? stay?.endedAt
  if (typeof finished !== 'string') return undefined
  if (stay?.startedAt == null) return 'lacks-admission'
  if (planned == null) return 'lacks-discharge'
  answers.take('finished-at')
  const note = text(answers.rest())
  return {
    standard: 'finished-treatment',
    senderDetails,
    citizenDetails: { state: 'admitted' },
    relatives: [],
    admittedAt: wallTimeOf(stay.startedAt),
    finishedAt: wallTimeOf(instant(finished)),
    plannedDischargeAt: wallTimeOf(planned),
    ...(note !== undefined && { note }),
  }
}

function dischargeLetter(answers: Told, stay?: StayKnown): LetterContent {
  const diagnoses = answers
    .rows('diagnosis', 'diagnosis-code')
    .flatMap(([name, code]) => (name === undefined ? [] : [{ name, code }]))
  const coded = diagnoses.flatMap(({ name, code }) =>
    code === undefined ? [] : [{ code, text: short(name, room.line) }],
  )
  const [main, ...others] = coded
  const inWords = diagnoses.filter(({ name, code }) => code === undefined || name.length > room.line)
  const course = answers.take('course')
  const rest = text([...inWords.map(({ name }) => `Diagnose: ${name}`), ...answers.rest()])
  return {
    standard: 'discharge-letter',
    citizenDetails: { state: 'admitted' },
    relatives: [],
    ...timesOf(stay),
    diagnoses: {
      ...(main && { main }),
      mainAdditional: [],
      others: others.map((one) => ({ ...one, list: 'sks' as const, role: 'secondary' as const })),
    },
    texts: [...course, ...listOf(rest)].map((words) => ({ text: words })),
    references: [],
  }
}
