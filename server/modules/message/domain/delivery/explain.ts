import type { Bilingual } from '../../../../../kernel/bilingual.ts'
import { clockTimeOf, danishDateOf } from '../../../../../kernel/copenhagen-time.ts'
import type { Instant } from '../../../../../kernel/instant.ts'
import type { AnswerCode } from '../profiles/acknowledgement/facts.ts'
import type { FailReason, NotHandedOver, OutgoingEvent } from './event.ts'
import type { Outgoing } from './outgoing.ts'

const trouble: Readonly<Record<NotHandedOver, Bilingual>> = {
  'no-contact': {
    da: 'Modtagerens system svarer ikke.',
    en: 'The receiver’s system does not answer.',
  },
  'too-slow': {
    da: 'Modtagerens system svarede ikke i tide. Brevet kan være kommet frem alligevel.',
    en: 'The receiver’s system did not answer in time. The letter may have arrived all the same.',
  },
  'receiver-in-trouble': {
    da: 'Modtagerens system melder om problemer hos sig selv.',
    en: 'The receiver’s system reports trouble of its own.',
  },
  'not-let-in': {
    da: 'Modtagerens system lukker os ikke ind. Adgangen skal rettes af dem, der driver systemerne.',
    en: 'The receiver’s system does not let us in. Those who run the systems must mend the access.',
  },
  'folder-shut': {
    da: 'Mappen, brevet skal lægges i, kan ikke skrives til. Den kan være fuld.',
    en: 'The folder the letter goes into cannot be written to. It may be full.',
  },
  'mailbox-closed': {
    da: 'Modtageren har ikke længere en postkasse, vi kan sende til.',
    en: 'The receiver no longer has a mailbox we can send to.',
  },
  'address-forbidden': {
    da: 'Adressen på modtagerens postkasse er ikke en, vi må sende til. Den skal rettes af dem, der driver systemet.',
    en: 'The address of the receiver’s mailbox is not one we may send to. Those who run the system must mend it.',
  },
  'own-trouble': {
    da: 'Afsendelsen blev afbrudt hos os selv.',
    en: 'The sending was interrupted on our side.',
  },
}

const answers: Readonly<Record<AnswerCode, Bilingual>> = {
  ok: { da: 'Modtageren har kvitteret for brevet.', en: 'The receiver has acknowledged the letter.' },
  'fatal-error': {
    da: 'Modtageren kan ikke tage imod brevet, som det er.',
    en: 'The receiver cannot take in the letter as it is.',
  },
  'transient-error': {
    da: 'Modtageren kunne ikke tage imod brevet lige nu på grund af egne problemer.',
    en: 'The receiver could not take in the letter just now because of trouble of its own.',
  },
}

const fails: Readonly<Record<FailReason, Bilingual>> = {
  refused: { da: 'Modtageren har afvist brevet.', en: 'The receiver has refused the letter.' },
  'turned-away': { da: 'Brevet blev ikke lukket ind.', en: 'The letter was not let in.' },
  unanswered: { da: 'Ingen har svaret på brevet.', en: 'Nobody has answered the letter.' },
  'not-reached': {
    da: 'Brevet har længe ikke kunnet afleveres.',
    en: 'The letter could not be handed over for a long time.',
  },
}

/** Where a letter is, why, and what happens next, in plain words. */
export function explain(letter: Outgoing, now: Instant): Bilingual {
  const next = letter.nextAt && moment(letter.nextAt, now)
  switch (letter.status) {
    case 'waiting':
      return explainWaiting(letter, now)
    case 'sending':
      return { da: 'Brevet er ved at blive sendt.', en: 'The letter is being sent.' }
    case 'awaiting':
      return join(
        {
          da: 'Brevet er afleveret, og modtageren har ikke svaret endnu.',
          en: 'The letter has been handed over, and the receiver has not answered yet.',
        },
        next && { da: `Svaret skal være her ${next.da}.`, en: `The answer is due ${next.en}.` },
      )
    case 'acknowledged':
      return join(
        {
          da: 'Modtageren har fået brevet og kvitteret for det.',
          en: 'The receiver has the letter and has acknowledged it.',
        },
        letter.isContradicted && {
          da: 'Siden kom et svar, der siger noget andet. Det første svar gælder; ring til modtageren, hvis du er i tvivl.',
          en: 'An answer that says otherwise came later. The first one counts; phone the receiver if in doubt.',
        },
      )
    case 'refused':
      return letter.answer === 'fatal-error'
        ? join(answers['fatal-error'], {
            da: 'Det sendes ikke igen uændret. Ret indholdet og skriv på ny, eller send det til en anden.',
            en: 'It is not sent again unchanged. Mend the content and write anew, or send it to somebody else.',
          })
        : {
            da: 'Modtagerens system, eller nettet før det, lukkede ikke brevet ind. Det sendes ikke igen af sig selv. Prøv igen, når fejlen er fundet, eller send det til en anden.',
            en: 'The receiver’s system, or the network before it, did not let the letter in. It is not sent again by itself. Try again when the fault is found, or send it to somebody else.',
          }
    case 'unanswered':
      return {
        da: `Brevet er afleveret ${times(letter.sendings).da}, og modtageren har ikke svaret. Det sendes ikke igen af sig selv. Ring til modtageren.`,
        en: `The letter has been handed over ${times(letter.sendings).en}, and the receiver has not answered. It is not sent again by itself. Phone the receiver.`,
      }
    case 'closed':
      return {
        da: 'Brevet er lukket af en medarbejder.',
        en: 'The letter has been closed by a member of staff.',
      }
  }
}

