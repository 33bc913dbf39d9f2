import type { Rule } from '../rules.ts'

const essential = { isEssential: true } as const
const graded = { isEssential: false } as const

/**
 * Rules of the older formats, the same for EDIFACT and OIOXML. Their expressions are the path of the element, or the segment
 * and its place: `/Emessage/DischargeLetter/Patient`, `NAD (segment 6)`.
 */
export const olderRules = {
  'older-part-missing': {
    ...essential,
    type: 'required',
    details: 'MSG_RESOURCE_REQUIRED',
    danish: 'En oplysning, som brevtypen kræver, mangler.',
    english: 'Something the kind of letter requires is missing.',
  },
  'older-part-repeated': {
    ...essential,
    type: 'structure',
    details: 'MSG_PARAM_NO_REPEAT',
    danish: 'En oplysning står flere gange, end brevtypen tillader.',
    english: 'Something stands more often than the kind of letter allows.',
  },
  'older-part-unknown': {
    ...graded,
    type: 'structure',
    details: 'MSG_RESOURCE_NOT_ALLOWED',
    danish: 'Brevet indeholder en oplysning, som denne version af brevtypen ikke kender.',
    english: 'The letter holds something that this version of the kind of letter does not know.',
  },
  'older-order': {
    ...graded,
    type: 'structure',
    details: 'MSG_BAD_FORMAT',
    danish: 'Oplysningerne står i en anden rækkefølge, end brevtypen siger.',
    english: 'The parts stand in another order than the kind of letter says.',
  },
  'older-text-empty': {
    ...graded,
    type: 'value',
    details: 'MSG_BAD_FORMAT',
    danish: 'En oplysning er tom.',
    english: 'Something is empty.',
  },
  'older-text-too-long': {
    ...graded,
    type: 'too-long',
    details: 'MSG_Element_To_Long',
    danish: 'En tekst er længere, end brevtypen tillader.',
    english: 'A text is longer than the kind of letter allows.',
  },
  'older-letters-not-allowed': {
    ...essential,
    type: 'value',
    details: 'MSG_BAD_SYNTAX',
    danish: 'En tekst indeholder tegn, der ikke kan skrives i formatets tegnsæt.',
    english: 'A text holds characters that cannot be written in the character set of the format.',
  },
  'older-code-unknown': {
    ...essential,
    type: 'code-invalid',
    details: 'MSG_VALUESET_VALUE_UNKNOWN',
    danish: 'En kode findes ikke i listen for denne brevtype.',
    english: 'A code is not in the list for this kind of letter.',
  },
  'older-time': {
    ...essential,
    type: 'value',
    details: 'MSG_DATE_FORMAT',
    danish: 'En dato eller et klokkeslæt kan ikke læses.',
    english: 'A date or a time cannot be read.',
  },
  'older-citizen-number': {
    ...essential,
    type: 'value',
    details: 'MSG_Datatype_Wrong',
    danish: 'CPR-nummeret eller erstatningsnummeret er ikke et gyldigt nummer.',
    english: 'The CPR number or replacement number is not a valid number.',
  },
  'older-id': {
    ...essential,
    type: 'value',
    details: 'MSG_ID_INVALID',
    danish: 'Brevets eller konvoluttens nummer mangler eller er længere end 14 tegn.',
    english: 'The number of the letter or its envelope is missing or longer than 14 characters.',
  },
  'older-version': {
    ...essential,
    type: 'not-found',
    details: 'MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE',
    danish: 'Denne version af brevtypen modtages ikke her.',
    english: 'This version of the kind of letter is not received here.',
  },
} as const satisfies Record<string, Rule>
