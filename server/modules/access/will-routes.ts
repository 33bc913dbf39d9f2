import {
  acknowledgeNoticeRoute,
  closeOverrideRoute,
  declareRelationRoute,
  delegateTaskRoute,
  endDelegationRoute,
  endRepresentationRoute,
  findUnitsToBlockRoute,
  getMyOverrideRoute,
  givePermissionRoute,
  liftBlockForRoute,
  liftMyBlockRoute,
  liftRegisteredBlocksRoute,
  listBlockChoicesForRoute,
  listBlockChoicesRoute,
  listBlocksForRoute,
  listConsentsRoute,
  listDelegationsRoute,
  listExemptionsRoute,
  listMyBlocksRoute,
  listMyConsentsRoute,
  listMyNoticesRoute,
  listMyRepresentativesRoute,
  listPermissionsRoute,
  listRepresentationsRoute,
  openOverrideRoute,
  registerBlockRoute,
  revokeConsentRoute,
  setBlockForRoute,
  setMyBlockRoute,
  withdrawPermissionRoute,
} from '../../../contract/access-will.ts'
import type { CitizenActor, ProfessionalActor } from '../../../contract/actor.ts'
import type { CitizenId, OrganisationId, PersonId } from '../../../kernel/ids.ts'
import { type DanishDate, type Instant, instant } from '../../../kernel/instant.ts'
import { answer, type MountedRoute } from '../../platform/http/answer.ts'
import type { BlockAim } from './domain/will/block.ts'
import {
  liftMyBlock,
  liftRegisteredBlocks,
  listBlockChoices,
  listMyBlocks,
  registerBlock,
  setMyBlock,
} from './use-cases/blocks.ts'
import {
  liftBlockFor,
  listBlockChoicesFor,
  listBlocksFor,
  setBlockFor,
} from './use-cases/blocks-for-another.ts'
import { listConsents, listMyConsents, revokeConsent } from './use-cases/consents.ts'
import { declareRelation } from './use-cases/declare-relation.ts'
import { delegateTask, endDelegation, listDelegations } from './use-cases/delegations.ts'
import { viewExemptions } from './use-cases/exemptions.ts'
import { findUnitsToBlock } from './use-cases/find-units-to-block.ts'
import { acknowledgeNotice, listMyNotices } from './use-cases/notices.ts'
import { closeOverride, getMyOverride, openOverride } from './use-cases/overrides.ts'
import { givePermission, listPermissions, withdrawPermission } from './use-cases/permissions.ts'
import { endRepresentation, listMyRepresentatives, listRepresentations } from './use-cases/representations.ts'

