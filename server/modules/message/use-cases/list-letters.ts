import type { SignedInActor } from '../../../../contract/actor.ts'
import type { listLettersRoute } from '../../../../contract/message.ts'
import type { AnswerOf, QueryOf } from '../../../../contract/route.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { countWaiting, listLettersOf } from '../store.ts'
import { deskOf, viewLetter } from './message-desk.ts'

/** Letters the actor may deal with, a page at a time. */
export async function listLetters(
  shell: Shell,
  actor: SignedInActor,
  { status, after, limit }: QueryOf<typeof listLettersRoute>,
): Promise<Result<AnswerOf<typeof listLettersRoute>, never>> {
  const desk = await deskOf(shell, actor)
  if (desk === undefined) return ok({ letters: [], next: null })
  const letters = await listLettersOf(shell, { ...desk, status, after, limit })
  const next = letters.length < limit ? null : (letters.at(-1)?.id ?? null)
  return ok({ letters: letters.map(viewLetter), next })
}

/** How many letters wait for a person in the whole house: for `doctor` and the readiness page. */
export function countParked(shell: Shell): Promise<number> {
  return countWaiting(shell)
}
