import type { Shell } from '../../../platform/shell.ts'
import { decide } from '../domain/decide.ts'
import { keep } from '../keep.ts'
import { type HandoffKey, lockTask } from '../store.ts'

/**
 * Proof that a receiver outside the house has got a hand-off, such as an acknowledged message. Duty by law is theirs from
 * now on. Proof that comes twice, or after the offer is over, changes nothing.
 */
export function recordDelivery(
  shell: Shell,
  { handoffId, proof, ...key }: HandoffKey & { readonly proof: string },
): Promise<void> {
  return shell.transaction(async (inner) => {
    const task = await lockTask(inner, key)
    if (task === undefined) throw new Error(`there is no task ${key.taskId}`)
    const decision = decide(
      task,
      { type: 'record-delivery', doer: { rule: 'delivery' }, handoffId, proof },
      inner.clock.now(),
    )
    if (decision.ok) await keep(inner, task, decision.value)
  })
}
