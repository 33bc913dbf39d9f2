import type { DeliveredEvent, Listener } from '../../platform/outbox.ts'
import type { TrialId } from './store/trials.ts'
import { continueTrial } from './use-cases/try-programme.ts'

/** A trial goes on, batch by batch, until all is compared. */
export const goOnTrying: Listener = {
  name: 'pathway.go-on-trying',
  on: ['programme-trial-continued'],
  async handle(shell, events: readonly DeliveredEvent[]) {
    for (const { data } of events) await continueTrial(shell, (data as { trialId: TrialId }).trialId)
  },
}
