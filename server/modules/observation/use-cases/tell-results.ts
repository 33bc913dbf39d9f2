import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { ObservationsView } from '../../../../contract/observation.ts'
import type { CitizenId, OrganisationId, ResultLetterId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessRefused, allow, ruleBook } from '../../access/index.ts'
import { type LetterToSend, sendLetter, wayTo } from '../../message/index.ts'
import { getUnit, type Unit } from '../../organisation/index.ts'
import { observationCodes } from '../codes.ts'
import { foldReports, type LetterContent, type Report, type ResultLetter } from '../domain/report.ts'
import { resultsOf, type TypedResult, type WriteRefused } from '../domain/write.ts'
import { insertDelivery, listLetters, lockCitizen, type StoredLetter } from '../store.ts'
import { keepLetter } from './hear-of-letters.ts'
import { doctorOf, isOwn, readerOf, viewObservations } from './view-observations.ts'

export type TellRefused =
  | AccessRefused
  | WriteRefused
  | Refusal<
      | 'results-unknown'
      | 'results-not-by-you'
      | 'results-not-yours'
      | 'results-cancelled-already'
      | 'results-changed-meanwhile'
      | 'results-reason-missing'
      | 'results-no-doctor'
      | 'results-no-phone'
      | 'results-may-not-be-told'
    >

export interface OnCitizen {
  readonly actor: ProfessionalActor
  readonly citizenId: CitizenId
}

/** What a team has measured. */
export interface Measured {
  readonly results: readonly TypedResult[]
  readonly conclusion: string
  readonly isSharingRefused: boolean
  readonly doctorInitials: string
}

/** A team of the municipality tells the citizen's doctor what it has measured. */
export function tellResults(
  shell: Shell,
  on: OnCitizen,
  measured: Measured,
): Promise<Result<ObservationsView, TellRefused>> {
  return tell(shell, on, undefined, (_, now) => written('new', measured, now))
}

/** Tells results anew; the earlier ones stay visible and no longer count. */
export function correctResults(
  shell: Shell,
  on: OnCitizen,
  reportId: ResultLetterId,
  measured: Measured,
): Promise<Result<ObservationsView, TellRefused>> {
  return tell(shell, on, reportId, (_, now) => written('modified', measured, now))
}

/** Takes results back, with the reason. */
export function cancelResults(
  shell: Shell,
  on: OnCitizen,
  reportId: ResultLetterId,
  reason: string,
): Promise<Result<ObservationsView, TellRefused>> {
  return tell(shell, on, reportId, async (report) => {
    const current = report?.current.content
    if (current === undefined) return refused('results-unknown')
    if (reason.trim() === '') return refused('results-reason-missing')
    const content = { ...current, conclusion: reason.trim(), signature: null }
    return ok({ activity: 'retracted' as const, content, doctorInitials: '' })
  })
}

interface ToTell {
  readonly activity: ResultLetter['activity']
  readonly content: LetterContent
  readonly doctorInitials: string
}

async function written(
  activity: ResultLetter['activity'],
  { results: typed, conclusion, isSharingRefused, doctorInitials }: Measured,
  now: Instant,
): Promise<Result<ToTell, WriteRefused>> {
  const results = resultsOf(typed, await observationCodes(), now)
  if (!results.ok) return results
  const content = {
    results: results.value,
    files: [],
    issuedAt: now,
    conclusion: conclusion.trim() || null,
    signature: null,
    isSharingRefused,
  }
  return ok({ activity, content, doctorInitials })
}

/** Lock, allow, decide, keep, send, answer: the way of every telling. */
function tell(
  shell: Shell,
  { actor, citizenId }: OnCitizen,
  reportId: ResultLetterId | undefined,
  decide: (report: Report<StoredLetter> | undefined, now: Instant) => Promise<Result<ToTell, TellRefused>>,
): Promise<Result<ObservationsView, TellRefused>> {
  return shell.transaction(async (inner): Promise<Result<ObservationsView, TellRefused>> => {
    const asked = { actor, citizenId, purpose: 'treatment', object: 'tell-results' } as const
    const granted = await allow(inner, { ...asked, kind: 'LAB', also: ['APP'], action: 'write' })
    if (!granted.ok) return granted
    const reader = await readerOf(inner, actor)
    if (!reader.mayWrite) return refused('results-not-by-you')
    await lockCitizen(inner.db, citizenId)
    const report = reportId === undefined ? undefined : await findReport(inner, citizenId, reportId)
    if (reportId !== undefined) {
      if (report === undefined) return refused('results-unknown')
      if (!isOwn(report, reader)) return refused('results-not-yours')
      if (report.status === 'cancelled') return refused('results-cancelled-already')
      if (report.current.id !== reportId) return refused('results-changed-meanwhile')
    }
    const decided = await decide(report, inner.clock.now())
    if (!decided.ok) return decided
    const sent = await send(inner, { actor, citizenId }, report?.current, decided.value)
    if (!sent.ok) return sent
    return ok(await viewObservations(inner, actor, citizenId, granted.value.kinds))
  })
}

