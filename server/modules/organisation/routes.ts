import type { ProfessionalActor } from '../../../contract/actor.ts'
import {
  getMyShiftRoute,
  getUnitRoute,
  listAreasRoute,
  listUnitsRoute,
  setMyShiftRoute,
  whereBelongsRoute,
} from '../../../contract/organisation.ts'
import type { OrganisationId } from '../../../kernel/ids.ts'
import { type DanishDate, instant } from '../../../kernel/instant.ts'
import { answer } from '../../platform/http/answer.ts'
import { endShift, startShift, viewMyShift } from './use-cases/shifts.ts'
import { viewAreas, viewBelonging } from './use-cases/view-geography.ts'
import { viewUnit, viewUnits } from './use-cases/view-units.ts'

export const organisationRoutes = [
  answer(listUnitsRoute, (shell, { query: { municipality, ...wishes } }) =>
    viewUnits(shell, { ...wishes, municipalityCode: municipality }),
  ),
  answer(getUnitRoute, (shell, { params }) => viewUnit(shell, params.unitId as OrganisationId)),
  answer(whereBelongsRoute, (shell, { query }) =>
    viewBelonging(shell, query.municipality, query.on as DanishDate, query.model),
  ),
  answer(listAreasRoute, (shell, { query }) => viewAreas(shell, query.model, query.on as DanishDate)),
  answer(getMyShiftRoute, (shell, { actor }) => viewMyShift(shell, actor as ProfessionalActor)),
  answer(setMyShiftRoute, (shell, { actor, body }) =>
    body.isOnShift
      ? startShift(shell, actor as ProfessionalActor, body.to === undefined ? undefined : instant(body.to))
      : endShift(shell, actor as ProfessionalActor),
  ),
]
