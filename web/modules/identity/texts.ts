import type { identityRefusals } from '../../../contract/identity.ts'
import type { Text } from '../../ui/text.tsx'

/** What we say when sign-in or the choice of role is refused. */
export const identityRefusalTexts: Readonly<Record<keyof typeof identityRefusals, Text>> = {
  'role-not-yours': {
    da: 'Den rolle har du ikke i dag. Vælg en anden.',
    en: 'You do not have that role today. Choose another.',
  },
  'person-unknown': {
    da: 'Du er logget ind, men du er ikke oprettet her. Bed din leder om at oprette dig.',
    en: 'You are signed in, but not registered here. Ask your manager to register you.',
  },
  'person-without-role': {
    da: 'Du har ingen rolle i dag. Bed din leder om at give dig en.',
    en: 'You have no role today. Ask your manager to give you one.',
  },
  'sign-in-not-begun': {
    da: 'Siden til login var for gammel. Log ind igen.',
    en: 'The sign-in page was too old. Sign in again.',
  },
  'sign-in-refused': { da: 'Du blev ikke logget ind. Prøv igen.', en: 'You were not signed in. Try again.' },
  'provider-away': {
    da: 'Login svarer ikke lige nu. Prøv igen om lidt.',
    en: 'Sign-in does not answer right now. Try again shortly.',
  },
}
