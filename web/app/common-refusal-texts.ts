import type { commonRefusals } from '../../contract/route.ts'
import type { Text } from '../ui/text.tsx'

/** What we say when a refusal that any route may give comes back. */
export const commonRefusalTexts: Readonly<Record<keyof typeof commonRefusals, Text>> = {
  'not-signed-in': {
    da: 'Du er blevet logget ud. Log ind igen for at fortsætte.',
    en: 'You have been signed out. Sign in again to continue.',
  },
  'not-for-your-role': {
    da: 'Det kan din rolle ikke. Skift rolle, hvis du har flere.',
    en: 'Your role cannot do this. Change role if you have several.',
  },
  'scope-not-held': {
    da: 'Systemet er ikke lukket ind til det her. Det skal registreres med den adgang, der mangler.',
    en: 'The system has not been let in to this. It must be registered with the scope it lacks.',
  },
  'stale-page': {
    da: 'Siden har været åben for længe. Hent den igen, og prøv så.',
    en: 'The page has been open too long. Fetch it again and retry.',
  },
  'request-from-elsewhere': {
    da: 'Det kom ikke fra en af vores egne sider. Åbn Sammenhæng, og prøv igen derfra.',
    en: 'It did not come from one of our own pages. Open Sammenhæng and try again from there.',
  },
  'request-in-the-clear': {
    da: 'Det kom uden kryptering. Brug adressen med https.',
    en: 'It came without encryption. Use the https address.',
  },
  'request-id-missing': {
    da: 'Vi kunne ikke sende det. Hent siden igen, og prøv så.',
    en: 'We could not send it. Fetch the page again and retry.',
  },
  'request-id-used-differently': {
    da: 'Det er allerede sendt med et andet indhold. Hent siden igen, og se, hvad der er gemt.',
    en: 'This was already sent with other content. Fetch the page again and see what was saved.',
  },
  'input-invalid': {
    da: 'Noget er ikke udfyldt rigtigt. Ret det, og send igen.',
    en: 'Something is not filled in correctly. Correct it and send again.',
  },
  'address-unknown': { da: 'Det findes ikke her.', en: 'It does not exist here.' },
  'too-many-requests': {
    da: 'Der er sendt for meget på kort tid. Vent et minut, og prøv igen.',
    en: 'Too much was sent in a short time. Wait a minute and try again.',
  },
  'database-away': {
    da: 'Systemet er væk et øjeblik. Intet er gået tabt. Prøv igen om lidt.',
    en: 'The system is away for a moment. Nothing is lost. Try again shortly.',
  },
  'our-mistake': {
    da: 'Der skete en fejl hos os. Prøv igen, og ring til din support, hvis det bliver ved.',
    en: 'Something went wrong on our side. Try again, and call your support if it goes on.',
  },
}
