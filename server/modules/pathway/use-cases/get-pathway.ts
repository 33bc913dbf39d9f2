import type { SignedInActor } from '../../../../contract/actor.ts'
import type { OccurrenceView, RunningProgrammeView } from '../../../../contract/pathway-programme.ts'
import type { CitizenId, OrganisationId, PathwayId } from '../../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessRefused, allow } from '../../access/index.ts'
import { findUnit } from '../../organisation/index.ts'
import { publishedProgrammes, versionOf } from '../current-programmes.ts'
import { advance } from '../domain/advance.ts'
import { foldObligations, type ObligationEvent } from '../domain/obligation.ts'
import { reasonWords } from '../domain/plain/reason-words.ts'
import { versionsOf } from '../programme-versions.ts'
import { viewProgramme } from '../programme-views.ts'
import { listFacts, listObligationEvents, listPathways } from '../store.ts'
import { wordBooks } from '../word-books.ts'

/** One pathway of a citizen against the programme it started on. The look is recorded. */
export async function getPathway(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
  pathwayId: PathwayId,
): Promise<Result<RunningProgrammeView, AccessRefused | Refusal<'pathway-unknown'>>> {
  const granted = await allow(shell, {
    actor,
    citizenId,
    kind: 'PLAN',
    purpose: 'treatment',
    action: 'read',
    object: 'pathway',
  })
  if (!granted.ok) return granted
  const pathway = (await listPathways(shell.db, citizenId)).find((one) => one.pathwayId === pathwayId)
  if (pathway === undefined) return refused('pathway-unknown')
  const [facts, events, programmes, versions, books] = await Promise.all([
    listFacts(shell.db, citizenId),
    listObligationEvents(shell.db, citizenId),
    publishedProgrammes(shell),
    versionsOf(shell),
    wordBooks(shell),
  ])
  const programme = versionOf(programmes, pathway.programmeCode, pathway.programmeVersion)
  const version = versions.get(programme.code)?.find(({ view }) => view.version === programme.version)
  const said = events.get(pathwayId) ?? []
  const obligations = foldObligations(said)
  const { steps } = advance(programme, pathway, facts, obligations, shell.clock.now())
  const names = await unitNames(shell, said)
  const times = occurrencesOf(said, names)
  return ok({
    pathwayId,
    subjectId: pathway.subjectId,
    status: pathway.status,
    stoppedBy: pathway.stoppedBy === null ? null : reasonWords[pathway.stoppedBy],
    startedAt: pathway.startedAt,
    page: viewProgramme(programme, version?.view ?? { status: 'replaced', retiredOn: null }, books),
    steps: steps.map((state) => {
      const occurrences = times.get(state.stepId) ?? []
      // What was issued is what people have before them.
      const last = occurrences.at(-1)
      const shown = last?.state ?? (state.state === 'wanted' ? 'waiting' : state.state)
      return {
        stepId: state.stepId,
        state: shown,
        reason:
          shown !== 'withdrawn'
            ? null
            : (last?.reason ?? (state.state === 'withdrawn' ? reasonWords[state.reason] : null)),
        occurrences,
      }
    }),
  })
}

type Names = ReadonlyMap<OrganisationId, string>

async function unitNames(shell: Shell, events: readonly ObligationEvent[]): Promise<Names> {
  const ids = events.flatMap((event) =>
    event.type === 'called-for'
      ? [event.responsibleId, ...(event.offeredToId ? [event.offeredToId] : [])]
      : [],
  )
  const units = await Promise.all([...new Set(ids)].map((id) => findUnit(shell, id)))
  return new Map(units.flatMap((unit) => (unit === undefined ? [] : [[unit.id, unit.name] as const])))
}

/** Each time a step was called for, in order, from what was said about it. */
function occurrencesOf(
  events: readonly ObligationEvent[],
  names: Names,
): ReadonlyMap<string, OccurrenceView[]> {
  const byStep = new Map<string, OccurrenceView[]>()
  for (const event of events) {
    const known = byStep.get(event.stepId) ?? []
    if (event.type === 'called-for') byStep.set(event.stepId, [...known, begin(event, names)])
    else
      byStep.set(
        event.stepId,
        known.map((one) => (one.occurrence === event.occurrence ? after(one, event) : one)),
      )
  }
  return byStep
}

function begin(event: Extract<ObligationEvent, { type: 'called-for' }>, names: Names): OccurrenceView {
  const named = (id: OrganisationId | undefined) =>
    id === undefined ? null : { id, name: names.get(id) ?? '' }
  return {
    occurrence: event.occurrence,
    state: 'open',
    calledForAt: event.at,
    dueAt: event.deadline?.dueAt ?? null,
    warnAt: event.deadline?.warnAt ?? null,
    endedAt: null,
    reason: null,
    responsible: named(event.responsibleId),
    offeredTo: named(event.offeredToId),
    reasons: event.reasons.map((reason) => ({ ...reason })),
  }
}

function after(one: OccurrenceView, event: Exclude<ObligationEvent, { type: 'called-for' }>): OccurrenceView {
  switch (event.type) {
    case 'done':
      return { ...one, state: 'done', endedAt: event.at }
    case 'withdrawn':
      return { ...one, state: 'withdrawn', endedAt: event.at, reason: reasonWords[event.reason] }
    case 'reopened':
      return { ...one, state: 'open', endedAt: null, reason: null }
    // Still theirs after a move: nothing is new to whoever reads.
    case 'kept':
      return one
    case 'deadline-changed':
      return { ...one, dueAt: event.deadline?.dueAt ?? null, warnAt: event.deadline?.warnAt ?? null }
  }
}
