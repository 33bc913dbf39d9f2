import { type Instant, instant } from '../../../../kernel/instant.ts'
import { instantOf, type OlderLetterTold, type PlaceFacts, type RelativeTold } from '../../message/index.ts'
import type { Answer } from '../domain/answer.ts'
import type { Value } from '../domain/form.ts'

/** A letter that is entered as a document of the form of the same name. */
export type DocumentLetter = Extract<
  OlderLetterTold,
  { kind: 'discharge-letter' | 'admission-report' | 'discharge-report' | 'finished-treatment' | 'referral' }
>

export function isDocumentLetter(letter: OlderLetterTold): letter is DocumentLetter {
  return [
    'discharge-letter',
    'admission-report',
    'discharge-report',
    'finished-treatment',
    'referral',
  ].includes(letter.kind)
}

/**
 * What a letter says, as answers of its form. Nothing is made up: an item the letter says nothing of stays without an answer, also
 * one the form requires, and what has no item of its own stands in words in the free text.
 */
export function answersOf(letter: DocumentLetter): Answer[] {
  switch (letter.kind) {
    case 'discharge-letter':
      return ofDischargeLetter(letter)
    case 'admission-report':
      return ofAdmissionReport(letter)
    case 'discharge-report':
      return ofDischargeReport(letter)
    case 'finished-treatment':
      return ofFinishedTreatment(letter)
    case 'referral':
      return ofReferral(letter)
  }
}

/** What a letter is to an earlier one, which it does not name: whoever reads it must find that out. */
function statusWords({ letter: { status } }: DocumentLetter): string | undefined {
  if (status === 'cancelled') return 'ANNULLERET: afsenderen har trukket brevet tilbage.'
  return status === 'corrected' ? 'RETTELSE: brevet retter et tidligere brev.' : undefined
}

function answer(linkId: string, value: Value | undefined, row = 0): Answer[] {
  return value === undefined || value === '' ? [] : [{ linkId, row, values: [value] }]
}

function lines(...texts: readonly (string | undefined)[]): string | undefined {
  const said = texts.filter((text) => text !== undefined && text !== '')
  return said.length === 0 ? undefined : said.join('\n')
}

/** A line with what it is about before it. */
function about(question: string, words: string | undefined): string | undefined {
  return words === undefined || words === '' ? undefined : `${question}: ${words}`
}

function ofDischargeLetter(letter: Extract<DocumentLetter, { kind: 'discharge-letter' }>): Answer[] {
  const { main, mainAdditional, others } = letter.diagnoses
  const diagnoses = [...(main ? [main] : []), ...mainAdditional, ...others]
  const { referral } = letter
  return [
    ...diagnoses.flatMap(({ code, text }, row) => [
      ...answer('diagnosis', text, row),
      ...answer('diagnosis-code', code?.slice(0, 10), row),
    ]),
    ...answer(
      'course',
      lines(
        statusWords(letter),
        ...letter.texts.map(({ text }) => text),
        about('Indlagt', letter.admittedAt && words(instantOf(letter.admittedAt))),
        about('Udskrevet', letter.dischargedAt && words(instantOf(letter.dischargedAt))),
        about('Henvist for', referral?.main && coded(referral.main)),
        ...(referral?.additional ?? []).map((one) => about('Henvist også for', coded(one))),
        about('Kopi til', letter.copyTo && nameOf(letter.copyTo)),
        ...letter.references.map(({ text }) => about('Hører til brevet', text)),
      ),
    ),
  ]
}

function ofAdmissionReport(letter: Extract<DocumentLetter, { kind: 'admission-report' }>): Answer[] {
  const { services, aids, medicine, sender } = letter
  const [contact] = sender.contacts ?? []
  const drugs = (medicine?.entries ?? []).map(({ name, form, strength, dosage, indication }) =>
    [name, form, strength, dosage, indication].filter((one) => one !== undefined).join(', '),
  )
  return [
    ...answer('change', letter.cause),
    ...answer(
      'usual-state',
      lines(
        statusWords(letter),
        letter.health,
        about('Medicin', lines(...drugs, medicine?.comment)),
        about('Hjælp', services?.comment),
        about('Hjælpemidler', aids?.comment),
        about(
          'Egen læge',
          letter.doctor && [letter.doctor.name, letter.doctor.phone].filter(Boolean).join(', '),
        ),
      ),
    ),
    ...answer('relatives', lines(letter.informedRelative, ...letter.relatives.map(relativeWords))),
    ...answer('function-note', letter.function),
    ...(services?.entries ?? []).flatMap(({ heading, text }, row) =>
      answer('help-what', open([heading, text].filter((one) => one !== undefined).join(': ')), row),
    ),
    ...listAnswer(
      'aids',
      (aids?.entries ?? []).map(({ text, code }) => text ?? code),
    ),
    ...answer(
      'contact',
      lines(
        [...(contact?.names ?? []), contact?.phone, contact?.hours].filter(Boolean).join(', ') ||
          sender.phone,
      ),
    ),
  ]
}