function explainWaiting(letter: Outgoing, now: Instant): Bilingual {
  const next = letter.nextAt !== null && letter.nextAt > now ? moment(letter.nextAt, now) : undefined
  const again = next && { da: `Det prøves igen ${next.da}.`, en: `It is tried again ${next.en}.` }
  if (letter.lastTrouble !== null)
    return join(
      letter.fails === 'not-reached' && {
        da: 'Brevet har længe ikke kunnet afleveres. Ring til modtageren, hvis det haster.',
        en: 'The letter could not be handed over for a long time. Phone the receiver if it is urgent.',
      },
      trouble[letter.lastTrouble],
      again ?? { da: 'Det prøves igen nu.', en: 'It is tried again now.' },
    )
  if (letter.answer === 'transient-error')
    return join(
      answers['transient-error'],
      again && { da: `Det sendes igen ${next?.da}.`, en: `It is sent again ${next?.en}.` },
    )
  if (letter.sendings > 0)
    return {
      da: 'Modtageren har ikke svaret i tide. Brevet sendes igen.',
      en: 'The receiver has not answered in time. The letter is sent again.',
    }
  return { da: 'Brevet venter på at blive sendt.', en: 'The letter waits to be sent.' }
}

/** What one step in the history of a letter says to a person. */
export function explainStep(event: OutgoingEvent): Bilingual {
  switch (event.kind) {
    case 'queued':
      return { da: 'Brevet blev skrevet og stillet i kø.', en: 'The letter was written and put in line.' }
    case 'sending':
      return { da: 'Afsendelsen begyndte.', en: 'The sending began.' }
    case 'handed-over':
      return join(
        { da: 'Brevet blev afleveret.', en: 'The letter was handed over.' },
        event.isAnswerUnreadable && {
          da: 'Det, der kom tilbage, var ikke en kvittering for brevet.',
          en: 'What came back was no acknowledgement of the letter.',
        },
      )
    case 'not-handed-over':
      return join(
        { da: 'Brevet kunne ikke afleveres.', en: 'The letter could not be handed over.' },
        trouble[event.why],
      )
    case 'turned-away':
      return {
        da: 'Modtagerens system, eller nettet før det, lukkede ikke brevet ind.',
        en: 'The receiver’s system, or the network before it, did not let the letter in.',
      }
    case 'interrupted':
      return {
        da: 'Afsendelsen blev afbrudt. Brevet sendes igen i en ny konvolut.',
        en: 'The sending was interrupted. The letter is sent again in a new envelope.',
      }
    case 'answered':
      return answers[event.code]
    case 'contradicted':
      return join(answers[event.code], {
        da: 'Det modsiger et tidligere svar og er ikke taget i brug.',
        en: 'That contradicts an earlier answer and has not been applied.',
      })
    case 'unanswered':
      return event.nextAt === undefined
        ? {
            da: 'Der kom intet svar. Brevet sendes ikke flere gange.',
            en: 'No answer came. The letter is not sent any more.',
          }
        : {
            da: 'Der kom intet svar i tide. Brevet sendes igen.',
            en: 'No answer came in time. The letter is sent again.',
          }
    case 'escalated':
      return join(
        fails[event.why],
        event.called === null
          ? {
              da: 'Brevet venter på beskedvagten.',
              en: 'The letter waits for those who look after the messages.',
            }
          : { da: `${event.called.name} skal kontaktes.`, en: `${event.called.name} is to be contacted.` },
      )
    case 'retried':
      return { da: 'En medarbejder sendte brevet igen.', en: 'A member of staff sent the letter again.' }
    case 'closed':
      return event.forwardedAs === undefined
        ? {
            da: `En medarbejder lukkede brevet: ${event.reason}`,
            en: `A member of staff closed the letter: ${event.reason}`,
          }
        : {
            da: `En medarbejder sendte indholdet til en anden modtager: ${event.reason}`,
            en: `A member of staff sent the content to another receiver: ${event.reason}`,
          }
    case 'looked':
      return { da: 'En medarbejder læste brevet.', en: 'A member of staff read the letter.' }
  }
}

function join(...parts: readonly (Bilingual | false | null | undefined)[]): Bilingual {
  const said = parts.filter((part): part is Bilingual => Boolean(part))
  return { da: said.map(({ da }) => da).join(' '), en: said.map(({ en }) => en).join(' ') }
}

function times(count: number): Bilingual {
  return count === 1 ? { da: 'én gang', en: 'once' } : { da: `${count} gange`, en: `${count} times` }
}

const months = [
  'januar',
  'februar',
  'marts',
  'april',
  'maj',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'december',
]
const monthsInEnglish = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** A moment as one says it: the hour today, with the date on another day. In Danish time. */
function moment(at: Instant, now: Instant): Bilingual {
  const clock = clockTimeOf(at)
  const on = danishDateOf(at)
  if (on === danishDateOf(now)) return { da: `kl. ${clock.replace(':', '.')}`, en: `at ${clock}` }
  const [, month = '', day = ''] = on.split('-')
  return {
    da: `den ${Number(day)}. ${months[Number(month) - 1]} kl. ${clock.replace(':', '.')}`,
    en: `on ${Number(day)} ${monthsInEnglish[Number(month) - 1]} at ${clock}`,
  }
}
