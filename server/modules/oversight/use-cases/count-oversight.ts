import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { countOversightRoute } from '../../../../contract/oversight.ts'
import type { AnswerOf } from '../../../../contract/route.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { control } from '../control-parameters.ts'
import { readerOf, reviewerOf } from '../doer.ts'
import { isOverdue } from '../domain/breach.ts'
import { listBreaches } from '../store/breaches.ts'
import { countUnseen } from '../store/notices.ts'
import { countQuestions } from '../store/questions.ts'
import { countAskedOf, countReviews } from '../store/reviews.ts'

type Counts = AnswerOf<typeof countOversightRoute>

/** How much waits for me, for the frame of every page. */
export async function countOversight(shell: Shell, actor: ProfessionalActor): Promise<Result<Counts, never>> {
  const [notices, explanations, queues] = await Promise.all([
    readerOf(shell, actor).then((reader) => countUnseen(shell, reader)),
    countAskedOf(shell, actor.personId),
    countQueues(shell, actor),
  ])
  return ok({ ...queues, notices, explanations })
}

const nothing = { open: 0, overdue: 0, mine: 0 }

async function countQueues(
  shell: Shell,
  actor: ProfessionalActor,
): Promise<Omit<Counts, 'notices' | 'explanations'>> {
  const doer = await reviewerOf(shell, actor)
  if (!doer.ok)
    return { isReviewer: false, reviews: nothing, questions: nothing, breaches: { open: 0, overdue: 0 } }
  const now = shell.clock.now()
  const { partyId, personId: readerId } = doer.value
  const of = { partyId, readerId, now }
  const [reviews, questions, breaches, { breach: terms }] = await Promise.all([
    countReviews(shell, of),
    countQuestions(shell, of),
    listBreaches(shell, { partyId, status: 'open' }),
    control(),
  ])
  const overdue = breaches.filter(({ state }) => isOverdue(state, now, terms)).length
  return { isReviewer: true, reviews, questions, breaches: { open: breaches.length, overdue } }
}
