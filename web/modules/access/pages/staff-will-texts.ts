import type { PermissionView } from '../../../../contract/access-will.ts'
import { type Text, texts } from '../../../ui/text.tsx'

export const staffWillTexts = texts({
  title: { da: 'Samtykker, og hvem der handler for borgeren', en: 'Consents, and who acts for the citizen' },
  none: {
    da: 'Der er ingen samtykker, og ingen handler for borgeren.',
    en: 'There are no consents, and nobody acts for the citizen.',
  },
  recordConsent: { da: 'Notér samtykke', en: 'Record a consent' },
  registerBlock: { da: 'Notér spærring', en: 'Record a block' },
  delegate: { da: 'Uddelegér opgave', en: 'Delegate a task' },
  to: { da: 'Gælder til {to}', en: 'Lasts until {to}' },

  receiver: { da: 'Hvem må få noget at vide?', en: 'Who may be told something?' },
  receiverRelative: { da: 'En pårørende med eget MitID', en: 'A relative with their own MitID' },
  receiverNamed: { da: 'Andre (arbejdsgiver, forsikring …)', en: 'Others (employer, insurance …)' },
  name: { da: 'Fulde navn', en: 'Full name' },
  number: { da: 'CPR-nummer', en: 'CPR number' },
  form: { da: 'Hvordan er samtykket givet?', en: 'How was the consent given?' },
  oral: { da: 'Mundtligt, til mig', en: 'Spoken, to me' },
  written: { da: 'Skriftligt', en: 'In writing' },
  givenBy: { da: 'Hvem har givet det?', en: 'Who gave it?' },
  byCitizen: { da: 'Borgeren selv', en: 'The citizen' },
  byRepresentative: { da: 'Den, der handler for borgeren', en: 'Whoever acts for the citizen' },
  note: { da: 'Bemærkning', en: 'Note' },
  missing: { da: 'Udfyld feltet.', en: 'Fill this in.' },
  consentSaved: { da: 'Samtykket er noteret', en: 'The consent is recorded' },

  blockText: {
    da: 'Borgeren kan selv spærre for en enkelt person eller enhed under “Hvem må se”. Har borgeren ringet eller skrevet, spærres alt. Borgeren får det altid at vide.',
    en: 'The citizen can block one person or unit under “Who may see”. If the citizen has phoned or written, everything is blocked. The citizen is always told.',
  },
  heard: { da: 'Hvordan har borgeren bedt om det?', en: 'How did the citizen ask for it?' },
  letter: { da: 'Ved brev', en: 'By letter' },
  phone: { da: 'Ved opkald', en: 'By phone' },
  inPerson: { da: 'Ved fremmøde', en: 'In person' },
  blockSaved: { da: 'Spærringen gælder nu', en: 'The block is in force now' },
  blockAll: { da: 'Spær for alt', en: 'Block everything' },

  delegateText: {
    da: 'Den, du vælger, må se det, opgaven kræver, så længe uddelegeringen gælder.',
    en: 'Whoever you choose may see what the task needs, for as long as the delegation lasts.',
  },
  delegateTask: { da: 'Hvilken opgave?', en: 'Which task?' },
  delegateTaskHint: { da: 'For eksempel “Medicingivning”', en: 'For example “Giving medicine”' },
  delegateUnit: { da: 'Til hvilken enhed?', en: 'To which unit?' },
  until: { da: 'Til og med', en: 'Until' },
  delegated: { da: 'Opgaven er uddelegeret', en: 'The task is delegated' },
  delegations: { da: 'Uddelegeret', en: 'Delegated' },
  delegatedTo: { da: '{task} til {unit}', en: '{task} to {unit}' },
  takeBack: { da: 'Tag tilbage', en: 'Take back' },
  takenBack: { da: 'Opgaven er taget tilbage', en: 'The task is taken back' },
  chooseUnit: { da: 'Vælg en enhed', en: 'Choose a unit' },

  permissions: { da: 'Adgang i enheden', en: 'Access at the unit' },
  permissionsIntro: {
    da: 'Sekretærer og systemer må kun slå op, når ledelsen har tilladt det. Kvalitetsarbejde og store udtræk kræver også tilladelse. En tilladelse gælder højst et år.',
    en: 'Secretaries and systems may look up only when the management has permitted it. Quality work and large exports need a permission too. A permission lasts a year at most.',
  },
  permissionsGiven: { da: 'Tilladelser', en: 'Permissions' },
  noPermissions: { da: 'Ingen tilladelser er givet.', en: 'No permissions are given.' },
  give: { da: 'Giv tilladelse', en: 'Give a permission' },
  given: { da: 'Tilladelsen er givet', en: 'The permission is given' },
  withdraw: { da: 'Træk tilbage', en: 'Withdraw' },
  withdrawn: { da: 'Tilladelsen er trukket tilbage', en: 'The permission is withdrawn' },
  permissionKind: { da: 'Til hvad?', en: 'For what?' },
  forWhom: { da: 'Til hvem?', en: 'For whom?' },
  everybody: { da: 'Alle i enheden', en: 'Everybody at the unit' },
  reason: { da: 'Begrundelse', en: 'Reason' },
  givenBy2: { da: 'Givet af {who}', en: 'Given by {who}' },
})

export const permissionKindTexts: Readonly<Record<PermissionView['kind'], Text>> = texts({
  'technical-help': { da: 'Teknisk hjælp til behandlingen', en: 'Technical help with the treatment' },
  quality: { da: 'Kvalitetsarbejde', en: 'Quality work' },
  research: { da: 'Godkendt forskning', en: 'Approved research' },
  export: { da: 'Udtræk af mere end 50 borgere', en: 'Export of more than 50 citizens' },
})
