import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { signal } from '../../../platform/live.ts'
import { publish } from '../../../platform/outbox.ts'
import type { Shell } from '../../../platform/shell.ts'
import { listCitizens } from '../../citizen/index.ts'
import { publishedProgrammes, versionOf } from '../current-programmes.ts'
import { type Advance, advance, type TakingOver } from '../domain/advance.ts'
import type { Fact } from '../domain/fact.ts'
import { foldObligations, type Obligation, type ObligationEvent } from '../domain/obligation.ts'
import { municipalityOf } from '../domain/plan/municipality.ts'
import { type PreparedFacts, prepareFacts } from '../domain/prepare.ts'
import type { Programme } from '../domain/programme.ts'
import { situationOf, stayUnitOf } from '../domain/situation.ts'
import type { PathwayTold } from '../events.ts'
import {
  insertObligationEvents,
  listObligationEventsOf,
  type Pathway,
  type PathwayState,
  updatePathways,
} from '../store.ts'
import { type Assigned, assignSteps } from './assign-steps.ts'
import { type Change, eventsOf, tellOf } from './tell-changes.ts'

/** One citizen, who is held, with everything told and the pathways there are. */
export interface Course {
  readonly citizenId: CitizenId
  readonly pathways: readonly Pathway[]
  readonly facts: readonly Fact[]
}

/** A pathway and where it goes from here. */
interface Step {
  readonly citizenId: CitizenId
  readonly pathway: Pathway
  readonly programme: Programme
  readonly facts: PreparedFacts
  readonly obligations: readonly Obligation[]
  /** How much had been said before. */
  readonly after: number
  readonly next: Advance
}

/** Advances the pathways of citizens: says what is called for now, and tells the house. A few statements for all of them. */
export async function advancePathways(shell: Shell, courses: readonly Course[]): Promise<void> {
  const begun = courses.filter(({ pathways }) => pathways.length > 0)
  if (begun.length === 0) return
  const now = shell.clock.now()
  const steps = await stepAll(shell, begun, now)
  const changes = await changesOf(shell, steps, now)
  await insertObligationEvents(
    shell.db,
    changes.map(({ events, citizenId, pathway, after }) => ({
      citizenId,
      pathwayId: pathway.pathwayId,
      after,
      events,
    })),
  )
  const states = steps.flatMap(({ citizenId, pathway, next }) => {
    const state = stateOf(pathway, next)
    return isOther(pathway, state) ? [{ citizenId, pathway: state }] : []
  })
  await updatePathways(shell.db, states)
  const told = changes.flatMap((one) => one.told)
  await publish(shell, told)
  const touched = new Set([...told, ...states].flatMap(({ citizenId }) => citizenId ?? []))
  if (touched.size > 0)
    await signal(
      shell,
      [...touched].map((citizenId) => `citizen:${citizenId}` as const),
    )
}

async function stepAll(shell: Shell, courses: readonly Course[], now: Instant): Promise<Step[]> {
  const programmes = await publishedProgrammes(shell)
  const said = await listObligationEventsOf(
    shell.db,
    courses.map(({ citizenId }) => citizenId),
  )
  return courses.flatMap(({ citizenId, pathways, facts: told }) => {
    const facts = prepareFacts(told)
    return pathways.map((pathway): Step => {
      const programme = versionOf(programmes, pathway.programmeCode, pathway.programmeVersion)
      const earlier = said.get(pathway.pathwayId) ?? []
      const obligations = foldObligations(earlier)
      const next = advance(programme, pathway, facts, obligations, now)
      return { citizenId, pathway, programme, facts, obligations, after: earlier.length, next }
    })
  })
}

interface Told {
  readonly citizenId: CitizenId
  readonly pathway: Pathway
  readonly after: number
  readonly events: readonly ObligationEvent[]
  readonly told: readonly PathwayTold[]
}

/** What is said and told of each pathway where anything is. */
async function changesOf(shell: Shell, steps: readonly Step[], now: Instant): Promise<Told[]> {
  const assigned = await assign(shell, steps, now)
  return steps.flatMap((step) => {
    const { citizenId, pathway, programme, next, obligations, after } = step
    const of = assigned.get(step) ?? []
    const isTakeover = ({ step: { id } }: Assigned) => next.takeOver.some(({ stepId }) => stepId === id)
    const change: Change = {
      citizenId,
      pathwayId: pathway.pathwayId,
      programme,
      next,
      opened: of.filter((one) => !isTakeover(one)),
      takenOver: next.takeOver.map((takeOver) => ({
        takeOver,
        to: otherUnit(takeOver, of, obligations),
      })),
      at: now,
    }
    const events = eventsOf(change)
    return events.length === 0 ? [] : [{ citizenId, pathway, after, events, told: tellOf(change) }]
  })
}

/** Whose an obligation has become; undefined when it still is theirs who have it, or nobody's here. */
function otherUnit(
  { stepId }: TakingOver,
  assigned: readonly Assigned[],
  obligations: readonly Obligation[],
): Assigned | undefined {
  const to = assigned.find(({ step }) => step.id === stepId)
  const now = obligations.find((one) => one.stepId === stepId)?.called
  if (to === undefined || now === undefined) return undefined
  const isSame = to.responsibleId === now.responsibleId && to.handoffTo?.unitId === now.offeredToId
  return isSame ? undefined : to
}

/** Who has what is opened or taken over, by pathway. */
async function assign(
  shell: Shell,
  steps: readonly Step[],
  now: Instant,
): Promise<ReadonlyMap<Step, Assigned[]>> {
  const asking = steps.filter(({ next }) => next.open.length > 0 || next.takeOver.length > 0)
  if (asking.length === 0) return new Map()
  const ids = [...new Set(asking.map(({ citizenId }) => citizenId))]
  const citizens = new Map((await listCitizens(shell, ids)).map((citizen) => [citizen.id, citizen]))
  const assigned = await assignSteps(
    shell,
    asking.map(({ citizenId, pathway, programme, facts, next }) => {
      const citizen = citizens.get(citizenId)
      if (citizen === undefined) throw new Error(`there is no citizen ${citizenId}`)
      return {
        programme,
        open: next.open,
        takeOver: next.takeOver.map(({ reason: _, occurrence, ...one }) => ({
          ...one,
          occurrence: occurrence + 1,
        })),
        whose: {
          municipalityCode: municipalityOf(citizen.municipalityCode, facts),
          gpUnitId: citizen.gpUnitId ?? undefined,
          stayUnitId: stayUnitOf(situationOf(pathway, facts)),
          // What an agreement changes on a day counts for what is called for from that day on.
          on: danishDateOf(now),
        },
      }
    }),
  )
  return new Map(asking.map((step, index) => [step, assigned[index] ?? []]))
}

function stateOf({ pathwayId }: Pathway, next: Advance): PathwayState {
  return {
    pathwayId,
    status: next.status,
    stoppedBy: next.status === 'stopped' ? (next.stoppedBy ?? null) : null,
    nextLookAt: next.nextLookAt ?? null,
  }
}

function isOther(pathway: Pathway, state: PathwayState): boolean {
  return (
    pathway.status !== state.status ||
    pathway.stoppedBy !== state.stoppedBy ||
    pathway.nextLookAt !== state.nextLookAt
  )
}
