import { danishDateOf, startOfDay } from '../../../kernel/copenhagen-time.ts'
import type { DeliveredEvent, Listener } from '../../platform/outbox.ts'
import { endRelation, recordRelations } from '../access/index.ts'
import * as store from './store.ts'
import { tellSubjects } from './use-cases/tell-subjects.ts'

function citizensOf(events: readonly DeliveredEvent[]) {
  return [...new Set(events.flatMap(({ citizenId }) => (citizenId === null ? [] : [citizenId])))]
}

/** The own doctor may look (law, part 10): told anew whenever the register has changed, as things stand now. */
export const tellRelations: Listener = {
  name: 'citizen.tell-relations',
  on: ['citizen-changed'],
  async handle(shell, events: readonly DeliveredEvent[]) {
    const ids = citizensOf(events)
    const rows = await store.listRows(shell.db, ids)
    const now = shell.clock.now()
    const practices = await store.listPractices(shell.db, ids, danishDateOf(now))
    for (const { citizenId } of rows) {
      const practice = practices.find((one) => one.citizenId === citizenId)
      await endRelation(shell, {
        citizenId,
        sourceId: citizenId,
        kinds: ['gp'],
        exceptUnitIds: practice === undefined ? [] : [practice.unitId],
        at: now,
      })
    }
    await recordRelations(
      shell,
      practices.map(({ citizenId, unitId, from }) => ({
        citizenId,
        unitId,
        kind: 'gp',
        sourceId: citizenId,
        from: startOfDay(from),
      })),
    )
  },
}

/** The rules ask for age and death, the log control for keys to compare with, and nobody looks at their family's record. */
export const tellAccessOfSubjects: Listener = {
  name: 'citizen.tell-subjects',
  on: ['citizen-changed', 'citizen-death-changed'],
  handle: (shell, events: readonly DeliveredEvent[]) => tellSubjects(shell, citizensOf(events)),
}