/** Corrections and cancellations go to whoever got the first, also when the citizen has another doctor now. */
async function receiverOf(
  shell: Shell,
  citizenId: CitizenId,
  about: StoredLetter | undefined,
): Promise<{ unitId: OrganisationId; name: string } | null> {
  if (about?.toUnitId) return { unitId: about.toUnitId, name: about.toName }
  return doctorOf(shell, citizenId)
}

async function send(
  shell: Shell,
  { actor, citizenId }: OnCitizen,
  about: StoredLetter | undefined,
  { activity, content, doctorInitials }: ToTell,
): Promise<Result<void, TellRefused>> {
  const receiver = await receiverOf(shell, citizenId, about)
  if (receiver === null) return refused('results-no-doctor')
  const unit = await getUnit(shell, actor.unitId)
  const phone = unit.dutyPhone ?? unit.phone
  if (phone === null) return refused('results-no-phone')
  const told = await allow(shell, {
    actor,
    citizenId,
    kind: 'LAB',
    also: ['ID'],
    purpose: 'treatment',
    action: 'push',
    flow: 'push',
    receiverUnitId: receiver.unitId,
    object: 'send-results',
  })
  if (!told.ok || told.value.withheld) return refused('results-may-not-be-told')
  const signature = {
    name: actor.name,
    role: (await ruleBook()).jobs.get(actor.function)?.name.da ?? actor.function,
    phone,
  }
  const id = shell.ids.next<ResultLetterId>()
  const way = await wayTo(shell, receiver.unitId, 'home-care-observation')
  const isInside = way.ok && way.value === 'inside'
  const queued = isInside
    ? undefined
    : await sendLetter(
        shell,
        letterToSend({ id, actor, citizenId, receiver, about, activity, content, doctorInitials, signature }),
      )
  if (queued !== undefined && !queued.ok) return refused('results-no-doctor', { why: queued.refusal.code })
  const letter = letterOf(shell, {
    id,
    letterId: queued?.value.letterId ?? id,
    actor,
    citizenId,
    unit,
    receiver,
    about,
    activity,
    content: { ...content, signature },
  })
  await keepLetter(shell, letter)
  const state = isInside ? 'inside' : 'waiting'
  await insertDelivery(shell.db, { citizenId, letter: id, at: letter.toldAt, state, reason: null })
  return ok(undefined)
}

interface Going extends OnCitizen {
  readonly id: ResultLetterId
  readonly receiver: { readonly unitId: OrganisationId; readonly name: string }
  readonly about: StoredLetter | undefined
  readonly activity: ResultLetter['activity']
  readonly content: LetterContent
}

function letterOf(
  shell: Shell,
  {
    id,
    letterId,
    actor,
    citizenId,
    unit,
    receiver,
    about,
    activity,
    content,
  }: Going & {
    readonly letterId: string
    readonly unit: Unit
  },
): StoredLetter {
  const { personId, name, function: does, unitId } = actor
  const now = shell.clock.now()
  return {
    citizenId,
    id,
    senderKey: about?.senderKey ?? unitId,
    letterId,
    activity,
    about: about?.letterId ?? null,
    sentAt: now,
    toldAt: now,
    fromUnitId: unitId,
    fromName: unit.name,
    toUnitId: receiver.unitId,
    toName: receiver.name,
    messageId: null,
    writtenBy: { personId, name, function: does, unitId },
    content,
  }
}

function letterToSend({
  id,
  actor,
  citizenId,
  receiver,
  about,
  activity,
  content,
  doctorInitials,
  signature,
}: Going & {
  readonly doctorInitials: string
  readonly signature: { readonly name: string; readonly role: string; readonly phone: string }
}): LetterToSend {
  return {
    key: id,
    askedBy: 'observation',
    citizenId,
    fromUnitId: actor.unitId,
    to: { unitId: receiver.unitId },
    content: {
      standard: 'home-care-observation',
      activity,
      issuedAt: content.issuedAt,
      results: content.results.map(({ code, system, name, takenAt, value, note }) => ({
        code: { system, code, name },
        status: activity === 'modified' ? 'corrected' : activity === 'retracted' ? 'cancelled' : 'final',
        isNotAssessed: true,
        ...(takenAt !== null && { takenAt }),
        ...(value !== null && { value }),
        ...(note !== null && { note }),
      })),
      ...(content.conclusion !== null && { conclusion: content.conclusion }),
      signature: { ...signature, role: { kind: 'text', text: signature.role } },
      isSharingRefused: content.isSharingRefused,
      ...(doctorInitials !== '' && { doctorInitials }),
      ...(about && { about: about.letterId }),
    },
  }
}

async function findReport(
  shell: Shell,
  citizenId: CitizenId,
  reportId: ResultLetterId,
): Promise<Report<StoredLetter> | undefined> {
  return foldReports(await listLetters(shell.db, citizenId)).find(({ letters }) =>
    letters.some(({ id }) => id === reportId),
  )
}
