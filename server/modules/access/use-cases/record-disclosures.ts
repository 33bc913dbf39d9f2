import type { AccessPurpose, DataKind } from '../../../../kernel/access-words.ts'
import type { AccessRecordId, CitizenId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { decide } from '../domain/decide.ts'
import { nothingKnown } from '../gather-facts.ts'
import { ruleBook } from '../rule-book.ts'
import { insertRecords, type NewRecord } from '../store/records.ts'

/** One message about a citizen that one party's system has sent to another's. */
export interface Disclosure {
  readonly citizenId: CitizenId
  readonly kind: DataKind
  readonly purpose: AccessPurpose
  /** What was sent, in a word: `STIN`. Never a name or a number. */
  readonly object: string
  /** What sent it. */
  readonly by: string
}

/**
 * Writes what the law lets systems send each other without a person asking and whatever the citizen says (P24): one record
 * each, in one statement, in the caller's transaction. What no rule allows is a fault: it should never have been sent.
 */
export async function recordDisclosures(shell: Shell, disclosures: readonly Disclosure[]): Promise<void> {
  if (disclosures.length === 0) return
  const book = await ruleBook()
  const at = shell.clock.now()
  const records = disclosures.map((one): NewRecord => {
    const { citizenId, kind, purpose } = one
    const question = {
      actor: { kind: 'system' },
      citizenId,
      kind,
      purpose,
      action: 'push',
      flow: 'push',
    } as const
    const { outcome, ruleId, evidence, level } = decide(book, question, nothingKnown, at)
    if (outcome === 'denied') throw new Error(`no rule allows sending ${kind}`)
    const id = shell.ids.next<AccessRecordId>()
    return {
      ...one,
      id,
      at,
      lookId: id,
      requestId: shell.requestId ?? null,
      actor: {
        kind: 'system',
        personId: null,
        name: one.by,
        roleId: null,
        function: null,
        unitId: null,
        controllerId: null,
        onBehalfOf: null,
      },
      action: 'push',
      furtherKinds: [],
      withheldKinds: [],
      flow: 'push',
      receiverUnitId: null,
      count: 1,
      outcome,
      ruleId,
      evidence,
      level,
      reason: null,
      consentId: null,
      overrideId: null,
      exemptionId: null,
    }
  })
  await insertRecords(shell, records)
}
