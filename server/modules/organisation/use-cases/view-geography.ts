import type { BelongingView } from '../../../../contract/organisation.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { Area, AreaModel } from '../domain/geography.ts'
import type { BelongsRefused } from '../domain/where-belongs.ts'
import { findMunicipalityName, listAreas, whereBelongs } from './geography.ts'

function named({ area, name }: Area): { area: string; name: string } {
  return { area, name }
}

/** Where a municipality belongs, as a screen shows it. */
export async function viewBelonging(
  shell: Shell,
  municipalityCode: string,
  on: DanishDate,
  model: AreaModel,
): Promise<Result<BelongingView, BelongsRefused>> {
  const found = await whereBelongs(shell, municipalityCode, on, model)
  if (!found.ok) return found
  const { area, region, alsoIn, ...rest } = found.value
  return ok({
    ...rest,
    model,
    on,
    area: named(area),
    region: named(region),
    alsoIn: alsoIn.map((one) => ({ ...named(one.area), reason: one.reason })),
  })
}

/** Every area of a model with the names of its municipalities. */
export async function viewAreas(shell: Shell, model: AreaModel, on: DanishDate) {
  const areas = await Promise.all(
    (await listAreas(shell, model, on)).map(async ({ area, name, municipalityCodes }) => ({
      area,
      name,
      municipalities: await Promise.all(
        municipalityCodes.map(async (code) => ({
          code,
          name: (await findMunicipalityName(shell, code)) ?? code,
        })),
      ),
    })),
  )
  return ok({ areas })
}
