import type { CitizenId } from '../../../../kernel/ids.ts'
import { epoch, type Instant, instant } from '../../../../kernel/instant.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { LetterFailed } from '../../message/index.ts'
import { openAskedFor } from './follow-asks.ts'

const hour = 3_600_000

/** Somebody in the unit a letter is from must find another way, once for each letter, whatever became of it. */
export function openForLetter(
  shell: Shell,
  citizenId: CitizenId,
  { data }: LetterFailed,
  failedAt: Instant,
): Promise<void> {
  const at = epoch(failedAt)
  return openAskedFor(
    shell,
    citizenId,
    {
      askedBy: 'message',
      askKey: data.sendingId,
      serviceCode: 'letter-not-through',
      title: {
        da: 'Et brev kom ikke igennem. Kontakt modtageren',
        en: 'A letter did not get through. Contact the receiver',
      },
      responsibleId: data.fromUnitId,
      deadline: { dueAt: instant(at + 2 * hour), warnAt: instant(at + hour) },
      priority: 'same-day',
      reasons: [{ kind: 'fact', text: reasons[data.reason] }],
      legal: [],
    },
    failedAt,
  )
}

const reasons: Readonly<Record<LetterFailed['data']['reason'], { da: string; en: string }>> = {
  refused: { da: 'Modtageren har afvist brevet', en: 'The receiver has refused the letter' },
  'turned-away': { da: 'Brevet blev ikke lukket ind', en: 'The letter was not let in' },
  unanswered: { da: 'Modtageren har ikke svaret på brevet', en: 'The receiver has not answered the letter' },
  'not-reached': {
    da: 'Brevet har længe ikke kunnet afleveres',
    en: 'The letter could not be handed over for a long time',
  },
}
