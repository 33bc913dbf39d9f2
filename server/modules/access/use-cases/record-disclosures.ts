import type { Purpose } from '../../../../contract/route.ts'
import type { DataKind } from '../../../../kernel/access-words.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { decide } from '../domain/decide.ts'
import { insertDisclosures } from '../store.ts'

/** One message about a citizen that one party's system has sent to another's. */
export interface Disclosure {
  readonly citizenId: CitizenId
  readonly kind: DataKind
  readonly purpose: Purpose
  /** What was sent, in a word: `STIN`. Never a name or a number. */
  readonly object: string
  /** What sent it. */
  readonly by: string
}

/**
 * Writes what the law lets systems send each other without a person asking (P24 and the like): one record each, in one
 * statement, in the caller's transaction. What no rule allows is a fault: it should never have been sent.
 */
export async function recordDisclosures(shell: Shell, disclosures: readonly Disclosure[]): Promise<void> {
  if (disclosures.length === 0) return
  const rows = disclosures.map((one) => {
    const { outcome, ruleId } = decide(
      {
        actor: { kind: 'system' },
        citizenId: one.citizenId,
        kind: one.kind,
        purpose: one.purpose,
        action: 'push',
        flow: 'push',
        workplace: 'other',
      },
      undefined,
    )
    if (outcome === 'denied') throw new Error(`no rule allows sending ${one.kind}`)
    return { ...one, ruleId }
  })
  await insertDisclosures(shell, rows)
}
