import type { Instant } from '../../../../kernel/instant.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type Fact, type FactKey, recordFacts } from '../../pathway/index.ts'
import * as store from '../store.ts'

const batch = 200

/**
 * Tells `pathway` of windows that have ended: from then on the own doctor answers (pathways A, hand-offs). An end that was told
 * and is not so after all, because the discharge was cancelled or moved, is taken back: the next discharge has 72 hours of its
 * own. A citizen that fails does not hold back the others.
 */
export async function tellEndedWindows(shell: Shell): Promise<void> {
  const failed = new Set<string>()
  for (;;) {
    const untold = await store.listUntoldEnds(shell.db, shell.clock.now(), batch + failed.size)
    const next = untold.filter(({ stayId }) => !failed.has(stayId))
    if (next.length === 0) return
    for (const stay of next)
      try {
        await tellEnd(shell, stay)
      } catch (fault) {
        failed.add(stay.stayId)
        shell.log.warn({ fault }, 'the end of a window could not be told; it will be tried again')
      }
  }
}

function tellEnd(shell: Shell, stay: store.UntoldEnd): Promise<void> {
  const { citizenId, stayId } = stay
  return shell.transaction(async (inner) => {
    const now = inner.clock.now()
    const { until, told, fact } = await store.lockToldEnd(inner.db, stay)
    if (told === until) return
    const common = { subjectId: stayId, source: 'clock' } as const
    const facts: Fact[] = []
    if (fact !== null)
      facts.push({
        ...common,
        key: `${fact}:taken-back` as FactKey,
        kind: 'fact-taken-back',
        at: now,
        data: { cancels: fact },
      })
    const end = until !== null && until <= now ? { told: until, fact: keyOf(inner, stay, until) } : null
    if (end !== null)
      facts.push({
        ...common,
        key: end.fact as FactKey,
        kind: 'treatment-window-ended',
        at: end.told,
        data: {},
      })
    await recordFacts(inner, citizenId, facts)
    await store.noteToldEnd(inner.db, stay, end)
  })
}

/** A key of its own each time: an end that was taken back may come to be the end again. */
function keyOf(shell: Shell, { stayId }: store.UntoldEnd, until: Instant): string {
  return `stay:${stayId}:window-ended:${until}:${shell.ids.next<string>()}`
}
