import type { clientRefusals, identityRefusals } from '../../../contract/identity.ts'
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
  'session-unknown': {
    da: 'Der er du ikke logget ind længere.',
    en: 'You are no longer signed in there.',
  },
}

/** The page with every place one is signed in. */
export const signInsTexts = {
  title: { da: 'Her er du logget ind', en: 'Where you are signed in' },
  intro: {
    da: 'Kender du ikke et af stederne, så log ud der, og skift din kode hos dit login.',
    en: 'If you do not know one of the places, sign out there, and change your code with your sign-in provider.',
  },
  thisOne: { da: 'Her, hvor du sidder nu', en: 'Here, where you are now' },
  unknownBrowser: { da: 'Ukendt browser', en: 'Unknown browser' },
  since: { da: 'Logget ind {at}', en: 'Signed in {at}' },
  lastUsed: { da: 'Sidst brugt {at}', en: 'Last used {at}' },
  until: { da: 'Slutter senest {at}', en: 'Ends by {at} at the latest' },
  end: { da: 'Log ud der', en: 'Sign out there' },
  endNamed: { da: 'Log ud: {browser}, logget ind {at}', en: 'Sign out: {browser}, signed in {at}' },
  ended: { da: 'Du er logget ud der.', en: 'You are signed out there.' },
} as const satisfies Readonly<Record<string, Text>>

/** What we say when another system is not let in, or its keys not changed. */
export const clientRefusalTexts: Readonly<Record<keyof typeof clientRefusals, Text>> = {
  'client-unknown': {
    da: 'Det system er ikke registreret her.',
    en: 'That system is not registered here.',
  },
  'client-ended-already': {
    da: 'Systemets adgang er allerede lukket. Registrér det på ny, hvis det skal ind igen.',
    en: 'The system’s access has already been closed. Register it anew to let it in again.',
  },
  'client-only-by-management': {
    da: 'Kun lederen af enheden, eller en leder over den, kan lukke et system ind.',
    en: 'Only the leader of the unit, or of one above it, can let a system in.',
  },
  'client-unit-unknown': { da: 'Enheden findes ikke her.', en: 'The unit does not exist here.' },
  'client-name-missing': {
    da: 'Systemet skal have et navn, som borgerne kan kende det på.',
    en: 'The system needs a name citizens can know it by.',
  },
  'client-scope-unknown': {
    da: 'Mindst én af de adgange findes ikke. Se listen i vejledningen.',
    en: 'At least one of those scopes does not exist. See the list in the guide.',
  },
  'client-term-unfit': {
    da: 'Adgangen skal begynde nu eller senere og vare højst et år.',
    en: 'The access must begin now or later, and last a year at most.',
  },
  'client-overlap-unfit': {
    da: 'De gamle nøgler kan højst gælde 30 dage endnu.',
    en: 'The earlier keys can hold for 30 days more at most.',
  },
  'client-sender-number': {
    da: 'Et af numrene er hverken et lokationsnummer (13 cifre) eller en SOR-kode.',
    en: 'One of the numbers is neither a location number (13 digits) nor a SOR code.',
  },
  'client-keys-unreadable': {
    da: 'Nøglerne kan ikke læses. De skal være et nøglesæt (JWKS).',
    en: 'The keys cannot be read. They must be a key set (JWKS).',
  },
  'client-keys-none': {
    da: 'Nøglesættet skal have mellem 1 og 20 nøgler.',
    en: 'The key set must have between 1 and 20 keys.',
  },
  'client-key-secret': {
    da: 'Nøglesættet indeholder en hemmelig nøgle. Send kun den offentlige del, og lav et nyt nøglepar.',
    en: 'The key set holds a secret key. Send the public part only, and make a new key pair.',
  },
  'client-key-unfit': {
    da: 'En nøgle kan ikke bruges. Den skal have kid og være P-384, Ed25519 eller RSA på mindst 2048 bit.',
    en: 'A key cannot be used. It must have a kid and be P-384, Ed25519 or RSA of at least 2048 bits.',
  },
  'client-key-ids': {
    da: 'To nøgler har samme kid. Giv hver sin.',
    en: 'Two keys have the same kid. Give each its own.',
  },
  'client-keys-elsewhere': {
    da: 'Nøgler hentes kun fra https-adresser, som driften har godkendt (CLIENT_KEY_HOSTS).',
    en: 'Keys are only fetched from https addresses the operator has approved (CLIENT_KEY_HOSTS).',
  },
  'client-keys-away': {
    da: 'Nøglerne kunne ikke hentes. Se, om adressen svarer, og prøv igen.',
    en: 'The keys could not be fetched. See whether the address answers, and try again.',
  },
}
