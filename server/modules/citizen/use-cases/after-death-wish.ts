import type { CitizenActor } from '../../../../contract/actor.ts'
import type { AfterDeathWishView } from '../../../../contract/citizen.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import { publish } from '../../../platform/outbox.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessRefused, allow } from '../../access/index.ts'
import { citizenChanged } from '../events.ts'
import { findAfterDeathWish, insertAfterDeathWish } from '../store/subjects.ts'

type WishAnswer = Promise<Result<AfterDeathWishView, AccessRefused>>

/** Whether the citizen has said that the nearest relatives are not to be told after death (SUL § 45). */
export async function viewAfterDeathWish(shell: Shell, actor: CitizenActor): WishAnswer {
  const granted = await ask(shell, actor, 'read')
  return granted.ok ? ok(await view(shell, actor)) : granted
}

/** The citizen says so, or takes it back. Said again it changes nothing. */
export async function sayAfterDeathWish(
  shell: Shell,
  actor: CitizenActor,
  isInformationRefused: boolean,
): WishAnswer {
  const granted = await ask(shell, actor, 'write')
  if (!granted.ok) return granted
  const { citizenId } = actor
  if ((await view(shell, actor)).isInformationRefused !== isInformationRefused) {
    const saidAt = shell.clock.now()
    const by = { byPersonId: actor.personId, byName: actor.name }
    await insertAfterDeathWish(shell.db, citizenId, {
      ...by,
      id: shell.ids.next<string>(),
      isInformationRefused,
      saidAt,
    })
    await publish(shell, [citizenChanged(citizenId, saidAt, ['afterDeathWish'])])
  }
  return ok(await view(shell, actor))
}

async function view(shell: Shell, { citizenId }: CitizenActor): Promise<AfterDeathWishView> {
  const wish = await findAfterDeathWish(shell.db, citizenId)
  return { isInformationRefused: wish?.isInformationRefused ?? false, saidAt: wish?.saidAt ?? null }
}

function ask(shell: Shell, actor: CitizenActor, action: 'read' | 'write') {
  const { citizenId } = actor
  return allow(shell, {
    actor,
    citizenId,
    kind: 'DIR',
    purpose: 'own-record',
    action,
    object: 'after-death-wish',
  })
}
