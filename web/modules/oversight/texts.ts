import type { oversightRefusals } from '../../../contract/oversight.ts'
import type { Text } from '../../ui/text.tsx'

/** What we say when something in the control of look-ups is refused. */
export const oversightRefusalTexts: Readonly<Record<keyof typeof oversightRefusals, Text>> = {
  'oversight-not-for-your-role': {
    da: 'Kontrol af opslag er for logkontrollanter og databeskyttelsesrådgivere.',
    en: 'The control of look-ups is for log reviewers and data protection officers.',
  },
  'review-unknown': { da: 'Gennemgangen findes ikke hos jer.', en: 'There is no such review with you.' },
  'review-of-your-own-unit': {
    da: 'Du kan ikke gennemgå opslag fra din egen enhed. Lad en fra en anden enhed tage den.',
    en: 'You cannot review look-ups from your own unit. Let somebody from another unit take it.',
  },
  'review-of-yourself': {
    da: 'Du kan ikke gennemgå dine egne opslag.',
    en: 'You cannot review your own look-ups.',
  },
  'review-taken-by-another': {
    da: '{name} er i gang med gennemgangen.',
    en: '{name} is reviewing it.',
  },
  'review-not-taken': { da: 'Tag gennemgangen først.', en: 'Take the review first.' },
  'review-decided-already': {
    da: 'Gennemgangen er afgjort.',
    en: 'The review has been decided.',
  },
  'review-explanation-awaited': {
    da: 'Der er allerede bedt om en forklaring. Vent på svaret, eller afgør sagen uden.',
    en: 'An explanation has been asked for already. Wait for the answer, or decide without it.',
  },
  'review-asks-nobody': {
    da: 'Personen arbejder ikke længere her og kan ikke spørges.',
    en: 'The person no longer works here and cannot be asked.',
  },
  'review-look-unknown': {
    da: 'Et af opslagene hører ikke til gennemgangen. Hent siden igen.',
    en: 'One of the look-ups is not part of the review. Fetch the page again.',
  },
  'explanation-not-asked': {
    da: 'Der ventes ikke på en forklaring fra dig.',
    en: 'No explanation is awaited from you.',
  },
  'question-unknown': { da: 'Spørgsmålet findes ikke hos jer.', en: 'There is no such question with you.' },
  'question-about-unknown-look': {
    da: 'Opslaget findes ikke i din log.',
    en: 'That look-up is not in your log.',
  },
  'question-about-nobodys-look': {
    da: 'Det opslag har du selv, en pårørende eller systemet lavet. Der er ingen enhed at spørge.',
    en: 'You yourself, a relative or the system made that look-up. There is no unit to ask.',
  },
  'question-asked-already': {
    da: 'Du har allerede spurgt om det opslag. Se svaret under dine spørgsmål.',
    en: 'You have asked about that look-up already. See the answer among your questions.',
  },
  'question-about-yourself': {
    da: 'Spørgsmålet handler om dit eget opslag. En anden skal svare.',
    en: 'The question is about your own look-up. Somebody else must answer.',
  },
  'question-taken-by-another': { da: '{name} er ved at svare.', en: '{name} is answering it.' },
  'question-not-taken': { da: 'Tag spørgsmålet først.', en: 'Take the question first.' },
  'question-answered-already': {
    da: 'Spørgsmålet er besvaret.',
    en: 'The question has been answered.',
  },
  'question-reviewed-already': {
    da: 'Opslaget er allerede sendt til gennemgang.',
    en: 'The look-up has been sent to review already.',
  },
  'breach-unknown': { da: 'Bruddet findes ikke hos jer.', en: 'There is no such breach with you.' },
  'breach-closed': {
    da: 'Bruddet er afsluttet. Åbn et nyt, hvis der er mere at skrive.',
    en: 'The breach is closed. Open a new one if there is more to write.',
  },
  'breach-aware-later': {
    da: 'Tidspunktet ligger i fremtiden. Skriv, hvornår det blev opdaget eller gjort.',
    en: 'The time lies in the future. Say when it was discovered or done.',
  },
  'breach-risk-not-assessed': {
    da: 'Vurdér risikoen for borgerne først.',
    en: 'Assess the risk to the citizens first.',
  },
  'breach-authority-untold': {
    da: 'Anmeld til Datatilsynet, eller skriv hvorfor det ikke er nødvendigt.',
    en: 'Notify the Data Protection Agency, or write why that is not needed.',
  },
  'breach-citizens-untold': {
    da: 'Underret borgerne, eller skriv hvorfor det ikke er nødvendigt.',
    en: 'Tell the citizens, or write why that is not needed.',
  },
  'oversight-notice-unknown': { da: 'Beskeden findes ikke.', en: 'There is no such notice.' },
}
