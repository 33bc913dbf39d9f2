import {
  findAccessPeopleRoute,
  listAccessRecordsForRoute,
  listMyAccessRecordsRoute,
  recordPrintRoute,
} from '../../../contract/access.ts'
import type { CitizenActor, ProfessionalActor } from '../../../contract/actor.ts'
import type { CitizenId } from '../../../kernel/ids.ts'
import { answer, type MountedRoute } from '../../platform/http/answer.ts'
import { findAccessPeople } from './use-cases/find-access-people.ts'
import { listAccessRecords } from './use-cases/list-access-records.ts'
import { recordPrint } from './use-cases/record-print.ts'

export const accessRoutes: readonly MountedRoute[] = [
  answer(listMyAccessRecordsRoute, (shell, { actor, query }) => {
    const citizen = actor as CitizenActor
    return listAccessRecords(shell, citizen, citizen.citizenId, query)
  }),
  answer(listAccessRecordsForRoute, (shell, { actor, params, query }) =>
    listAccessRecords(shell, actor as CitizenActor, params.citizenId as CitizenId, query),
  ),
  answer(findAccessPeopleRoute, (shell, { actor, body }) =>
    findAccessPeople(shell, actor as ProfessionalActor, body),
  ),
  answer(recordPrintRoute, (shell, { actor, params, body }) =>
    recordPrint(shell, actor, params.citizenId as CitizenId, body.page),
  ),
]
