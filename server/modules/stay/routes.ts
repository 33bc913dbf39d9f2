import type { ProfessionalActor, SignedInActor } from '../../../contract/actor.ts'
import type { BodyOf } from '../../../contract/route.ts'
import {
  dischargeByHandRoute,
  endStayByHandRoute,
  extendWindowRoute,
  listFirstContactsRoute,
  listStaysRoute,
  listWardPatientsRoute,
  resumeWindowRoute,
  suspendWindowRoute,
  tellOfStayRoute,
  undoEndByHandRoute,
  waiveWindowRoute,
} from '../../../contract/stay.ts'
import type { CitizenId, OrganisationId, StayId } from '../../../kernel/ids.ts'
import { instant } from '../../../kernel/instant.ts'
import { answer, type MountedRoute } from '../../platform/http/answer.ts'
import type { Said } from './domain/tell.ts'
import {
  dischargeByHand,
  endStayByHand,
  extendStayWindow,
  type OnStay,
  resumeStayWindow,
  suspendStayWindow,
  undoEndByHand,
  waiveStayWindow,
} from './use-cases/change-stay.ts'
import { listFirstContacts } from './use-cases/list-first-contacts.ts'
import { listWardPatients } from './use-cases/list-ward.ts'
import { tellOfStay } from './use-cases/tell-of-stay.ts'
import { listStays } from './use-cases/view-stays.ts'

function on(actor: SignedInActor, params: { readonly citizenId: string; readonly stayId: string }): OnStay {
  return {
    actor: actor as ProfessionalActor,
    citizenId: params.citizenId as CitizenId,
    stayId: params.stayId as StayId,
  }
}

function saidOf(body: BodyOf<typeof tellOfStayRoute>): Said {
  if (body.about === 'expected-discharge') return { ...body, at: body.at === null ? null : instant(body.at) }
  if (body.about !== 'treatment-finished') return body
  return { ...body, at: body.at === null || body.at === 'now' ? body.at : instant(body.at) }
}

export const stayRoutes: readonly MountedRoute[] = [
  answer(listStaysRoute, (shell, { actor, params }) =>
    listStays(shell, actor, params.citizenId as CitizenId),
  ),
  answer(listWardPatientsRoute, (shell, { actor, query }) =>
    listWardPatients(shell, actor as ProfessionalActor, {
      whose: query.whose,
      unitId: query.unit as OrganisationId | undefined,
      limit: query.limit,
    }),
  ),
  answer(listFirstContactsRoute, (shell, { actor, query }) =>
    listFirstContacts(shell, actor as ProfessionalActor, query.limit),
  ),
  answer(tellOfStayRoute, (shell, { actor, params, body }) =>
    tellOfStay(shell, on(actor, params), saidOf(body)),
  ),
  answer(endStayByHandRoute, (shell, { actor, params, body }) =>
    endStayByHand(shell, on(actor, params), { endedAt: instant(body.endedAt), reason: body.reason }),
  ),
  answer(dischargeByHandRoute, (shell, { actor, params, body: { dischargedAt: at, destination } }) =>
    dischargeByHand(shell, on(actor, params), {
      dischargedAt: at === 'now' ? at : instant(at),
      destination,
    }),
  ),
  answer(undoEndByHandRoute, (shell, { actor, params, body }) =>
    undoEndByHand(shell, on(actor, params), body.reason),
  ),
  answer(extendWindowRoute, (shell, { actor, params, body }) =>
    extendStayWindow(shell, on(actor, params), { endsAt: instant(body.endsAt), reason: body.reason }),
  ),
  answer(suspendWindowRoute, (shell, { actor, params, body }) =>
    suspendStayWindow(shell, on(actor, params), body.reason),
  ),
  answer(resumeWindowRoute, (shell, { actor, params }) => resumeStayWindow(shell, on(actor, params))),
  answer(waiveWindowRoute, (shell, { actor, params, body }) =>
    waiveStayWindow(shell, on(actor, params), body),
  ),
]
