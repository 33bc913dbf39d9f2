import { danishDateOf, startOfDay } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { endRelation, recordRelations } from '../../access/index.ts'
import * as store from '../store.ts'

/** Tells access who these citizens' own doctors are (law, part 10), as things stand now: the former ones' ties end. */
export async function tellPractices(shell: Shell, citizenIds: readonly CitizenId[]): Promise<void> {
  const rows = await store.listRows(shell.db, citizenIds)
  const now = shell.clock.now()
  const practices = await store.listPractices(shell.db, citizenIds, danishDateOf(now))
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
}
