import type { Bilingual } from '../../../../kernel/bilingual.ts'
import type { CitizenId, OrganisationId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { Shell } from '../../../platform/shell.ts'
import { getCitizen } from '../../citizen/index.ts'
import { publishedProgrammes, versionOf } from '../current-programmes.ts'
import { foldObligations, type Obligation } from '../domain/obligation.ts'
import { municipalityOf } from '../domain/plan/municipality.ts'
import type { OpenStep } from '../domain/plan/plan-step.ts'
import { type PreparedFacts, prepareFacts } from '../domain/prepare.ts'
import type { Programme } from '../domain/programme.ts'
import { latestOfStep, type Situation, situationOf } from '../domain/situation.ts'
import { listFacts, listObligationEvents, listPathways, type Pathway } from '../store.ts'

/** One pathway of the citizen, with what it has called for. */
export interface PlanPathway {
  readonly pathway: Pathway
  readonly programme: Programme
  readonly situation: Situation
  readonly obligations: readonly Obligation[]
  /** Why its deadlines stand still, when any does. */
  readonly restsBecause: Bilingual | null
}

/** Everything the plan is worked out from, besides what people have said of it. */
export interface PlanCourse {
  readonly citizenId: CitizenId
  readonly facts: PreparedFacts
  /** The newest first. */
  readonly pathways: readonly PlanPathway[]
  readonly ownDoctorId: OrganisationId | undefined
  readonly municipalityCode: string
  readonly diedAt: Instant | null
}

/** Reads it with one statement per kind, whatever number of pathways there are. */
export async function readPlanCourse(shell: Shell, citizenId: CitizenId): Promise<PlanCourse> {
  const [citizen, pathways, told, events, programmes] = await Promise.all([
    getCitizen(shell, citizenId),
    listPathways(shell.db, citizenId),
    listFacts(shell.db, citizenId),
    listObligationEvents(shell.db, citizenId),
    publishedProgrammes(shell),
  ])
  const facts = prepareFacts(told)
  return {
    citizenId,
    facts,
    pathways: pathways.toReversed().map((pathway): PlanPathway => {
      const programme = versionOf(programmes, pathway.programmeCode, pathway.programmeVersion)
      const obligations = foldObligations(events.get(pathway.pathwayId) ?? [])
      const isResting = obligations.some(({ state, isPaused }) => state === 'open' && isPaused === true)
      return {
        pathway,
        programme,
        situation: situationOf(pathway, facts),
        obligations,
        restsBecause: isResting ? (programme.pauses?.findLast(({ text }) => text)?.text ?? null) : null,
      }
    }),
    ownDoctorId: citizen.gpUnitId ?? undefined,
    municipalityCode: municipalityOf(citizen.municipalityCode, facts),
    diedAt: citizen.diedAt,
  }
}

/** What the pathways have called for and is not over, with who has it by what was last told. */
export function openSteps({ pathways }: PlanCourse): OpenStep[] {
  return pathways.flatMap(({ pathway, programme, situation, obligations }) =>
    obligations
      .filter(({ state }) => state === 'open')
      .map((obligation): OpenStep => {
        const { stepId, occurrence, called, deadline } = obligation
        const step = programme.steps.find(({ id }) => id === stepId)
        const title = step?.title ?? { da: stepId, en: stepId }
        return {
          pathwayId: pathway.pathwayId,
          programmeCode: programme.code,
          programme: programme.name,
          stepId,
          occurrence,
          title,
          plain: step?.plain ?? title,
          serviceCode: called.serviceCode,
          ...holderOf(obligation, situation),
          dueAt: deadline?.dueAt ?? null,
        }
      }),
  )
}

/** Whoever was given it, until the one it was offered to has answered. */
function holderOf(
  { stepId, occurrence, called }: Obligation,
  situation: Situation,
): Pick<OpenStep, 'holderId' | 'offeredToId'> {
  const accepted = latestOfStep(situation, 'handoff-accepted', stepId)
  const declined = latestOfStep(situation, 'handoff-declined', stepId)
  const isAbout = (fact: typeof accepted) => fact !== undefined && Number(fact.data.occurrence) === occurrence
  const unitId = isAbout(accepted) ? accepted?.data.unitId : undefined
  if (typeof unitId === 'string') return { holderId: unitId as OrganisationId, offeredToId: null }
  const isAnswered = isAbout(accepted) || isAbout(declined)
  return {
    holderId:
      isAbout(accepted) && called.offeredToId !== undefined ? called.offeredToId : called.responsibleId,
    offeredToId: isAnswered ? null : (called.offeredToId ?? null),
  }
}
