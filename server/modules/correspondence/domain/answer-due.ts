import type { Bilingual } from '../../../../kernel/bilingual.ts'
import { type ClockTime, clockTimeOf } from '../../../../kernel/copenhagen-time.ts'
import { dueAt, type TimeLimit } from '../../../../kernel/deadline.ts'
import type { Instant } from '../../../../kernel/instant.ts'

/** Within what time a kind of place answers, and where that is from (messages, section 12). */
export interface AnswerTime {
  /** Rooms of the receiver: `hospital`, `practice`. Empty: everybody the others do not name. */
  readonly rooms: readonly string[]
  /** Kinds of unit: `ward`. Empty: any. */
  readonly unitKinds: readonly string[]
  readonly within: TimeLimit
  /** What is sent at this time or later is read one step later. */
  readonly readUntil: ClockTime | null
  readonly source: Bilingual
}

/** The receiver, as much of it as the settings look at. */
export interface AnswersAt {
  readonly room: string | null
  readonly kind: string
}

/** The first setting that speaks of the place. Throws when none does: the last one speaks of all. */
export function answerTimeOf(settings: readonly AnswerTime[], place: AnswersAt): AnswerTime {
  const found = settings.find(
    ({ rooms, unitKinds }) =>
      (rooms.length === 0 || (place.room !== null && rooms.includes(place.room))) &&
      (unitKinds.length === 0 || unitKinds.includes(place.kind)),
  )
  if (found === undefined) throw new Error('no setting says when an answer is due')
  return found
}

/** When the place answers what it is sent now, at the latest. */
export function answerDueAt({ within, readUntil }: AnswerTime, from: Instant): Instant {
  const isTooLate = readUntil !== null && clockTimeOf(from) >= readUntil
  return dueAt(from, isTooLate ? { ...within, amount: within.amount + 1 } : within).dueAt
}
