import type { Rule } from '../../rules.ts'

const essential = { isEssential: true } as const
const graded = { isEssential: false } as const

/** Rules that CareCommunication and HomeCareObservation share (messages, sections 2, 5 and 6). */
export const citizenLetterRules = {
  'definition-missing': {
    ...graded,
    type: 'required',
    details: 'MSG_BAD_FORMAT',
    danish: 'Brevhovedet siger ikke, hvilken udgave af standarden det følger.',
    english: 'The header does not say which version of the standard it follows.',
  },
  'definition-unknown': {
    ...graded,
    type: 'value',
    details: 'MSG_BAD_FORMAT',
    danish: 'Brevhovedet nævner en anden udgave af standarden, end profilen kræver.',
    english: 'The header names another version of the standard than the profile requires.',
  },
  'citizen-number-missing': {
    ...essential,
    type: 'required',
    details: 'MSG_BAD_FORMAT',
    danish: 'Borgeren skal have et CPR-nummer eller et erstatningsnummer.',
    english: 'The citizen must have a CPR number or a replacement number.',
  },
  'replacement-number-format': {
    ...graded,
    type: 'value',
    details: 'MSG_BAD_FORMAT',
    danish: 'Erstatningsnummeret er ikke skrevet, som registret skriver det.',
    english: 'The replacement number is not written as its register writes it.',
  },
  'cpr-repeated': {
    ...essential,
    type: 'structure',
    details: 'MSG_PARAM_NO_REPEAT',
    danish: 'Borgeren må kun have ét CPR-nummer.',
    english: 'The citizen may have only one CPR number.',
  },
  'payload-empty': {
    ...graded,
    type: 'required',
    details: 'MSG_BAD_FORMAT',
    danish: 'Et indhold har hverken tekst eller fil.',
    english: 'A content has neither a text nor a file.',
  },
  'segment-id-missing': {
    ...graded,
    type: 'required',
    details: 'MSG_RESOURCE_ID_MISSING',
    danish: 'En tekst eller fil mangler sit id.',
    english: 'A text or file has no identifier.',
  },
  'segment-id-format': {
    ...graded,
    type: 'value',
    details: 'MSG_ID_INVALID',
    danish: 'Id’et på en tekst eller fil er ikke et UUID med «urn:uuid:» foran.',
    english: 'The identifier of a text or file is not a UUID after "urn:uuid:".',
  },
  'author-name-missing': {
    ...graded,
    type: 'required',
    details: 'MSG_BAD_FORMAT',
    danish: 'Navnet på afsenderen af en tekst eller fil mangler.',
    english: 'The name of the author of a text or file is missing.',
  },
  'author-role-missing': {
    ...graded,
    type: 'required',
    details: 'MSG_BAD_FORMAT',
    danish: 'Det står ikke, hvad forfatteren er ansat som.',
    english: 'What the author works as is not said.',
  },
  'author-role-text': {
    ...graded,
    type: 'code-invalid',
    details: 'MSG_VALUESET_VALUE_UNKNOWN',
    danish: 'Forfatterens stilling skal være en kode; her er den kun ord.',
    english: 'The role of the author must be a code; here it is words only.',
  },
  'author-role-twice': {
    ...graded,
    type: 'invariant',
    details: 'MSG_BAD_FORMAT',
    danish: 'Forfatterens stilling skal være en kode eller ord, ikke begge dele.',
    english: 'The role of the author must be a code or words, not both.',
  },
  'author-phone-missing': {
    ...graded,
    type: 'required',
    details: 'MSG_BAD_FORMAT',
    danish: 'Forfatterens telefonnummer mangler.',
    english: 'The phone number of the author is missing.',
  },
  'attachment-title-missing': {
    ...graded,
    type: 'required',
    details: 'MSG_BAD_FORMAT',
    danish: 'Filen mangler en titel.',
    english: 'The file has no title.',
  },
  'attachment-type': {
    ...graded,
    type: 'code-invalid',
    details: 'MSG_VALUESET_VALUE_UNKNOWN',
    danish: 'Filtypen er ikke en af dem, der må sendes.',
    english: 'The type of the file is not one that may be sent.',
  },
  'attachment-type-missing': {
    ...graded,
    type: 'required',
    details: 'MSG_BAD_FORMAT',
    danish: 'Det står ikke, hvilken slags fil det er.',
    english: 'What kind of file it is is not said.',
  },
  'attachment-data': {
    ...essential,
    type: 'value',
    details: 'MSG_Datatype_Wrong',
    danish: 'Filens indhold kan ikke læses.',
    english: 'The content of the file cannot be read.',
  },
} as const satisfies Record<string, Rule>
