import type { Shell } from '../../../platform/shell.ts'
import { type FactKey, recordFacts } from '../../pathway/index.ts'
import * as store from '../store.ts'

const batch = 200

/**
 * Tells `pathway` of windows that have ended: from then on the own doctor answers (pathways A, hand-offs). Each end is told once;
 * one that is moved afterwards, by a corrected discharge, is told as another. A citizen that fails does not hold back the others.
 */
export async function tellEndedWindows(shell: Shell): Promise<void> {
  const failed = new Set<string>()
  for (;;) {
    const ended = await store.listEndedWindows(shell.db, shell.clock.now(), batch + failed.size)
    const next = ended.filter(({ stayId }) => !failed.has(stayId))
    if (next.length === 0) return
    for (const window of next)
      try {
        await tellEnded(shell, window)
      } catch (fault) {
        failed.add(window.stayId)
        shell.log.warn({ fault }, 'the end of a window could not be told; it will be tried again')
      }
  }
}

function tellEnded(shell: Shell, window: store.EndedWindow): Promise<void> {
  const { citizenId, stayId, until } = window
  return shell.transaction(async (inner) => {
    await recordFacts(inner, citizenId, [
      {
        key: `stay:${stayId}:window-ended:${until}` as FactKey,
        kind: 'treatment-window-ended',
        at: until,
        subjectId: stayId,
        data: {},
        source: 'clock',
      },
    ])
    await store.noteWindowEndTold(inner.db, window)
  })
}
