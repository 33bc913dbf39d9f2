import { listCommunitiesRoute, listResponsibilitiesRoute } from '../../../contract/agreement.ts'
import { danishDateOf } from '../../../kernel/copenhagen-time.ts'
import type { DanishDate } from '../../../kernel/instant.ts'
import { ok } from '../../../kernel/result.ts'
import { answer, type MountedRoute } from '../../platform/http/answer.ts'
import type { Shell } from '../../platform/shell.ts'
import { listCommunities, listResponsibilities } from './use-cases/list-responsibilities.ts'

function dayAsked(shell: Shell, on: string | undefined): DanishDate {
  return (on ?? danishDateOf(shell.clock.now())) as DanishDate
}

export const agreementRoutes: readonly MountedRoute[] = [
  answer(listCommunitiesRoute, async (shell, { query }) =>
    ok({ communities: await listCommunities(shell, dayAsked(shell, query.on)) }),
  ),
  answer(listResponsibilitiesRoute, (shell, { params, query }) =>
    listResponsibilities(shell, params.communityId, dayAsked(shell, query.on)),
  ),
]
