import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { signal } from '../../../platform/live.ts'
import { publish } from '../../../platform/outbox.ts'
import type { Shell } from '../../../platform/shell.ts'
import { getCitizen } from '../../citizen/index.ts'
import { publishedProgrammes, versionOf } from '../current-programmes.ts'
import { type Advance, advance, type Opening } from '../domain/advance.ts'
import type { Fact } from '../domain/fact.ts'
import { type CalledFor, foldObligations, type ObligationEvent } from '../domain/obligation.ts'
import type { Programme } from '../domain/programme.ts'
import { situationOf, stayUnitOf } from '../domain/situation.ts'
import type { PathwayTold, StepOccurrence } from '../events.ts'
import { insertObligationEvents, listObligationEvents, type Pathway, updatePathways } from '../store.ts'
import { type Assigned, assignSteps } from './assign-steps.ts'

/** Advances pathways of one citizen, who is held: says what is called for now, and tells the house. */
export async function advancePathways(
  shell: Shell,
  citizenId: CitizenId,
  pathways: readonly Pathway[],
  facts: readonly Fact[],
): Promise<void> {
  if (pathways.length === 0) return
  const now = shell.clock.now()
  const programmes = await publishedProgrammes(shell)
  const known = await listObligationEvents(shell.db, citizenId)
  const told: PathwayTold[] = []
  const changed: Pick<Pathway, 'pathwayId' | 'status' | 'stoppedBy' | 'nextLookAt'>[] = []
  for (const pathway of pathways) {
    const programme = versionOf(programmes, pathway.programmeCode, pathway.programmeVersion)
    const earlier = known.get(pathway.pathwayId) ?? []
    const next = advance(programme, pathway, facts, foldObligations(earlier), now)
    const assigned = await assign(shell, citizenId, pathway, programme, facts, next.open, now)
    const events = eventsOf(next, assigned, now)
    await insertObligationEvents(shell.db, citizenId, pathway.pathwayId, events, earlier.length)
    told.push(...tell(citizenId, pathway, next, assigned, now))
    const state = {
      pathwayId: pathway.pathwayId,
      status: next.status,
      stoppedBy: next.status === 'stopped' ? (next.stoppedBy ?? null) : null,
      nextLookAt: next.nextLookAt ?? null,
    }
    if (isOther(pathway, state)) changed.push(state)
  }
  await updatePathways(shell.db, citizenId, changed)
  await publish(shell, told)
  if (told.length > 0 || changed.length > 0) await signal(shell, [`citizen:${citizenId}`])
}

function isOther(pathway: Pathway, state: Pick<Pathway, 'status' | 'stoppedBy' | 'nextLookAt'>): boolean {
  return (
    pathway.status !== state.status ||
    pathway.stoppedBy !== state.stoppedBy ||
    pathway.nextLookAt !== state.nextLookAt
  )
}

async function assign(
  shell: Shell,
  citizenId: CitizenId,
  pathway: Pathway,
  programme: Programme,
  facts: readonly Fact[],
  open: readonly Opening[],
  now: Instant,
): Promise<Assigned[]> {
  if (open.length === 0) return []
  const { municipalityCode, gpUnitId } = await getCitizen(shell, citizenId)
  return assignSteps(shell, programme, open, {
    municipalityCode: municipalityCode ?? '',
    gpUnitId: gpUnitId ?? undefined,
    stayUnitId: stayUnitOf(situationOf(pathway, facts)),
    // What an agreement changes on a day counts for what is called for from that day on.
    on: danishDateOf(now),
  })
}

function eventsOf(next: Advance, assigned: readonly Assigned[], at: Instant): ObligationEvent[] {
  return [
    ...next.close.map(({ stepId, occurrence, isByTask, ...end }): ObligationEvent => {
      const common = { stepId, occurrence, at, isByTask }
      return end.outcome === 'done'
        ? { ...common, type: 'done' }
        : { ...common, type: 'withdrawn', reason: end.reason }
    }),
    ...next.reopen.map((one): ObligationEvent => ({ ...one, at, type: 'reopened' })),
    ...next.change.map((one): ObligationEvent => ({ ...one, at, type: 'deadline-changed' })),
    ...assigned.map(
      ({
        step,
        occurrence,
        anchorAt,
        limit,
        deadline,
        responsibleId,
        handoffTo,
        reasons,
      }): ObligationEvent => {
        const called: CalledFor = {
          type: 'called-for',
          serviceCode: step.service,
          responsibleId,
          reasons,
          ...(anchorAt && { anchorAt }),
          ...(limit && { limit }),
          ...(deadline && { deadline }),
          ...(handoffTo && { offeredToId: handoffTo.unitId }),
        }
        return { stepId: step.id, occurrence, at, ...called }
      },
    ),
  ]
}

function tell(
  citizenId: CitizenId,
  { pathwayId, programmeCode }: Pathway,
  next: Advance,
  assigned: readonly Assigned[],
  occurredAt: Instant,
): PathwayTold[] {
  const about = ({ stepId, occurrence }: { stepId: string; occurrence: number }): StepOccurrence => ({
    citizenId,
    pathwayId,
    stepId,
    occurrence,
  })
  return [
    ...assigned.map(
      ({
        step,
        occurrence,
        deadline,
        answerWithin,
        priority,
        responsibleId,
        handoffTo,
        reasons,
      }): PathwayTold => ({
        type: 'task-called-for',
        citizenId,
        occurredAt,
        data: {
          ...about({ stepId: step.id, occurrence }),
          serviceCode: step.service,
          programme: programmeCode,
          title: step.title,
          responsibleId,
          dueAt: deadline?.dueAt ?? null,
          warnAt: deadline?.warnAt ?? null,
          answerWithin,
          priority,
          ...(handoffTo && { handoffTo }),
          reasons,
          legal: step.legal,
        },
      }),
    ),
    // A task that told its own end knows it.
    ...next.close
      .filter(({ isByTask }) => !isByTask)
      .map(
        (end): PathwayTold => ({
          type: 'task-no-longer-called-for',
          citizenId,
          occurredAt,
          data: { ...about(end), reason: end.outcome === 'done' ? 'FULFILLED' : end.reason },
        }),
      ),
    ...next.change.map(
      (moved): PathwayTold => ({
        type: 'task-deadline-changed',
        citizenId,
        occurredAt,
        data: { ...about(moved), ...moved.deadline },
      }),
    ),
  ]
}
