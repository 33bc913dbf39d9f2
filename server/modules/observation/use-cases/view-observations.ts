import type { SignedInActor } from '../../../../contract/actor.ts'
import { onlyShown } from '../../../../contract/data-kind.ts'
import {
  type ObservationsView,
  observationsView,
  type ResultReportView,
} from '../../../../contract/observation.ts'
import type { DataKind } from '../../../../kernel/access-words.ts'
import type { CitizenId, OrganisationId } from '../../../../kernel/ids.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessRefused, allow, onlyLooks, scopeOf } from '../../access/index.ts'
import { getCitizen } from '../../citizen/index.ts'
import { findUnit } from '../../organisation/index.ts'
import { type ObservationCode, observationCodes } from '../codes.ts'
import { foldReports, type MeasuredResult, type Report } from '../domain/report.ts'
import { type Delivery, listDeliveries, listLetters, type StoredLetter } from '../store.ts'

/** The results of a citizen, as far as the reader may see them. */
export async function listObservations(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
): Promise<Result<ObservationsView, AccessRefused>> {
  const granted = await allow(shell, {
    actor,
    citizenId,
    kind: 'LAB',
    also: ['APP'],
    purpose: actor.kind === 'citizen' ? 'own-record' : 'treatment',
    action: 'read',
    object: 'observations',
  })
  return granted.ok ? ok(await viewObservations(shell, actor, citizenId, granted.value.kinds)) : granted
}

/** The same for somebody who has been allowed already. */
export async function viewObservations(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
  kinds: ReadonlySet<DataKind>,
): Promise<ObservationsView> {
  const reader = await readerOf(shell, actor)
  const reports = foldReports(await listLetters(shell.db, citizenId))
  const shown = reports.filter((report) => mayRead(report, reader))
  const deliveries = await listDeliveries(shell.db, citizenId)
  const codes = await observationCodes()
  const view: ObservationsView = {
    reports: shown.map((report) => viewReport(report, reader, deliveries, codes)),
    mayWrite: reader.mayWrite,
    doctor: await doctorOf(shell, citizenId),
    withheld: shown.length < reports.length,
  }
  return onlyShown(observationsView, view, kinds)
}

export interface Reader {
  readonly scope: readonly OrganisationId[]
  readonly isCitizen: boolean
  /** Works in a team of the municipality’s health care, and does more than look up. */
  readonly mayWrite: boolean
}

export async function readerOf(shell: Shell, actor: SignedInActor): Promise<Reader> {
  const isCitizen = actor.kind === 'citizen'
  const room = isCitizen ? null : ((await findUnit(shell, actor.unitId))?.room ?? null)
  const mayWrite = actor.kind === 'professional' && room === 'health' && !(await onlyLooks(actor))
  return { scope: await scopeOf(shell, actor), isCitizen, mayWrite }
}

/**
 * Where the citizen has refused that results are shared further, only who told them, who got them and the citizen read them
 * (MedCom HomeCareObservation 1.2: meta.security R).
 */
export function mayRead({ letters }: Report<StoredLetter>, { scope, isCitizen }: Reader): boolean {
  return (
    isCitizen ||
    letters.every(
      ({ content, fromUnitId, toUnitId }) =>
        !content.isSharingRefused ||
        [fromUnitId, toUnitId].some((unitId) => unitId !== null && scope.includes(unitId)),
    )
  )
}

/** Written here, by a unit of the reader. */
export function isOwn({ letters }: Report<StoredLetter>, { scope, mayWrite }: Reader): boolean {
  return (
    mayWrite &&
    letters.every(
      ({ writtenBy, fromUnitId }) => writtenBy !== null && fromUnitId !== null && scope.includes(fromUnitId),
    )
  )
}

function viewReport(
  report: Report<StoredLetter>,
  reader: Reader,
  deliveries: ReadonlyMap<string, Delivery>,
  codes: ReadonlyMap<string, ObservationCode>,
): ResultReportView {
  const { status, current, cancellation, letters } = report
  const { content } = current
  const before = letters[letters.indexOf(current) - 1]
  // What was cancelled may be about somebody else; who told it and who got it must see what to put right, the citizen must not.
  const isOthers = status === 'cancelled' && reader.isCitizen
  const isOwnOpen = isOwn(report, reader) && status !== 'cancelled'
  const delivery = deliveries.get((cancellation ?? current).id)
  return {
    id: current.id,
    status,
    from: current.fromName,
    to: current.toName,
    issuedAt: content.issuedAt,
    isSharingRefused: letters.some((letter) => letter.content.isSharingRefused),
    conclusion: content.conclusion,
    cancelledBecause: cancellation?.content.conclusion ?? null,
    results: isOthers ? [] : content.results.map((result) => viewResult(result, before, codes)),
    files: isOthers
      ? []
      : letters.flatMap(({ id, content: { files } }) => files.map((file) => ({ letterId: id, ...file }))),
    letters: letters.map(({ id, activity, sentAt, content: { conclusion, signature } }) => ({
      id,
      activity,
      sentAt,
      conclusion,
      signature,
    })),
    delivery: delivery === undefined ? null : { state: delivery.state, reason: delivery.reason },
    actions: { correct: isOwnOpen, cancel: isOwnOpen },
  }
}

function viewResult(
  { code, system, name, takenAt, value, note }: MeasuredResult,
  before: StoredLetter | undefined,
  codes: ReadonlyMap<string, ObservationCode>,
): ResultReportView['results'][number] {
  const known = codes.get(code)
  const earlier = before?.content.results.find((one) => one.code === code && one.takenAt === takenAt)
  const sameCode = before?.content.results.filter((one) => one.code === code) ?? []
  const compared = earlier ?? (sameCode.length === 1 ? sameCode[0] : undefined)
  const isChanged = before !== undefined && JSON.stringify(compared?.value) !== JSON.stringify(value)
  return {
    code,
    system,
    name: known?.name ?? { da: name, en: name },
    longName: name,
    takenAt,
    value,
    note,
    before: isChanged ? (compared?.value ?? null) : null,
    isChanged,
  }
}

/** Who is told: the citizen’s own doctor. */
export async function doctorOf(
  shell: Shell,
  citizenId: CitizenId,
): Promise<{ unitId: OrganisationId; name: string } | null> {
  const { gpUnitId } = await getCitizen(shell, citizenId)
  const unit = gpUnitId === null ? undefined : await findUnit(shell, gpUnitId)
  return unit === undefined ? null : { unitId: unit.id, name: unit.name }
}
