import type { ExemptionView } from '../../../../contract/access-will.ts'
import type { OrganisationId } from '../../../../kernel/ids.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findUnit } from '../../organisation/index.ts'
import type { Exemption } from '../domain/vocabulary.ts'
import { standingOf } from '../domain/will/standing.ts'
import { listExemptions } from '../store/will-permissions.ts'

/** The trials there are, have been and will be: public, as the law that grounds them is. */
export async function viewExemptions(shell: Shell): Promise<Result<{ exemptions: ExemptionView[] }, never>> {
  const exemptions = await listExemptions(shell)
  return ok({ exemptions: await Promise.all(exemptions.map((exemption) => view(shell, exemption))) })
}

async function view(shell: Shell, exemption: Exemption): Promise<ExemptionView> {
  const { from, to } = exemption
  return {
    id: exemption.id,
    version: exemption.version,
    network: exemption.network,
    participants: await Promise.all(exemption.participants.map((id) => participant(shell, id))),
    ruleIdsWaived: [...exemption.ruleIdsWaived],
    dataKinds: [...exemption.dataKinds],
    from,
    to,
    legalReference: exemption.legalReference,
    approvedBy: exemption.approvedBy,
    evaluationDue: exemption.evaluationDue,
    status: standingOf({ from, to, endedAt: null }, shell.clock.now()),
  }
}

async function participant(shell: Shell, unitId: OrganisationId): Promise<{ unitId: string; name: string }> {
  return { unitId, name: (await findUnit(shell, unitId))?.name ?? '' }
}
