import type { formRefusals } from '../../../contract/form.ts'
import type { Text } from '../../ui/text.tsx'

/** What we say when something about a form or a document is refused. */
export const formRefusalTexts: Readonly<Record<keyof typeof formRefusals, Text>> = {
  'form-unknown': { da: 'Skemaet findes ikke her.', en: 'The form does not exist here.' },
  'form-response-unknown': {
    da: 'Dokumentet findes ikke, eller du kan ikke se det.',
    en: 'The document does not exist, or you cannot see it.',
  },
  'form-not-for-you': {
    da: 'Skemaet udfyldes af andre end dig.',
    en: 'This form is filled in by others.',
  },
  'form-not-yours': {
    da: 'Dokumentet hører til en anden enhed. Den kan rette det.',
    en: 'The document belongs to another unit, which can change it.',
  },
  'form-subject-missing': {
    da: 'Skemaet hører til en indlæggelse eller en genoptræningsplan. Begynd det fra opgaven.',
    en: 'The form belongs to a stay or a rehabilitation plan. Begin it from the task.',
  },
  'form-subject-unknown': {
    da: 'Vi kender ikke den indlæggelse eller plan, skemaet skal høre til.',
    en: 'We do not know the stay or plan the form is about.',
  },
  'form-part-not-yours': {
    da: 'Nogle af svarene er af en slags, du ikke må skrive.',
    en: 'Some of the answers are of a kind you may not write.',
  },
  'form-item-unknown': {
    da: 'Et af spørgsmålene findes ikke i skemaet. Hent siden igen.',
    en: 'One of the questions is not in the form. Fetch the page again.',
  },
  'form-answer-wrong-type': {
    da: 'Et svar har ikke den rigtige form. Se det efter.',
    en: 'An answer is not of the right kind. Check it.',
  },
  'form-draft-changed-meanwhile': {
    da: 'En anden har skrevet i de samme felter.',
    en: 'Somebody else has written in the same fields.',
  },
  'form-no-draft': {
    da: 'Der er ingen kladde mere. Den er underskrevet eller kasseret.',
    en: 'There is no draft any more. It has been signed or discarded.',
  },
  'form-draft-open-already': {
    da: 'Der er allerede en kladde. Skriv videre i den.',
    en: 'There is a draft already. Go on with it.',
  },
  'form-suggestion-changed': {
    da: 'Det, der var fortalt, er ændret i mellemtiden. Se det efter, før du bekræfter.',
    en: 'What was told has changed meanwhile. Check it before you confirm.',
  },
  'form-not-complete': {
    da: 'Der mangler svar, før det kan underskrives.',
    en: 'Answers are missing before it can be signed.',
  },
  'form-not-signed': { da: 'Dokumentet er ikke underskrevet.', en: 'The document is not signed.' },
  'form-nothing-changed': {
    da: 'Intet er ændret siden den forrige udgave.',
    en: 'Nothing has changed since the version before.',
  },
  'form-in-error': {
    da: 'Dokumentet er markeret som en fejl og kan ikke ændres.',
    en: 'The document is marked as an error and cannot be changed.',
  },
  'form-reason-missing': { da: 'Skriv en grund.', en: 'Write a reason.' },
  'form-happened-too-long-ago': {
    da: 'Tidspunktet ligger mere end et halvt år tilbage. Er årstallet rigtigt?',
    en: 'That is more than half a year back. Is the year right?',
  },
  'form-happened-later': {
    da: 'Tidspunktet er ikke kommet endnu.',
    en: 'That time has not come yet.',
  },
  'form-not-sent-to-you': {
    da: 'Dokumentet er ikke sendt til din enhed.',
    en: 'The document was not sent to your unit.',
  },
  'form-version-unknown': { da: 'Den udgave findes ikke.', en: 'That version does not exist.' },
  'form-unit-not-yours': { da: 'Det er ikke din enhed.', en: 'That is not your unit.' },
  'questionnaire-not-understood': {
    da: 'Skemaet bruger noget, vi ikke kan gemme. Stedet står i svaret.',
    en: 'The questionnaire uses something we cannot keep. The answer says where.',
  },
  'questionnaire-response-not-understood': {
    da: 'Svaret bruger noget, vi ikke kan gemme. Stedet står i svaret.',
    en: 'The response uses something we cannot keep. The answer says where.',
  },
}
