import type { organisationRefusals } from '../../../contract/organisation.ts'
import type { Text } from '../../ui/text.tsx'

/** What the screen says when something about units, people or geography is refused. */
export const organisationRefusalTexts: Readonly<Record<keyof typeof organisationRefusals, Text>> = {
  'unit-unknown': { da: 'Enheden findes ikke her.', en: 'This unit does not exist here.' },
  'unit-needs-parent': {
    da: 'Vælg, hvilket sygehus, hvilken kommune eller hvilken praksis enheden hører under.',
    en: 'Choose the hospital, municipality or practice the unit lies under.',
  },
  'unit-parent-unknown': {
    da: 'Den overordnede enhed findes ikke. Vælg en anden.',
    en: 'The unit above does not exist. Choose another.',
  },
  'unit-room-missing': {
    da: 'Vælg, om enheden hører til sundhed, ældrepleje, visitation eller jobcenter.',
    en: 'Choose whether the unit belongs to health, elder care, assessment or the job centre.',
  },
  'unit-room-not-of-party': {
    da: 'Enheden kan ikke ligge dér. Vælg et område, som kommunen eller sygehuset har.',
    en: 'The unit cannot lie there. Choose a part the municipality or hospital has.',
  },
  'unit-number-taken': {
    da: 'En anden enhed har allerede det SOR- eller lokationsnummer i samme periode.',
    en: 'Another unit already has that SOR code or location number in the same period.',
  },
  'sor-wrong-form': {
    da: 'SOR-koden skal være 11 til 18 cifre. Se efter igen.',
    en: 'A SOR code has 11 to 18 digits. Look at it again.',
  },
  'gln-wrong-form': {
    da: 'Lokationsnummeret skal være 13 cifre. Se efter igen.',
    en: 'A location number has 13 digits. Look at it again.',
  },
  'gln-wrong-check-digit': {
    da: 'Lokationsnummeret passer ikke med sit kontrolciffer. Se efter, om et ciffer er tastet forkert.',
    en: 'The location number does not fit its check digit. See whether a digit is mistyped.',
  },
  'yder-wrong-form': {
    da: 'Ydernummeret skal være højst seks cifre. Se efter igen.',
    en: 'A practice number has at most six digits. Look at it again.',
  },
  'person-already-registered': {
    da: 'En anden er allerede oprettet med det login eller den autorisation.',
    en: 'Someone else is already registered with that sign-in or authorisation.',
  },
  'authorisation-id-wrong-form': {
    da: 'Autorisations-id er fem tegn: cifre og konsonanter. Se efter igen.',
    en: 'An authorisation id has five characters: digits and consonants. Look at it again.',
  },
  'role-person-unknown': { da: 'Personen findes ikke her.', en: 'This person does not exist here.' },
  'role-unit-unknown': {
    da: 'Enheden, rollen skal gælde i, findes ikke.',
    en: 'The unit the role is for does not exist.',
  },
  'role-already-held': {
    da: 'Personen har allerede rollen i den periode.',
    en: 'The person already has the role in that period.',
  },
  'municipality-unknown': {
    da: 'Der er ingen kommune med den kode.',
    en: 'There is no municipality with that code.',
  },
  'area-model-not-in-force': {
    da: 'Den inddeling gælder ikke den dag. Vælg en anden dag.',
    en: 'That division does not hold on that day. Choose another day.',
  },
  'municipality-in-no-area': {
    da: 'Kommunen hører ikke til noget område i den inddeling.',
    en: 'The municipality belongs to no area in that division.',
  },
  'geography-refused': {
    da: 'Filerne med geografi har fejl og er ikke taget i brug. Hver fejl står med fil, linje og regel.',
    en: 'The geography files have faults and were not taken into use. Each fault is listed with file, line and rule.',
  },
}
