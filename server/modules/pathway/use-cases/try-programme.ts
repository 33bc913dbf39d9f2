import type { SignedInActor } from '../../../../contract/actor.ts'
import type { ProgrammeTrialView } from '../../../../contract/pathway-programme.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { type OutboxEvent, publish } from '../../../platform/outbox.ts'
import type { Shell } from '../../../platform/shell.ts'
import { resolveMany, type ServiceQuestion } from '../../agreement/index.ts'
import { getCitizen } from '../../citizen/index.ts'
import { checkDraft } from '../check-draft.ts'
import { isTrigger } from '../domain/advance.ts'
import { compareCourses, replay } from '../domain/compare.ts'
import type { DraftId } from '../domain/draft.ts'
import type { Fact } from '../domain/fact.ts'
import type { Programme, Step } from '../domain/programme.ts'
import { situationOf, stayUnitOf } from '../domain/situation.ts'
import { count, emptyTally, type Tally } from '../domain/tally.ts'
import { draftReaderOf, type OnlySecretariat } from '../programme-editor.ts'
import { versionsOf } from '../programme-versions.ts'
import { findDraft } from '../store/drafts.ts'
import {
  countRecorded,
  findTrial,
  insertTrial,
  listFactsOfMany,
  listRecorded,
  type Recorded,
  type Trial,
  type TrialId,
  takeTrial,
  updateTrial,
} from '../store/trials.ts'
import { viewTrial } from '../trial-views.ts'
import { wordBooks } from '../word-books.ts'
import type { DraftUnknown } from './programme-draft.ts'
import type { ProgrammeUnknown } from './view-programmes.ts'

/** A trial has more to compare. */
export type ProgrammeTrialContinued = OutboxEvent<'programme-trial-continued', { readonly trialId: TrialId }>

/** How many pathways are compared in one transaction, and how many in one trial. */
const batch = 50
const mostPathways = 20_000

/** What is tried: a draft as it stands now, or a published version. */
export interface TrialAsked {
  readonly code: string
  readonly oldVersion: number
  readonly with: { readonly draftId: DraftId } | { readonly version: number }
}

/** Begins to compare two versions on recorded pathways. The walk goes on by itself, batch by batch. */
export async function beginProgrammeTrial(
  shell: Shell,
  actor: SignedInActor,
  asked: TrialAsked,
): Promise<
  Result<
    ProgrammeTrialView,
    OnlySecretariat | ProgrammeUnknown | DraftUnknown | Refusal<'programme-has-faults'>
  >
> {
  const reader = draftReaderOf(actor)
  if (!reader.ok) return reader
  const versions = (await versionsOf(shell)).get(asked.code)
  const versionOf = (version: number) => versions?.find(({ view }) => view.version === version)?.programme
  const old = versionOf(asked.oldVersion)
  if (old === undefined) return refused('programme-unknown')
  const renewed =
    'version' in asked.with
      ? programmeOr(versionOf(asked.with.version))
      : await draftedProgramme(shell, asked.code, asked.with.draftId)
  if (!renewed.ok) return renewed
  const now = shell.clock.now()
  const trial: Trial = {
    trialId: shell.ids.next<TrialId>(),
    code: asked.code,
    oldVersion: asked.oldVersion,
    newVersion: 'version' in asked.with ? asked.with.version : null,
    old,
    renewed: renewed.value,
    status: 'running',
    beganAt: now,
    until: now,
    pathways: await countRecorded(shell.db, asked.code, now),
    done: 0,
    place: null,
    tally: emptyTally,
  }
  await shell.transaction(async (inner) => {
    await insertTrial(inner.db, trial, reader.value.personId)
    await publish(inner, [continued(trial)])
  })
  return ok(viewTrial(trial, mostPathways, await wordBooks(shell)))
}

function programmeOr(programme: Programme | undefined): Result<Programme, ProgrammeUnknown> {
  return programme === undefined ? refused('programme-unknown') : ok(programme)
}

async function draftedProgramme(
  shell: Shell,
  code: string,
  draftId: DraftId,
): Promise<Result<Programme, DraftUnknown | Refusal<'programme-has-faults'>>> {
  const draft = await findDraft(shell.db, draftId)
  if (draft === undefined || draft.code !== code) return refused('programme-draft-unknown')
  const { faults, programme } = await checkDraft(shell, draft.document)
  if (faults.length > 0 || programme === undefined)
    return refused('programme-has-faults', { count: faults.length })
  return ok(programme)
}

function continued({ trialId, beganAt }: Trial): ProgrammeTrialContinued {
  return { type: 'programme-trial-continued', citizenId: null, occurredAt: beganAt, data: { trialId } }
}

