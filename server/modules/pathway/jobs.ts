import { epoch } from '../../../kernel/instant.ts'
import type { Job } from '../../platform/module.ts'
import { expireOffers } from './use-cases/expire-offers.ts'
import { lookAtClock } from './use-cases/look-at-clock.ts'
import { goOnReevaluating } from './use-cases/reevaluate-running.ts'

export const lookAtClockJob: Job = { name: 'pathway.look-at-clock', run: lookAtClock }

/** Ends the offers to be the coordinator that lead nowhere any more. */
export const expireOffersJob: Job = { name: 'pathway.expire-offers', run: expireOffers }

/** How long a turn lasts, in milliseconds: live work and an orderly stop wait no longer than that. */
const turn = 15_000

/** Goes on with what is to be worked out anew, a turn each minute, from where the last one came to. */
export const reevaluateJob: Job = {
  name: 'pathway.reevaluate',
  async run(shell) {
    const until = epoch(shell.clock.now()) + turn
    await goOnReevaluating(shell, () => epoch(shell.clock.now()) > until)
  },
}
