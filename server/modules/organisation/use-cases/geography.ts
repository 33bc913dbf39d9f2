import type { DanishDate } from '../../../../kernel/instant.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { AreaModel } from '../domain/geography.ts'
import {
  type Belonging,
  type BelongsRefused,
  type GeographyIndex,
  indexGeography,
  whereBelongs as whereBelongsIn,
} from '../domain/where-belongs.ts'
import { type GeographyRefused, readGeography } from '../read-geography.ts'
import { keepRecent } from '../recent.ts'
import { findCurrentEdition, insertEdition, lockGeography, readEdition } from '../store.ts'

/** An edition changes when a new one is deployed; another process may serve the old one a minute longer. */
const recentGeography = keepRecent(60_000)

export interface GeographyLoaded {
  /** False when the same text was in use already. */
  readonly isNew: boolean
}

/**
 * Brings the nation's geography into use from its files. A data set with a fault is refused, each fault with file, line and
 * rule, and changes nothing; the same text again does nothing; another text becomes a new edition beside the old.
 */
export async function loadGeography(
  shell: Shell,
  folder?: string,
): Promise<Result<GeographyLoaded, GeographyRefused>> {
  const read = await readGeography(folder)
  if (!read.ok) return read
  const { geography, checksum } = read.value
  const loaded = await shell.transaction(async (inner) => {
    await lockGeography(inner.db)
    const current = await findCurrentEdition(inner.db)
    if (current?.checksum === checksum) return ok({ isNew: false })
    await insertEdition(inner.db, { id: inner.ids.next(), checksum }, geography, inner.clock.now())
    return ok({ isNew: true })
  })
  recentGeography.forget(shell)
  return loaded
}

async function currentGeography(shell: Shell): Promise<GeographyIndex> {
  const index = await recentGeography.read(shell, 'current', async () => {
    const edition = await findCurrentEdition(shell.db)
    return edition && indexGeography(await readEdition(shell.db, edition.id))
  })
  if (index === undefined) throw new Error('no geography has been loaded')
  return index
}

/**
 * Where a municipality belongs on a day in one way of dividing the country: its area, its region, and whether the model is
 * in force, being prepared or was only proposed.
 */
export async function whereBelongs(
  shell: Shell,
  municipalityCode: string,
  on: DanishDate,
  model: AreaModel,
): Promise<Result<Belonging, BelongsRefused>> {
  return whereBelongsIn(await currentGeography(shell), municipalityCode, on, model)
}

export interface AreaWithMembers {
  readonly area: string
  readonly name: string
  readonly municipalityCodes: readonly string[]
}

/** Every area of a model on a day with its municipalities, for maps, choices and reports. */
export async function listAreas(
  shell: Shell,
  model: AreaModel,
  on: DanishDate,
): Promise<readonly AreaWithMembers[]> {
  const { geography } = await currentGeography(shell)
  const from = geography.models.find((one) => one.model === model)?.from ?? on
  const day = from > on ? from : on
  return geography.areas
    .filter((one) => one.model === model && one.from <= day && (one.until === null || one.until >= day))
    .map(({ area, name }) => ({
      area,
      name,
      municipalityCodes: geography.members
        .filter((member) => member.area === area)
        .map((member) => member.municipalityCode),
    }))
}

/** The name of a municipality, or undefined for a code that is none. */
export async function findMunicipalityName(shell: Shell, code: string): Promise<string | undefined> {
  return (await currentGeography(shell)).municipalities.get(code)?.name
}
