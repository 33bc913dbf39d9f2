import type { SignedInActor } from '../../../../contract/actor.ts'
import type { FormResponseView } from '../../../../contract/form.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { OrganisationId } from '../../../../kernel/ids.ts'
import { epoch, type Instant, instant } from '../../../../kernel/instant.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import { signal } from '../../../platform/live.ts'
import { publish } from '../../../platform/outbox.ts'
import type { Shell } from '../../../platform/shell.ts'
import { allow, recordRelations } from '../../access/index.ts'
import { placeRoles } from '../../agreement/index.ts'
import { getCitizen } from '../../citizen/index.ts'
import { enterInError, sign } from '../domain/decide.ts'
import { itemsOf } from '../domain/form.ts'
import { latestOf, type ResponseEvent } from '../domain/response.ts'
import { type FormEnteredInError, type FormSigned, signatureKey } from '../events.ts'
import { isSameRoom } from '../same-room.ts'
import { sendOutside } from '../send-outside.ts'
import * as store from '../store.ts'
import { type ChangeRefused, openOwn, saveEvent } from './change-response.ts'
import { type OnResponse, type OpenResponse, viewOpen, writerOf } from './open-response.ts'

type Signed = Extract<ResponseEvent, { type: 'signed' }>

/** Signs the draft, sends it to its receivers and tells what it says has happened. */
export async function signResponse(
  shell: Shell,
  on: OnResponse,
  told: { readonly revision: number; readonly happenedAt?: Instant | undefined },
): Promise<Result<FormResponseView, ChangeRefused>> {
  const open = await openOwn(shell, on, 'sign-form-response')
  if (!open.ok) return open
  const { form, response, known } = open.value
  const signed = sign(form, response, told, known, writerOf(on.actor), shell.clock.now())
  if (!signed.ok) return signed
  const { event, takenBack } = signed.value
  const next = await saveEvent(shell, open.value, event)
  await send(shell, on.actor, next, event)
  await publish(shell, [await signedEvent(shell, next, event, takenBack)])
  return ok(await viewOpen(shell, next))
}

/** Says that a signed document is wrong. What it told is taken back, and whoever had it reads so. */
export async function enterResponseInError(
  shell: Shell,
  on: OnResponse,
  reason: string,
): Promise<Result<FormResponseView, ChangeRefused>> {
  const open = await openOwn(shell, on, 'enter-form-in-error')
  if (!open.ok) return open
  const now = shell.clock.now()
  const event = enterInError(open.value.response, reason, writerOf(on.actor), now)
  if (!event.ok) return event
  const next = await saveEvent(shell, open.value, event.value)
  const { citizenId, responseId, form, subjectId } = next.row
  const receivers = await store.markInError(shell.db, citizenId, responseId)
  await signal(
    shell,
    receivers.map((unitId) => `documents:${unitId}` as const),
  )
  const { versions } = next.response
  const told: FormEnteredInError = {
    type: 'form-entered-in-error',
    citizenId,
    occurredAt: now,
    data: {
      responseId,
      form,
      subjectId,
      partOf: await partOf(shell, next),
      takenBack: [
        ...versions.map(({ version }) => signatureKey(responseId, version)),
        ...(latestOf(next.response)?.facts ?? []).map(({ key }) => key),
      ],
    },
  }
  await publish(shell, [told])
  return ok(await viewOpen(shell, next))
}

async function signedEvent(
  shell: Shell,
  { row, response, form }: OpenResponse,
  { version, facts, happenedAt, at }: Signed,
  takenBack: readonly string[],
): Promise<FormSigned> {
  const done = happenedAt ?? at
  return {
    type: 'form-signed',
    citizenId: row.citizenId,
    occurredAt: at,
    data: {
      responseId: row.responseId,
      form: form.code,
      formVersion: form.version,
      version,
      subjectId: row.subjectId,
      partOf: await partOf(shell, { row }),
      origin: response.origin,
      happenedAt: done,
      facts: facts.map((fact) => ({ key: fact.key, kind: fact.kind, data: fact.data, at: fact.at ?? done })),
      takenBack,
    },
  }
}