export const willRoutes: readonly MountedRoute[] = [
  answer(listMyBlocksRoute, (shell, { actor }) => listMyBlocks(shell, actor as CitizenActor)),
  answer(setMyBlockRoute, (shell, { actor, body }) =>
    setMyBlock(shell, actor as CitizenActor, blockTerms(body)),
  ),
  answer(liftMyBlockRoute, (shell, { actor, params }) =>
    liftMyBlock(shell, actor as CitizenActor, params.blockId),
  ),
  answer(listBlockChoicesRoute, (shell, { actor }) => listBlockChoices(shell, actor as CitizenActor)),
  answer(listBlocksForRoute, (shell, { actor, params }) =>
    listBlocksFor(shell, actor as CitizenActor, params.citizenId as CitizenId),
  ),
  answer(setBlockForRoute, (shell, { actor, params, body }) =>
    setBlockFor(shell, actor as CitizenActor, params.citizenId as CitizenId, blockTerms(body)),
  ),
  answer(liftBlockForRoute, (shell, { actor, params }) =>
    liftBlockFor(shell, actor as CitizenActor, params.citizenId as CitizenId, params.blockId),
  ),
  answer(listBlockChoicesForRoute, (shell, { actor, params }) =>
    listBlockChoicesFor(shell, actor as CitizenActor, params.citizenId as CitizenId),
  ),
  answer(findUnitsToBlockRoute, (shell, { query }) => findUnitsToBlock(shell, query)),
  answer(registerBlockRoute, (shell, { actor, params, body }) =>
    registerBlock(shell, actor as ProfessionalActor, params.citizenId as CitizenId, {
      ...blockTerms(body),
      way: body.heardThrough,
    }),
  ),
  answer(liftRegisteredBlocksRoute, (shell, { actor, params }) =>
    liftRegisteredBlocks(shell, actor as ProfessionalActor, params.citizenId as CitizenId),
  ),
  answer(listMyConsentsRoute, (shell, { actor }) => listMyConsents(shell, actor as CitizenActor)),
  answer(listConsentsRoute, (shell, { actor, params }) =>
    listConsents(shell, actor, params.citizenId as CitizenId),
  ),
  answer(revokeConsentRoute, (shell, { actor, params }) =>
    revokeConsent(shell, actor, params.citizenId as CitizenId, params.consentId),
  ),
  answer(listMyRepresentativesRoute, (shell, { actor }) =>
    listMyRepresentatives(shell, actor as CitizenActor),
  ),
  answer(listRepresentationsRoute, (shell, { actor, params }) =>
    listRepresentations(shell, actor, params.citizenId as CitizenId),
  ),
  answer(endRepresentationRoute, (shell, { actor, params, body }) =>
    endRepresentation(shell, actor as ProfessionalActor, params.citizenId as CitizenId, {
      representationId: params.representationId,
      reason: body.reason,
    }),
  ),
  answer(openOverrideRoute, (shell, { actor, params, body }) =>
    openOverride(shell, actor as ProfessionalActor, params.citizenId as CitizenId, body),
  ),
  answer(getMyOverrideRoute, (shell, { actor, params }) =>
    getMyOverride(shell, actor as ProfessionalActor, params.citizenId as CitizenId),
  ),
  answer(closeOverrideRoute, (shell, { actor, params }) =>
    closeOverride(shell, actor as ProfessionalActor, params.citizenId as CitizenId, params.overrideId),
  ),
  answer(declareRelationRoute, (shell, { actor, params, body }) =>
    declareRelation(shell, actor as ProfessionalActor, params.citizenId as CitizenId, body),
  ),
  answer(listDelegationsRoute, (shell, { actor, params }) =>
    listDelegations(shell, actor, params.citizenId as CitizenId),
  ),
  answer(delegateTaskRoute, (shell, { actor, params, body }) =>
    delegateTask(shell, actor as ProfessionalActor, params.citizenId as CitizenId, {
      task: body.task,
      unitId: body.unitId as OrganisationId,
      personId: body.personId as PersonId | undefined,
      from: moment(body.from),
      until: instant(body.until),
    }),
  ),
  answer(endDelegationRoute, (shell, { actor, params }) =>
    endDelegation(shell, actor as ProfessionalActor, params.citizenId as CitizenId, params.delegationId),
  ),
  answer(listPermissionsRoute, (shell, { actor, params }) =>
    listPermissions(shell, actor as ProfessionalActor, params.unitId as OrganisationId),
  ),
  answer(givePermissionRoute, (shell, { actor, params, body }) =>
    givePermission(shell, actor as ProfessionalActor, params.unitId as OrganisationId, {
      ...body,
      from: moment(body.from),
      to: instant(body.to),
    }),
  ),
  answer(withdrawPermissionRoute, (shell, { actor, params }) =>
    withdrawPermission(
      shell,
      actor as ProfessionalActor,
      params.unitId as OrganisationId,
      params.permissionId,
    ),
  ),
  answer(listExemptionsRoute, (shell) => viewExemptions(shell)),
  answer(listMyNoticesRoute, (shell, { actor }) => listMyNotices(shell, actor as CitizenActor)),
  answer(acknowledgeNoticeRoute, (shell, { actor, params }) =>
    acknowledgeNotice(shell, actor as CitizenActor, params.noticeId),
  ),
]

function moment(told: string | undefined): Instant | undefined {
  return told === undefined ? undefined : instant(told)
}

/** The contract has checked every part; here each gets its name in the domain. */
function blockTerms(body: {
  aim:
    | { target: 'person'; personId: string }
    | { target: 'unit' | 'source'; unitId: string }
    | { target: 'period'; dataFrom: string; dataTo?: string | undefined }
    | { target: 'everything' }
  from?: string | undefined
  to?: string | undefined
  doesKeepAlerts: boolean
}) {
  return {
    aim: aimOf(body.aim),
    from: moment(body.from),
    to: moment(body.to),
    doesKeepAlerts: body.doesKeepAlerts,
  }
}

function aimOf(aim: Parameters<typeof blockTerms>[0]['aim']): BlockAim {
  switch (aim.target) {
    case 'person':
      return { target: aim.target, personId: aim.personId as PersonId }
    case 'unit':
    case 'source':
      return { target: aim.target, unitId: aim.unitId as OrganisationId }
    case 'period':
      return {
        target: aim.target,
        dataFrom: aim.dataFrom as DanishDate,
        dataTo: aim.dataTo as DanishDate | undefined,
      }
    case 'everything':
      return aim
  }
}