function ofDischargeReport(letter: Extract<DocumentLetter, { kind: 'discharge-report' }>): Answer[] {
  const { medicine, aids } = letter
  const drugs = (medicine?.entries ?? []).map(({ name, form, strength, dosage, indication }) =>
    [name, form, strength, dosage, indication].filter((one) => one !== undefined).join(', '),
  )
  return [
    ...answer(
      'course',
      lines(
        statusWords(letter),
        ...letter.texts,
        ...letter.diagnoses.map((one) => about('Diagnose', coded(one))),
        ...letter.treatments.map(({ text, code }) => about('Behandling', text ?? code)),
        about(
          'Hjælpemidler',
          lines(...(aids?.entries ?? []).map(({ text, code }) => text ?? code), aids?.comment),
        ),
        about('Medicin', lines(...drugs, medicine?.comment)),
        about('Indlagt', letter.admittedAt && words(instantOf(letter.admittedAt))),
        about('Udskrevet', letter.dischargedAt && words(instantOf(letter.dischargedAt))),
      ),
    ),
  ]
}

function ofFinishedTreatment(letter: Extract<DocumentLetter, { kind: 'finished-treatment' }>): Answer[] {
  return [
    ...answer('finished-at', instantOf(letter.finishedAt)),
    ...answer(
      'note',
      lines(
        statusWords(letter),
        letter.note,
        about('Planlagt udskrivning', words(instantOf(letter.plannedDischargeAt))),
        about('Planlægningsmøde', letter.conferenceAt && words(instantOf(letter.conferenceAt))),
      ),
    ),
  ]
}

const referredTo = {
  hospital: 'Sygehus',
  specialist: 'Speciallæge',
  physiotherapy: 'Fysioterapi',
} as const
const urgencies = { elective: 'Rutine', acute: 'Akut', special: 'Særlig' } as const
const settings = { outpatient: 'Ambulant', inpatient: 'Indlæggelse', 'at-home': 'I hjemmet' } as const
const transports = {
  none: 'Ingen transport',
  lying: 'Liggende transport',
  sitting: 'Siddende transport',
} as const

function ofReferral(letter: Extract<DocumentLetter, { kind: 'referral' }>): Answer[] {
  const { main, additional, priority, setting, transport, relative, copyAnswerTo, references } = letter
  return [
    ...answer('referred-to', referredTo[letter.to]),
    ...answer('urgency', priority && urgencies[priority]),
    ...answer('reason', lines(statusWords(letter), letter.reason)),
    ...[...(main ? [main] : []), ...additional].flatMap(({ code, text }, row) => [
      ...answer('diagnosis', text, row),
      ...answer('diagnosis-code', code, row),
    ]),
    ...answer('history', letter.history),
    ...answer('findings', letter.findings),
    ...answer('allergies', letter.allergies),
    ...answer('medicine', letter.medicine),
    ...answer(
      'practical',
      lines(
        setting && settings[setting],
        transport && transports[transport],
        letter.practical,
        about('Kopi af svaret til', copyAnswerTo && nameOf(copyAnswerTo)),
        ...references.map(({ text }) => about('Hører til brevet', text)),
      ),
    ),
    ...answer('relative', relative && relativeWords(relative)),
  ]
}

function listAnswer(linkId: string, found: readonly (string | undefined)[]): Answer[] {
  const values = found.flatMap((one) => (one === undefined || one === '' ? [] : [open(one)]))
  return values.length === 0 ? [] : [{ linkId, row: 0, values }]
}

function open(text: string): Value {
  return { text }
}

function coded({ code, text }: { readonly code?: string; readonly text: string }): string {
  return code === undefined ? text : `${text} (${code})`
}

function nameOf({ name, department, unit }: PlaceFacts): string {
  return [name, department, unit].filter((one) => one !== undefined).join(', ')
}

const relations = { relative: 'pårørende', mother: 'mor', father: 'far', child: 'barn' } as const

function relativeWords({ given, family, relation, phones }: RelativeTold): string {
  const who = [given, family].filter((one) => one !== undefined).join(' ')
  const numbers = (phones ?? []).flatMap(({ number }) => number ?? [])
  return [who, relation && relations[relation], ...numbers].filter((one) => one).join(', ')
}

const moment = new Intl.DateTimeFormat('da-DK', {
  timeZone: 'Europe/Copenhagen',
  dateStyle: 'short',
  timeStyle: 'short',
})

function words(at: Instant): string {
  return moment.format(new Date(instant(at)))
}

/** Who a letter is from, by the names it says. */
export function senderName({ sender }: DocumentLetter): string {
  return nameOf(sender)
}

/** When the stay a letter is about was, as far as it says. */
export function timeInStay(letter: DocumentLetter): Instant | undefined {
  switch (letter.kind) {
    case 'admission-report':
    case 'referral':
      return undefined
    case 'finished-treatment':
      return instantOf(letter.finishedAt)
    case 'discharge-letter':
    case 'discharge-report': {
      const at = letter.dischargedAt ?? letter.admittedAt
      return at && instantOf(at)
    }
  }
}
