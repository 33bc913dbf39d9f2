import { listMyAccessRecordsRoute } from '../../../contract/access.ts'
import type { CitizenActor } from '../../../contract/actor.ts'
import { answer, type MountedRoute } from '../../platform/http/answer.ts'
import { listMyAccessRecords } from './use-cases/list-my-access-records.ts'

export const accessRoutes: readonly MountedRoute[] = [
  answer(listMyAccessRecordsRoute, (shell, { actor, query }) =>
    listMyAccessRecords(shell, actor as CitizenActor, query),
  ),
]
