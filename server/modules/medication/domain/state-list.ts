import type { Instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result } from '../../../../kernel/result.ts'
import { whyImpossible } from './decide-line.ts'
import type { DispensingListStated } from './event.ts'
import type { Medicine, Who } from './medicine.ts'

export type StateListRefused = Refusal<
  'medicine-dose-impossible' | 'medicine-stop-before-start' | 'medicine-line-unknown'
>

/** The municipality says what it dispenses; null when the citizen takes care of the medicine alone. */
export function stateList(
  medicines: readonly Medicine[] | null,
  by: Who,
  now: Instant,
): Result<DispensingListStated, StateListRefused> {
  const fault = whyImpossible(medicines ?? [])
  if (fault !== undefined) return fault
  return ok({
    type: 'dispensing-list-stated',
    at: now,
    isHelped: medicines !== null,
    medicines: medicines ?? [],
    by,
  })
}
