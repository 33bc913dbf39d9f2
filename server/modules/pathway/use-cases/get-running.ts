import type { SignedInActor } from '../../../../contract/actor.ts'
import type { PathwayView, StepView } from '../../../../contract/pathway.ts'
import type { CitizenId, OrganisationId } from '../../../../kernel/ids.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessRefused, allow } from '../../access/index.ts'
import { findUnit } from '../../organisation/index.ts'
import { publishedProgrammes, versionOf } from '../current-programmes.ts'
import { advance, type StepState } from '../domain/advance.ts'
import { foldObligations, type Obligation } from '../domain/obligation.ts'
import type { Step } from '../domain/programme.ts'
import { readmittedFrom } from '../domain/readmission.ts'
import { situationOf } from '../domain/situation.ts'
import { listFacts, listObligationEvents, listPathways } from '../store.ts'

/** The citizen's pathways as a signed-in person may see them; the look is recorded. */
export async function viewPathways(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
): Promise<Result<{ pathways: PathwayView[] }, AccessRefused>> {
  const granted = await allow(shell, {
    actor,
    citizenId,
    kind: 'PLAN',
    purpose: 'treatment',
    action: 'read',
    object: 'pathways',
  })
  return granted.ok ? ok({ pathways: await getRunning(shell, citizenId) }) : granted
}

/** Every pathway of a citizen, running and past, newest first. Whoever calls has asked `access`. */
export async function getRunning(shell: Shell, citizenId: CitizenId): Promise<PathwayView[]> {
  const pathways = await listPathways(shell.db, citizenId)
  if (pathways.length === 0) return []
  const [facts, events, programmes] = await Promise.all([
    listFacts(shell.db, citizenId),
    listObligationEvents(shell.db, citizenId),
    publishedProgrammes(shell),
  ])
  const placed = pathways.map((one) => ({ pathwayId: one.pathwayId, situation: situationOf(one, facts) }))
  const names = await unitNames(shell, [...events.values()].flat())
  const views = pathways.map((pathway, index): PathwayView => {
    const programme = versionOf(programmes, pathway.programmeCode, pathway.programmeVersion)
    const obligations = foldObligations(events.get(pathway.pathwayId) ?? [])
    const { steps } = advance(programme, pathway, facts, obligations, shell.clock.now())
    const { code, version, name } = programme
    return {
      pathwayId: pathway.pathwayId,
      programme: { code, version, name },
      subjectId: pathway.subjectId,
      status: pathway.status,
      stoppedBy: pathway.stoppedBy,
      startedAt: pathway.startedAt,
      readmittedFrom: readmittedFrom(placed[index] as (typeof placed)[number], placed) ?? null,
      steps: programme.steps.map((step, at) =>
        viewStep(
          step,
          steps[at] as StepState,
          obligations.find(({ stepId }) => stepId === step.id),
          names,
        ),
      ),
    }
  })
  return views.toReversed()
}

type Names = ReadonlyMap<OrganisationId, string>

async function unitNames(shell: Shell, events: readonly object[]): Promise<Names> {
  const ids = events.flatMap((event) =>
    ['responsibleId', 'offeredToId'].flatMap((key) => (event as Record<string, OrganisationId>)[key] ?? []),
  )
  const units = await Promise.all([...new Set(ids)].map((id) => findUnit(shell, id)))
  return new Map(units.flatMap((unit) => (unit === undefined ? [] : [[unit.id, unit.name] as const])))
}

/** What was issued is what people have before them; a step the clock has just opened is shown as open when it is called for. */
function viewStep(step: Step, state: StepState, obligation: Obligation | undefined, names: Names): StepView {
  const shown =
    obligation?.state ?? (state.state === 'done' || state.state === 'withdrawn' ? state.state : 'waiting')
  const named = (id: OrganisationId | undefined) =>
    id === undefined ? null : { id, name: names.get(id) ?? '' }
  return {
    stepId: step.id,
    title: step.title,
    state: shown,
    reason: shown === 'withdrawn' ? (obligation?.reason ?? endedBy(state)) : null,
    occurrence: obligation?.occurrence ?? null,
    dueAt: obligation?.deadline?.dueAt ?? null,
    warnAt: obligation?.deadline?.warnAt ?? null,
    calledForAt: named(obligation?.called.responsibleId),
    offeredTo: named(obligation?.called.offeredToId),
    reasons: (obligation?.called.reasons ?? []).map((reason) => ({ ...reason })),
    confidence: step.confidence,
  }
}

function endedBy(state: StepState): string | null {
  return state.state === 'withdrawn' ? state.reason : null
}
