import type { CitizenActor } from '../../../../contract/actor.ts'
import type { RepresentedView } from '../../../../contract/citizen-will.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { decidesNow, endOfRepresentation, standingOfRepresentation } from '../domain/will/representation.ts'
import { listConsentsTo } from '../store/will-consents.ts'
import { listRepresentedBy } from '../store/will-representations.ts'

/** Somebody a citizen may look in on, and by what right; the name is asked of `citizen`. */
export interface Represented {
  readonly citizenId: CitizenId
  readonly as: RepresentedView['as']
  readonly dataKinds: RepresentedView['dataKinds']
  readonly to: string | null
  /** May set blocks and give consents for them. */
  readonly mayDecide: boolean
}

/** Those the citizen acts for, and those who have consented that the citizen may see something. In force now. */
export async function listRepresented(shell: Shell, actor: CitizenActor): Promise<Represented[]> {
  const now = shell.clock.now()
  const actsFor = (await listRepresentedBy(shell, actor.citizenId))
    .filter((row) => standingOfRepresentation(row, row.bornOn, now) === 'in-force')
    .map((row) => ({
      citizenId: row.citizenId,
      as: row.kind,
      dataKinds: [...row.dataKinds],
      to: endOfRepresentation(row, row.bornOn),
      mayDecide: decidesNow(row, row.bornOn, now),
    }))
  const consented = (await listConsentsTo(shell, actor.citizenId)).map((consent) => ({
    citizenId: consent.citizenId,
    as: 'consent' as const,
    dataKinds: [...consent.dataKinds],
    to: consent.to,
    mayDecide: false,
  }))
  return [...actsFor, ...consented]
}
