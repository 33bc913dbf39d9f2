import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { StayId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { isReconciledAfterDischarge, isReconciledAtDischarge } from './conditions.ts'
import type { MedicineEvent } from './event.ts'
import { currentReconciliation, fold, type MedicineState, nothingYet, type Reconciliation } from './fold.ts'

/** What has happened, in the words `pathway` knows. */
export interface MedicineFact {
  readonly key: string
  readonly kind: string
  readonly at: Instant
  readonly subjectId: StayId
  readonly data: Readonly<Record<string, string | boolean>>
  readonly source: string
}

interface Walk {
  readonly state: MedicineState
  readonly facts: readonly MedicineFact[]
  /** The fact that the hospital is done, while the citizen is there and it holds: key, by reconciliation. */
  readonly atDischarge: ReadonlyMap<string, string>
  readonly afterDischarge: ReadonlySet<string>
}

/**
 * Every fact the history gives rise to, each with a key of the event it came with: told again it is the same fact. That the
 * hospital is done is taken back when a line changes before the citizen has left; what was reconciled after the discharge
 * stays so, for what changes later is another day's treatment.
 */
export function factsOf(events: readonly MedicineEvent[]): MedicineFact[] {
  const start: Walk = { state: nothingYet, facts: [], atDischarge: new Map(), afterDischarge: new Set() }
  return [...events.reduce(step, start).facts]
}

function step(walk: Walk, event: MedicineEvent): Walk {
  const state = fold([event], walk.state)
  const reconciliation = currentReconciliation(state)
  if (reconciliation === undefined) return { ...walk, state }
  const facts = [...walk.facts, ...told(event, state, reconciliation)]
  // What was reconciled after the discharge stays so: there is nothing more to find.
  if (walk.afterDischarge.has(reconciliation.reconciliationId)) return { ...walk, state, facts }
  const next = { ...walk, state, facts }
  return afterwards(atDischarge(next, event, reconciliation), event, reconciliation)
}

function told(event: MedicineEvent, state: MedicineState, reconciliation: Reconciliation): MedicineFact[] {
  const { sequence } = state
  const fact = (kind: string, data: MedicineFact['data'] = {}) => [
    factOf(reconciliation, sequence, kind, event.at, data),
  ]
  switch (event.type) {
    case 'dose-dispensing-paused':
    case 'dose-dispensing-resumed':
      return fact(event.type)
    case 'party-confirmed':
      return fact('medicines-confirmed', { party: event.party })
    case 'difference-found':
      return fact('medicine-difference-found', { isHighRisk: event.isHighRisk })
    case 'difference-solved': {
      const isLast = state.differences.every(({ solvedAt }) => solvedAt !== null)
      return isLast ? fact('medicine-differences-solved') : []
    }
    default:
      return []
  }
}

function atDischarge(walk: Walk, { at }: MedicineEvent, reconciliation: Reconciliation): Walk {
  const { reconciliationId, endedAt } = reconciliation
  const before = walk.atDischarge.get(reconciliationId)
  const holds = isReconciledAtDischarge(walk.state, reconciliation, danishDateOf(at))
  if (holds && before === undefined) {
    const fact = factOf(reconciliation, walk.state.sequence, 'medicines-reconciled-at-discharge', at, {})
    const known = new Map(walk.atDischarge).set(reconciliationId, fact.key)
    return { ...walk, facts: [...walk.facts, fact], atDischarge: known }
  }
  if (holds || before === undefined || endedAt !== null) return walk
  const back = factOf(reconciliation, walk.state.sequence, 'fact-taken-back', at, { cancels: before })
  const known = new Map(walk.atDischarge)
  known.delete(reconciliationId)
  return { ...walk, facts: [...walk.facts, back], atDischarge: known }
}

function afterwards(walk: Walk, { at }: MedicineEvent, reconciliation: Reconciliation): Walk {
  const { reconciliationId } = reconciliation
  if (!isReconciledAfterDischarge(walk.state, reconciliation, danishDateOf(at))) return walk
  const fact = factOf(reconciliation, walk.state.sequence, 'medicines-reconciled-after-discharge', at, {})
  return {
    ...walk,
    facts: [...walk.facts, fact],
    afterDischarge: new Set(walk.afterDischarge).add(reconciliationId),
  }
}

function factOf(
  { reconciliationId, stayId }: Reconciliation,
  sequence: number,
  kind: string,
  at: Instant,
  data: MedicineFact['data'],
): MedicineFact {
  const key = `medication:${reconciliationId}:${kind}:${sequence}`
  return { key, kind, at, subjectId: stayId, data, source: `medication ${reconciliationId}` }
}

/** When a reconciliation was first done with the own doctor and the municipality behind it; undefined while it is not. */
export function doneAtOf(facts: readonly MedicineFact[], { stayId }: Reconciliation): Instant | undefined {
  const kind = 'medicines-reconciled-after-discharge'
  return facts.find((fact) => fact.kind === kind && fact.subjectId === stayId)?.at
}
