import type { Bilingual } from '../../../../kernel/bilingual.ts'
import type { OlderRefused } from './legacy/older-message.ts'
import { olderUnreadable } from './legacy/unreadable.ts'
import type { ReadRefused } from './reading/read-bundle.ts'

/** Why a message is turned away at the door: it cannot be read, nobody can be answered, or it answers for somebody else. */
export type UnreadableCode =
  | ReadRefused['code']
  | OlderRefused['code']
  | 'message-not-answerable'
  | 'message-sender-not-yours'

/** FHIR's IssueType and the text for each; the HTTP status says whose fault it is in one number. */
export interface Unreadable {
  readonly status: 400 | 403 | 413 | 422
  readonly type: 'structure' | 'too-long' | 'security' | 'required' | 'invalid' | 'forbidden'
  readonly text: Bilingual
}

const unreadable: Readonly<Record<UnreadableCode, Unreadable>> = {
  ...olderUnreadable,
  'message-empty': {
    status: 400,
    type: 'invalid',
    text: { da: 'Meddelelsen er tom.', en: 'The message is empty.' },
  },
  'message-not-text': {
    status: 400,
    type: 'invalid',
    text: {
      da: 'Meddelelsen er ikke gyldig tekst i det tegnsæt, den siger, den er skrevet i.',
      en: 'The message is not valid text in the character set it says it is written in.',
    },
  },
  'charset-unknown': {
    status: 400,
    type: 'invalid',
    text: { da: 'Tegnsættet kendes ikke. Brug UTF-8.', en: 'The character set is not known. Use UTF-8.' },
  },
  'message-too-large': {
    status: 413,
    type: 'too-long',
    text: { da: 'Meddelelsen er for stor.', en: 'The message is too large.' },
  },
  'message-neither-json-nor-xml': {
    status: 400,
    type: 'structure',
    text: { da: 'Meddelelsen er hverken JSON eller XML.', en: 'The message is neither JSON nor XML.' },
  },
  'message-too-deep': {
    status: 400,
    type: 'structure',
    text: {
      da: 'Meddelelsen er pakket ind i for mange lag.',
      en: 'The message is nested too deeply.',
    },
  },
  'json-broken': {
    status: 400,
    type: 'structure',
    text: { da: 'Meddelelsen er ikke gyldig JSON.', en: 'The message is not valid JSON.' },
  },
  'json-name-repeated': {
    status: 400,
    type: 'structure',
    text: {
      da: 'Et navn står to gange i samme objekt, så meddelelsen kan læses på to måder.',
      en: 'A name stands twice in one object, so the message can be read in two ways.',
    },
  },
  'xml-broken': {
    status: 400,
    type: 'structure',
    text: { da: 'Meddelelsen er ikke gyldig XML.', en: 'The message is not valid XML.' },
  },
  'xml-doctype-forbidden': {
    status: 400,
    type: 'security',
    text: {
      da: 'XML med dokumenttype (DOCTYPE) modtages ikke.',
      en: 'XML with a document type (DOCTYPE) is not taken in.',
    },
  },
  'xml-entity-forbidden': {
    status: 400,
    type: 'security',
    text: {
      da: 'XML med egne entiteter modtages ikke.',
      en: 'XML with entities of its own is not taken in.',
    },
  },
  'message-not-fhir': {
    status: 422,
    type: 'structure',
    text: { da: 'Meddelelsen er ikke FHIR.', en: 'The message is not FHIR.' },
  },
  'not-a-bundle': {
    status: 422,
    type: 'structure',
    text: { da: 'En meddelelse skal være en Bundle.', en: 'A message must be a Bundle.' },
  },
  'message-not-answerable': {
    status: 422,
    type: 'required',
    text: {
      da: 'Meddelelsen mangler brev-id, afsender eller modtager, så der kan ikke kvitteres for den.',
      en: 'The message has no letter id, sender or receiver, so it cannot be acknowledged.',
    },
  },
  'message-sender-not-yours': {
    status: 403,
    type: 'forbidden',
    text: {
      da: 'Systemet er ikke lukket ind til at kvittere for denne afsender.',
      en: 'The system is not let in to acknowledge for this sender.',
    },
  },
}

/** What to tell the sender of a message that was turned away. */
export function explainUnreadable(code: UnreadableCode): Unreadable {
  return unreadable[code]
}
