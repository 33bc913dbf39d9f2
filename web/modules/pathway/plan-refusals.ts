import type { changeRefusals, coordinatorRefusals, planRefusals } from '../../../contract/pathway-plan.ts'
import { type Text, texts } from '../../ui/text.tsx'

type Codes = keyof typeof planRefusals | keyof typeof coordinatorRefusals | keyof typeof changeRefusals

/** What the screen says when something about the plan is refused. */
export const planRefusalTexts: Readonly<Record<Codes, Text>> = texts({
  'goal-unknown': { da: 'Målet findes ikke.', en: 'There is no such goal.' },
  'goal-text-missing': { da: 'Skriv først, hvad det handler om.', en: 'First write what it is about.' },
  'goal-says-so-already': { da: 'Det står allerede som et mål.', en: 'It is a goal already.' },
  'goal-after-death': {
    da: 'Borgeren er død. Målene står, som de var, og kan ikke ændres.',
    en: 'The citizen has died. The goals stand as they were and cannot be changed.',
  },
  'goal-over-already': {
    da: 'Målet er afsluttet. Skriv et nyt, hvis det skal tages op igen.',
    en: 'The goal is over. Write a new one to take it up again.',
  },
  'goal-target-behind': { da: 'Vælg en dag, der ikke er gået.', en: 'Choose a day that has not gone by.' },
  'goal-owner-unknown': { da: 'Den enhed findes ikke.', en: 'There is no such unit.' },
  'coordinator-not-yours': {
    da: 'Kun tovholderen og den, der skal tage over, kan aftale det.',
    en: 'Only the coordinator and the one to take over can agree on it.',
  },
  'coordinator-none': {
    da: 'Der er ingen tovholder at overtage fra.',
    en: 'There is no coordinator to take over from.',
  },
  'coordinator-already': { da: 'Enheden er allerede tovholder.', en: 'They are the coordinator already.' },
  'coordinator-offered-already': {
    da: 'Der venter allerede et svar om tovholderrollen.',
    en: 'An answer about the coordinator’s role is awaited already.',
  },
  'coordinator-receiver-unknown': {
    da: 'Den enhed eller person findes ikke.',
    en: 'There is no such unit or person.',
  },
  'coordinator-may-not-be-told': {
    da: 'Enheden må ikke få noget at vide om borgeren uden borgerens ja.',
    en: 'They may not be told about the citizen without the citizen’s consent.',
  },
  'coordinator-offer-unknown': {
    da: 'Spørgsmålet venter ikke længere på svar.',
    en: 'It no longer awaits an answer.',
  },
  'coordinator-offer-over': {
    da: 'Tovholderen er en anden nu. Spørg den nye.',
    en: 'The coordinator is another by now. Ask the new one.',
  },
  'change-too-long-ago': {
    da: 'Tidspunktet ligger mere end et halvt år tilbage. Er årstallet rigtigt?',
    en: 'That is more than half a year back. Is the year right?',
  },
  'change-after-death': {
    da: 'Borgeren var død på det tidspunkt. Ret tidspunktet.',
    en: 'The citizen had died by that time. Correct the time.',
  },
  'change-ahead': { da: 'Tidspunktet er ikke kommet endnu.', en: 'That time has not come yet.' },
  'change-text-missing': {
    da: 'Skriv, hvad borgeren har sagt, eller hvad I har prøvet.',
    en: 'Write what the citizen said, or what you tried.',
  },
  'change-pathway-unknown': { da: 'Forløbet findes ikke.', en: 'There is no such pathway.' },
  'change-pathway-over': { da: 'Forløbet er ikke i gang mere.', en: 'The pathway is not running any more.' },
  'change-municipality-unknown': { da: 'Den kommune findes ikke.', en: 'There is no such municipality.' },
  'change-moved-nowhere': {
    da: 'Borgeren bor allerede i den kommune.',
    en: 'The citizen lives in that municipality already.',
  },
  'change-receiver-unknown': { da: 'Vælg en afdeling på et hospital.', en: 'Choose a ward of a hospital.' },
  'change-unknown': { da: 'Ændringen findes ikke.', en: 'The change does not exist.' },
  'change-taken-back-already': {
    da: 'Ændringen er allerede taget tilbage.',
    en: 'It is taken back already.',
  },
})
