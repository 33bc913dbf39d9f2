import type { CitizenId } from '../../../../../kernel/ids.ts'
import type { Asker, Facts, Workplace } from '../vocabulary.ts'

/** A citizen nothing is known of, for asking the book what it would say of anybody. */
export const anybody = '00000000-0000-0000-0000-000000000000' as CitizenId

/** The facts about an asker and a citizen who have nothing to do with each other. */
export function nothingKnownOf(
  asker: Extract<Asker, { kind: 'professional' | 'service' }>,
  workplace: Workplace,
): Facts {
  return {
    workplace,
    unitIds: [asker.unitId],
    unitChain: [asker.unitId],
    ownCitizenId: null,
    kinship: null,
    isColleague: false,
    isOnShift: false,
    placement: null,
    permissions: [],
    citizen: { bornOn: null, diedAt: null, isAfterDeathInformationRefused: false },
    evidence: [],
    blocks: [],
    consents: [],
    representations: [],
    override: null,
    exemptions: [],
  }
}
