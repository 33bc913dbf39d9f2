import type { Bilingual } from '../../../../kernel/bilingual.ts'
import { dueAt } from '../../../../kernel/deadline.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { OlderLetterReceived, OlderLetterTold } from '../../message/index.ts'
import { answerTimes } from '../domain/answer-time.ts'
import type { Priority } from '../domain/event.ts'
import { openAskedFor } from './follow-asks.ts'

type Referral = Extract<OlderLetterTold, { kind: 'referral' }>

/**
 * Somebody in the unit a referral came to must say whether the citizen is seen there, and when. The letter itself is a document of the
 * citizen (`form`). Also one that corrects or takes back has a task of its own: it does not say which referral it means.
 */
export async function openForReferral(
  shell: Shell,
  citizenId: CitizenId,
  { messageId, letter, receiverUnitId }: OlderLetterReceived['data'],
  receivedAt: Instant,
): Promise<void> {
  if (letter.kind !== 'referral') return
  const priority = priorityOf(letter)
  await openAskedFor(
    shell,
    citizenId,
    {
      askedBy: 'message',
      askKey: messageId,
      serviceCode: 'referral',
      title: titles[letter.letter.status],
      responsibleId: receiverUnitId,
      deadline: dueAt(receivedAt, answerTimes[priority]),
      priority,
      reasons: [{ kind: 'fact', text: reasonOf(letter), ref: `message:${messageId}` }],
      legal: [],
    },
    receivedAt,
  )
}

/** An urgency the sender has not said, and one we cannot weigh, is looked at the same day. */
function priorityOf({ priority }: Referral): Priority {
  if (priority === 'acute') return 'acute'
  return priority === 'elective' ? 'routine' : 'same-day'
}

const titles: Readonly<Record<Referral['letter']['status'], Bilingual>> = {
  new: { da: 'Tag stilling til en henvisning', en: 'Decide on a referral' },
  corrected: {
    da: 'En henvisning er rettet: se, hvad der er nyt',
    en: 'A referral is corrected: see what is new',
  },
  cancelled: { da: 'En henvisning er trukket tilbage', en: 'A referral has been taken back' },
}

function reasonOf({ sender: { name } }: Referral): Bilingual {
  return name === undefined
    ? { da: 'Henvisningen ligger under Dokumenter', en: 'The referral is under Documents' }
    : {
        da: `${name} har henvist borgeren. Henvisningen ligger under Dokumenter`,
        en: `${name} has referred the citizen. The referral is under Documents`,
      }
}
