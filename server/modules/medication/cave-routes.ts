import {
  assessCaveRoute,
  endCaveRoute,
  getCaveRoute,
  searchCaveSubstancesRoute,
  stateNoKnownCaveRoute,
  tellCaveRoute,
} from '../../../contract/medication-cave.ts'
import type { CitizenId } from '../../../kernel/ids.ts'
import type { DanishDate } from '../../../kernel/instant.ts'
import { ok } from '../../../kernel/result.ts'
import { answer, type MountedRoute } from '../../platform/http/answer.ts'
import { medicineCatalogue, searchSubstances } from './catalogue.ts'
import { assessCave, endCave, getCave, stateNoKnownCave, tellCave } from './use-cases/keep-cave.ts'

export const caveRoutes: readonly MountedRoute[] = [
  answer(searchCaveSubstancesRoute, async (_, { query }) => {
    const catalogue = await medicineCatalogue()
    const substances = searchSubstances(catalogue, query.search, query.limit)
    return ok({
      substances: substances.map(({ code, name, isGroup }) => ({ code, name, isGroup })),
      source: catalogue.source,
    })
  }),
  answer(getCaveRoute, (shell, { actor, params }) => getCave(shell, actor, params.citizenId as CitizenId)),
  answer(tellCaveRoute, (shell, { actor, params, body }) => {
    const { toldBy, toldOn, ...told } = body
    const on = { actor, citizenId: params.citizenId as CitizenId }
    return tellCave(shell, on, told, { by: toldBy, on: toldOn as DanishDate | null })
  }),
  answer(assessCaveRoute, (shell, { actor, params, body }) => {
    const { version, reason, ...told } = body
    const on = { actor, citizenId: params.citizenId as CitizenId, version }
    return assessCave(shell, on, params.caveId, told, reason)
  }),
  answer(endCaveRoute, (shell, { actor, params, body }) => {
    const { version, as, reason } = body
    const on = { actor, citizenId: params.citizenId as CitizenId, version }
    return endCave(shell, on, { caveId: params.caveId, as, reason })
  }),
  answer(stateNoKnownCaveRoute, (shell, { actor, params, body }) =>
    stateNoKnownCave(
      shell,
      { actor, citizenId: params.citizenId as CitizenId },
      { by: body.toldBy, on: body.toldOn as DanishDate | null },
    ),
  ),
]
