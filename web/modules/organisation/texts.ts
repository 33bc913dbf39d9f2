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
  'role-unknown': { da: 'Rollen findes ikke her.', en: 'This role does not exist here.' },
  'role-ended-already': {
    da: 'Rollen er allerede afsluttet til den dag eller før.',
    en: 'The role has already been ended for that day or before.',
  },
  'end-too-early': {
    da: 'En rolle kan tidligst slutte i går. Det, der er åbnet før, er åbnet i rollen.',
    en: 'A role can end yesterday at the earliest. What was opened before was opened in the role.',
  },
  'unit-left-alone': {
    da: 'Personen er den sidste i enheden, og der venter opgaver. Sæt en anden på, eller vælg at det haster.',
    en: 'The person is the last in the unit, and work waits there. Add somebody else, or say that it is urgent.',
  },
  'unit-closed-already': { da: 'Enheden er allerede lukket.', en: 'The unit is already closed.' },
  'unit-has-units-below': {
    da: 'Der er åbne enheder under enheden. Luk eller flyt dem først.',
    en: 'Units below this one are open. Close or move them first.',
  },
  'unit-has-open-work': {
    da: 'Enheden har åbne opgaver. Overdrag dem først, så nogen hele tiden har dem.',
    en: 'The unit has open tasks. Hand them over first, so that somebody always has them.',
  },
  'unit-has-citizens': {
    da: 'Nogle borgere har enheden som læge. De skal have en anden læge først.',
    en: 'Some citizens have this practice. They must have another first.',
  },
  'unit-successor-missing': {
    da: 'Vælg den enhed, der overtager, hvad enheden gør for borgerne.',
    en: 'Choose the unit that takes over what this unit does for citizens.',
  },
  'unit-successor-unfit': {
    da: 'Den anden enhed er ikke åben, eller den gør ikke det samme for de samme kommuner.',
    en: 'The other unit is not open, or does not do the same for the same municipalities.',
  },
  'placement-outlasts-role': {
    da: 'Praktikken kan ikke slutte senere end rollen.',
    en: 'A placement cannot end later than the role.',
  },
  'placement-supervisor-unfit': {
    da: 'Vejlederen skal være en anden, som arbejder samme sted.',
    en: 'The supervisor must be somebody else who works at the same place.',
  },
  'shift-begun-already': { da: 'Du er allerede på vagt.', en: 'You are already at work.' },
  'shift-not-begun': { da: 'Du er ikke på vagt.', en: 'You are not at work.' },
  'shift-length-wrong': {
    da: 'En vagt, du selv begynder, kan vare højst 12 timer.',
    en: 'A shift you begin yourself lasts 12 hours at most.',
  },
  'rota-refused': {
    da: 'Vagtplanen har fejl og er ikke taget i brug. Hver fejl står med sin linje.',
    en: 'The rota has faults and was not taken into use. Each fault is listed with its line.',
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
