import type { SignedInActor } from '../../../../contract/actor.ts'
import type { AnswerOf } from '../../../../contract/route.ts'
import { type listNeedsRoute, needs } from '../../../../contract/stay.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessRefused, allow } from '../../access/index.ts'
import { toldOfStay } from '../domain/tell.ts'
import type { Telling } from '../domain/telling.ts'
import { readCourse, readTellings } from './read-course.ts'

type NeedsView = AnswerOf<typeof listNeedsRoute>

/** What the citizen will need after each stay. More than that somebody is in hospital, so it is asked for as a plan. */
export async function listNeeds(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
): Promise<Result<NeedsView, AccessRefused>> {
  const granted = await allow(shell, {
    actor,
    citizenId,
    kind: 'PLAN',
    purpose: actor.kind === 'citizen' ? 'own-record' : 'treatment',
    action: 'read',
    object: 'needs',
  })
  if (!granted.ok) return granted
  const { stays } = await readCourse(shell, citizenId)
  const tellings = await readTellings(shell, [citizenId])
  return ok({
    stays: stays.map(({ facts: { stayId }, state }) => {
      const { standing, earlier } = toldOfStay(state, tellings.get(stayId) ?? [])
      return {
        stayId,
        needs: needs.flatMap((need) => {
          const telling = standing.get(need)
          return telling === undefined ? [] : [{ need, ...whoAndWhen(telling) }]
        }),
        earlier: earlier.map((telling) => ({
          ...whoAndWhen(telling),
          about: telling.about,
          at: telling.at ?? null,
          isTakenBack: telling.isTakenBack,
        })),
      }
    }),
  })
}

function whoAndWhen({ by, toldAt }: Telling): { by: string; unitId: string; toldAt: string } {
  return { by: by.name, unitId: by.unitId, toldAt }
}