/** How far a trial has come, and what it has counted so far. */
export async function getProgrammeTrial(
  shell: Shell,
  actor: SignedInActor,
  trialId: TrialId,
): Promise<Result<ProgrammeTrialView, OnlySecretariat | Refusal<'programme-trial-unknown'>>> {
  const reader = draftReaderOf(actor)
  if (!reader.ok) return reader
  const trial = await findTrial(shell.db, trialId)
  return trial === undefined
    ? refused('programme-trial-unknown')
    : ok(viewTrial(trial, mostPathways, await wordBooks(shell)))
}

/**
 * Compares the next pathways of a trial, in the transaction of the listener, and asks for more. A server that is stopped loses
 * one batch, which is counted again: nothing is counted twice.
 */
export async function continueTrial(shell: Shell, trialId: TrialId): Promise<void> {
  const trial = await takeTrial(shell.db, trialId)
  if (trial === undefined) return
  const recorded = await listRecorded(shell.db, trial, batch)
  const facts = await listFactsOfMany(
    shell.db,
    [...new Set(recorded.map(({ citizenId }) => citizenId))],
    trial.until,
  )
  let tally = trial.tally
  for (const one of recorded)
    tally = await compareOne(shell, trial, one, facts.get(one.citizenId) ?? [], tally)
  const done = trial.done + recorded.length
  const last = recorded.at(-1)
  const isLast = recorded.length < batch
  const status = isLast ? 'finished' : done >= mostPathways ? 'stopped-at-limit' : 'running'
  const place = last === undefined ? trial.place : { citizenId: last.citizenId, pathwayId: last.pathwayId }
  await updateTrial(shell.db, { trialId, status, done, place, tally })
  if (status === 'running') await publish(shell, [continued(trial)])
}

async function compareOne(
  shell: Shell,
  { old, renewed, until }: Trial,
  recorded: Recorded,
  facts: readonly Fact[],
  tally: Tally,
): Promise<Tally> {
  const isStarted = facts.some((fact) => fact.subjectId === recorded.subjectId && isTrigger(renewed, fact))
  const before = replay(old, recorded, facts, until)
  const after = isStarted ? replay(renewed, recorded, facts, until) : []
  const both = after.map(({ stepId }) => stepId).filter((id) => before.some(({ stepId }) => stepId === id))
  return count(tally, {
    isStarted,
    differences: compareCourses(before, after),
    otherUnit: await stepsElsewhere(shell, { old, renewed, recorded, facts }, new Set(both)),
  })
}

/** Steps both versions call for that would have gone to another unit: only those whose service is another are asked about. */
async function stepsElsewhere(
  shell: Shell,
  {
    old,
    renewed,
    recorded,
    facts,
  }: { old: Programme; renewed: Programme; recorded: Recorded; facts: readonly Fact[] },
  stepIds: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const moved = [...stepIds].flatMap((stepId) => {
    const [before, after] = [receiverIn(old, stepId), receiverIn(renewed, stepId)]
    return before === after || !before || !after ? [] : [{ stepId, before, after }]
  })
  if (moved.length === 0) return new Set()
  const whose = await whoseOf(shell, recorded.citizenId, stayUnitOf(situationOf(recorded, facts)))
  const answers = await resolveMany(
    shell,
    moved.flatMap(({ before, after }) => [before, after].map((serviceCode) => ({ ...whose, serviceCode }))),
  )
  const unitOf = (index: number) => {
    const answer = answers[index]
    return answer?.ok ? answer.value.unitId : undefined
  }
  return new Set(
    moved.filter((_, index) => unitOf(index * 2) !== unitOf(index * 2 + 1)).map(({ stepId }) => stepId),
  )
}

async function whoseOf(
  shell: Shell,
  citizenId: CitizenId,
  stayUnitId: ServiceQuestion['stayUnitId'],
): Promise<Omit<ServiceQuestion, 'serviceCode'>> {
  const { municipalityCode, gpUnitId } = await getCitizen(shell, citizenId)
  return {
    municipalityCode: municipalityCode ?? '',
    gpUnitId: gpUnitId ?? undefined,
    stayUnitId,
    on: danishDateOf(shell.clock.now()),
  }
}

/** The service a step ends with: whom it is handed to, else who does it. */
function receiverIn(programme: Programme, stepId: string): string | undefined {
  const step = stepIn(programme, stepId)
  return step && (step.handoff?.to ?? step.service)
}

function stepIn({ steps }: Programme, stepId: string): Step | undefined {
  return steps.find(({ id }) => id === stepId)
}