async function partOf(shell: Shell, { row }: Pick<OpenResponse, 'row'>) {
  if (row.subjectId === null) return null
  return (await store.findSubject(shell.db, row.citizenId, row.subjectId))?.partOf ?? null
}

/** How long a document that was sent ties its receiver to the citizen: as long as a closed contact does (law, part 10). */
const tieInDays = 30

/**
 * Sends a version to the units its form names. Each sending to another room is a disclosure, asked with all the kinds the answers
 * are of (SUL § 41): where one of them may not be told, the document is not sent, and the sender sees that it was not.
 */
export async function send(
  shell: Shell,
  actor: SignedInActor,
  open: OpenResponse,
  signed: Signed,
): Promise<void> {
  const { row } = open
  const receivers = await receiversOf(shell, open)
  const deliveries: store.Delivery[] = []
  for (const unitId of receivers) {
    const isTold = await mayBeTold(shell, actor, open, signed, unitId)
    deliveries.push({
      citizenId: row.citizenId,
      responseId: row.responseId,
      unitId,
      version: signed.version,
      status: isTold ? 'sent' : 'not-told',
      isSuperseded: false,
      isInError: false,
      sentAt: signed.at,
      readAt: null,
      readBy: null,
      outside: null,
    })
  }
  if (deliveries.length === 0) return
  await store.insertDeliveries(shell.db, deliveries)
  const sent = deliveries.filter(({ status }) => status === 'sent')
  for (const { unitId } of sent) await sendOutside(shell, open, signed, unitId)
  await recordRelations(
    shell,
    sent.map(({ citizenId, responseId, unitId, sentAt }) => ({
      citizenId,
      unitId,
      kind: 'referral',
      sourceId: responseId,
      from: sentAt,
      to: daysAfter(sentAt, tieInDays),
    })),
  )
  await signal(
    shell,
    sent.map(({ unitId }) => `documents:${unitId}` as const),
  )
}

function daysAfter(at: Instant, days: number): Instant {
  return instant(epoch(at) + days * 86_400_000)
}

/** The real units of the form's receivers, without the one that wrote it. */
async function receiversOf(shell: Shell, { row, form }: OpenResponse): Promise<OrganisationId[]> {
  if (form.receivers.length === 0) return []
  const { municipalityCode, gpUnitId } = await getCitizen(shell, row.citizenId)
  const subject =
    row.subjectId === null ? undefined : await store.findSubject(shell.db, row.citizenId, row.subjectId)
  const units = await placeRoles(shell, form.receivers, {
    municipalityCode: municipalityCode ?? '',
    gpUnitId: gpUnitId ?? undefined,
    stayUnitId: subject?.unitId ?? undefined,
    on: danishDateOf(shell.clock.now()),
  })
  return [...new Set(units.values())].filter((unitId) => unitId !== row.unitId)
}

async function mayBeTold(
  shell: Shell,
  actor: SignedInActor,
  { row, form }: OpenResponse,
  { answers }: Signed,
  receiverUnitId: OrganisationId,
): Promise<boolean> {
  if (actor.kind !== 'citizen' && (await isSameRoom(shell, actor.unitId, receiverUnitId))) return true
  const kinds = new Set(answers.flatMap(({ linkId }) => itemsOf(form).get(linkId)?.item.kind ?? []))
  kinds.delete('PLAN')
  const allowed = await allow(shell, {
    actor,
    citizenId: row.citizenId,
    kind: 'PLAN',
    also: ['ID', ...kinds],
    purpose: actor.kind === 'citizen' ? 'own-record' : 'continuity',
    action: 'push',
    flow: 'push',
    receiverUnitId,
    object: 'send-document',
  })
  return allowed.ok && !allowed.value.withheld
}
