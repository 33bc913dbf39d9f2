import type { ProfessionalActor, SignedInActor, UnitActor } from '../../../contract/actor.ts'
import {
  acceptHandoffRoute,
  acknowledgeHandoffRoute,
  addNoteRoute,
  cancelTaskRoute,
  completeTaskRoute,
  correctTextRoute,
  countWorkRoute,
  declineHandoffRoute,
  getTaskRoute,
  giveMoreRoute,
  listCitizenTasksRoute,
  listClosedTasksRoute,
  listEscalationsRoute,
  listOffersRoute,
  listWorklistRoute,
  offerHandoffRoute,
  openTaskRoute,
  releaseTaskRoute,
  reopenTaskRoute,
  requestMoreRoute,
  returnHandoffRoute,
  takeEscalationRoute,
  takeOnTaskRoute,
  withdrawHandoffRoute,
} from '../../../contract/task.ts'
import type { CitizenId, HandoffId, OrganisationId, TaskId } from '../../../kernel/ids.ts'
import { instant } from '../../../kernel/instant.ts'
import { answer } from '../../platform/http/answer.ts'
import type { HandoffKey, TaskKey } from './store.ts'
import { acceptHandoff } from './use-cases/accept-handoff.ts'
import { acknowledgeHandoff } from './use-cases/acknowledge-handoff.ts'
import { giveMore, requestMore } from './use-cases/ask-for-more.ts'
import { cancelTask } from './use-cases/cancel-task.ts'
import { completeTask } from './use-cases/complete-task.ts'
import { declineHandoff } from './use-cases/decline-handoff.ts'
import { getTask } from './use-cases/get-task.ts'
import { listCitizenTasks } from './use-cases/list-citizen-tasks.ts'
import {
  countWork,
  listClosedTasks,
  listEscalations,
  listOffers,
  listWorklist,
} from './use-cases/list-work.ts'
import { offerHandoff } from './use-cases/offer-handoff.ts'
import { openTask } from './use-cases/open-task.ts'
import { releaseTask } from './use-cases/release-task.ts'
import { reopenTask } from './use-cases/reopen-task.ts'
import { returnHandoff } from './use-cases/return-handoff.ts'
import { takeEscalation } from './use-cases/take-escalation.ts'
import { takeOnTask } from './use-cases/take-on-task.ts'
import { withdrawHandoff } from './use-cases/withdraw-handoff.ts'
import { addNote, correctText } from './use-cases/write-in-history.ts'

/** The contract has let only professionals through. */
function professional(actor: SignedInActor): ProfessionalActor {
  if (actor.kind !== 'professional') throw new Error('a route for professionals has let another in')
  return actor
}

/** A person in a unit, or another system that acts for one: the contract has let no citizen through. */
function ofUnit(actor: SignedInActor): UnitActor {
  if (actor.kind === 'citizen') throw new Error('a route for units has let a citizen in')
  return actor
}

function taskKey(params: { citizenId: string; taskId: string }): TaskKey {
  return { citizenId: params.citizenId as CitizenId, taskId: params.taskId as TaskId }
}

function handoffKey(params: { citizenId: string; taskId: string; handoffId: string }): HandoffKey {
  return { ...taskKey(params), handoffId: params.handoffId as HandoffId }
}

/** Pages and filters as they come, with the unit's id for what it is. */
function wish<Query extends { unitId?: string | undefined }>(query: Query) {
  return { ...query, unitId: query.unitId as OrganisationId | undefined }
}

export const taskRoutes = [
  answer(listWorklistRoute, (shell, { actor, query }) => listWorklist(shell, ofUnit(actor), wish(query))),
  answer(listClosedTasksRoute, (shell, { actor, query }) =>
    listClosedTasks(shell, professional(actor), wish(query)),
  ),
  answer(listOffersRoute, (shell, { actor, query }) => listOffers(shell, ofUnit(actor), wish(query))),
  answer(listEscalationsRoute, (shell, { actor, query }) =>
    listEscalations(shell, professional(actor), wish(query)),
  ),
  answer(countWorkRoute, (shell, { actor, query }) =>
    countWork(shell, professional(actor), wish(query).unitId),
  ),
  answer(listCitizenTasksRoute, (shell, { actor, params }) =>
    listCitizenTasks(shell, params.citizenId as CitizenId, actor),
  ),
  answer(openTaskRoute, (shell, { actor, params, body }) =>
    openTask(shell, params.citizenId as CitizenId, professional(actor), {
      ...body,
      dueAt: body.dueAt === undefined ? undefined : instant(body.dueAt),
    }),
  ),
  answer(getTaskRoute, (shell, { actor, params }) => getTask(shell, taskKey(params), ofUnit(actor))),
  answer(takeOnTaskRoute, (shell, { actor, params, body }) =>
    takeOnTask(shell, taskKey(params), professional(actor), body.version),
  ),
  answer(releaseTaskRoute, (shell, { actor, params, body }) =>
    releaseTask(shell, taskKey(params), professional(actor), body.version),
  ),
  answer(completeTaskRoute, (shell, { actor, params, body }) =>
    completeTask(shell, taskKey(params), professional(actor), {
      ...body,
      happenedAt: body.happenedAt === undefined ? undefined : instant(body.happenedAt),
    }),
  ),
  answer(cancelTaskRoute, (shell, { actor, params, body }) =>
    cancelTask(shell, taskKey(params), professional(actor), body),
  ),
  answer(reopenTaskRoute, (shell, { actor, params, body }) =>
    reopenTask(shell, taskKey(params), professional(actor), body),
  ),
  answer(addNoteRoute, (shell, { actor, params, body }) =>
    addNote(shell, taskKey(params), professional(actor), body),
  ),
  answer(correctTextRoute, (shell, { actor, params, body }) =>
    correctText(shell, taskKey(params), professional(actor), body),
  ),
  answer(offerHandoffRoute, (shell, { actor, params, body }) =>
    offerHandoff(shell, taskKey(params), professional(actor), { ...body, toId: body.toId as OrganisationId }),
  ),
  answer(returnHandoffRoute, (shell, { actor, params, body }) =>
    returnHandoff(shell, taskKey(params), professional(actor), body),
  ),
  answer(acknowledgeHandoffRoute, (shell, { actor, params, body }) =>
    acknowledgeHandoff(shell, handoffKey(params), professional(actor), body.version),
  ),
  answer(acceptHandoffRoute, (shell, { actor, params, body }) =>
    acceptHandoff(shell, handoffKey(params), professional(actor), body.version),
  ),
  answer(declineHandoffRoute, (shell, { actor, params, body }) =>
    declineHandoff(shell, handoffKey(params), professional(actor), body),
  ),
  answer(withdrawHandoffRoute, (shell, { actor, params, body }) =>
    withdrawHandoff(shell, handoffKey(params), professional(actor), body.version),
  ),
  answer(requestMoreRoute, (shell, { actor, params, body }) =>
    requestMore(shell, handoffKey(params), professional(actor), body),
  ),
  answer(giveMoreRoute, (shell, { actor, params, body }) =>
    giveMore(shell, handoffKey(params), professional(actor), body),
  ),
  answer(takeEscalationRoute, (shell, { actor, params, body }) =>
    takeEscalation(shell, taskKey(params), professional(actor), { ...body, subject: params.subject }),
  ),
]
