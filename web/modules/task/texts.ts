import type { taskRefusals } from '../../../contract/task.ts'
import type { Text } from '../../ui/text.tsx'

/** What the screen says when something with a task is refused, also under a button that cannot be pressed. */
export const taskRefusalTexts: Readonly<Record<keyof typeof taskRefusals, Text>> = {
  'task-unknown': { da: 'Opgaven findes ikke.', en: 'There is no such task.' },
  'task-closed': {
    da: 'Opgaven er lukket. Genåbn den først, hvis den stadig skal løses.',
    en: 'The task is closed. Reopen it first if it is still to be done.',
  },
  'task-not-closed': { da: 'Opgaven er allerede åben.', en: 'The task is open already.' },
  'task-held-by-another': {
    da: 'En anden enhed har opgaven.',
    en: 'Another unit has the task.',
  },
  'task-taken-on-already': {
    da: '{name} har taget opgaven.',
    en: '{name} has taken it on.',
  },
  'task-not-taken-on': { da: 'Ingen har taget opgaven endnu.', en: 'Nobody has taken it on yet.' },
  'task-changed-meanwhile': {
    da: 'Opgaven er ændret, siden du åbnede den. Se den nye udgave, og prøv igen.',
    en: 'The task has changed since you opened it. See the new version and try again.',
  },
  'task-happened-too-long-ago': {
    da: 'Tidspunktet ligger mere end et halvt år tilbage. Er årstallet rigtigt?',
    en: 'That is more than half a year back. Is the year right?',
  },
  'task-happened-later': {
    da: 'Tidspunktet ligger i fremtiden. Skriv, hvornår det skete.',
    en: 'The time lies in the future. Say when it happened.',
  },
  'task-text-missing': { da: 'Skriv et par ord først.', en: 'Write a few words first.' },
  'task-writing-unknown': {
    da: 'Den tekst kan ikke rettes. Hent opgaven igen.',
    en: 'That text cannot be corrected. Fetch the task again.',
  },
  'task-unit-not-yours': {
    da: 'Du kan kun se lister for dine egne enheder.',
    en: 'You can only see lists of your own units.',
  },
  'task-deadline-passed': {
    da: 'Fristen er allerede overskredet. Vælg et senere tidspunkt.',
    en: 'The deadline has already passed. Choose a later time.',
  },
  'handoff-open-already': {
    da: 'Opgaven er allerede tilbudt en anden. Træk tilbuddet tilbage først.',
    en: 'The task is already offered to another. Withdraw that offer first.',
  },
  'handoff-to-itself': {
    da: 'Enheden har allerede opgaven. Vælg en anden modtager.',
    en: 'That unit already has the task. Choose another receiver.',
  },
  'handoff-receiver-elsewhere': {
    da: 'Den enhed dækker ikke borgerens kommune eller er ikke borgerens egen læge. Vælg en anden, eller ring.',
    en: 'That unit does not serve the citizen’s municipality, or is not their own doctor. Choose another, or phone.',
  },
  'handoff-may-not-be-told': {
    da: 'Oplysningerne må ikke gives videre dertil uden borgerens ja. Spørg borgeren, ring, eller vælg en anden.',
    en: 'This may not be passed on to them without the citizen’s consent. Ask the citizen, phone, or choose another.',
  },
  'handoff-receiver-unknown': {
    da: 'Den enhed kan ikke modtage opgaver. Vælg en afdeling, et team eller en praksis.',
    en: 'That unit cannot receive tasks. Choose a ward, a team or a practice.',
  },
  'handoff-unknown': { da: 'Overdragelsen findes ikke.', en: 'There is no such hand-off.' },
  'handoff-none-open': {
    da: 'Opgaven er ikke tilbudt nogen lige nu.',
    en: 'The task is not offered to anyone right now.',
  },
  'handoff-not-waiting': {
    da: 'Overdragelsen er afsluttet: den er besvaret, trukket tilbage eller udløbet.',
    en: 'The hand-off is over: answered, withdrawn or expired.',
  },
  'handoff-meant-for-another': {
    da: 'Opgaven er tilbudt en anden enhed.',
    en: 'The task is offered to another unit.',
  },
  'handoff-sent-by-another': {
    da: 'Kun den enhed, der har tilbudt opgaven, kan gøre det.',
    en: 'Only the unit that offered the task can do this.',
  },
  'handoff-delivered-already': {
    da: 'Overdragelsen er allerede leveret.',
    en: 'The hand-off is delivered already.',
  },
  'handoff-acknowledged-already': {
    da: 'I har allerede kvitteret.',
    en: 'You have acknowledged it already.',
  },
  'handoff-question-open': {
    da: 'I har allerede spurgt. Afsenderen mangler at svare.',
    en: 'You have asked already. The sender has yet to answer.',
  },
  'handoff-no-question': {
    da: 'Modtageren har ikke spurgt om noget.',
    en: 'The receiver has not asked for anything.',
  },
  'handoff-duty-by-law': {
    da: 'Opgaven er jeres efter loven. Den kan kun sendes tilbage, hvis I er forkert modtager.',
    en: 'The task is yours by law. It can only be sent back if you are the wrong receiver.',
  },
  'handoff-not-returnable': {
    da: 'Opgaven kan ikke sendes tilbage. Tilbyd den i stedet til en anden enhed.',
    en: 'The task cannot be sent back. Offer it to another unit instead.',
  },
  'escalation-none-open': {
    da: 'Der er ikke ringet efter nogen lige nu.',
    en: 'Nobody is being called right now.',
  },
  'escalation-taken-already': { da: '{name} tager sig af det.', en: '{name} is seeing to it.' },
  'escalation-for-another': {
    da: 'Det er en anden enhed, der er ringet efter.',
    en: 'Another unit has been called.',
  },
}
