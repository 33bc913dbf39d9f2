import type { OrganisationId } from '../../../kernel/ids.ts'
import type { Shell } from '../../platform/shell.ts'
import { getCitizen } from '../citizen/index.ts'
import { sendLetter, wayTo } from '../message/index.ts'
import type { ResponseEvent } from './domain/response.ts'
import { contentOf, olderStandardOf } from './older-letters/content-of.ts'
import { findSubject, insertOutsideSending, type OutsideState } from './store.ts'
import type { OpenResponse } from './use-cases/open-response.ts'

type Signed = Extract<ResponseEvent, { type: 'signed' }>

/** What `message` calls a version that goes to a unit; told back with how it went. */
export function sendingKeyOf(responseId: string, version: number, unitId: string): string {
  return `${responseId} ${version} ${unitId}`
}

/**
 * A receiver that does not work in the house gets the document as the older letter it corresponds to (XDIS16, XDIS18, XDIS19,
 * DIS01), in line in this transaction. Where no letter can carry it the document says so, so that somebody phones.
 */
export async function sendOutside(
  shell: Shell,
  open: OpenResponse,
  signed: Signed,
  unitId: OrganisationId,
): Promise<void> {
  const state = await stateAfter(shell, open, signed, unitId)
  if (state === undefined) return
  const { citizenId, responseId } = open.row
  const { version, at } = signed
  await insertOutsideSending(shell.db, { citizenId, responseId, unitId, version, at, state })
}

/** Undefined where the receiver is inside, or nobody knows of a way out at all. */
async function stateAfter(
  shell: Shell,
  { row, form }: OpenResponse,
  signed: Signed,
  unitId: OrganisationId,
): Promise<OutsideState | undefined> {
  const { citizenId, responseId } = row
  const standard = olderStandardOf(form.code)
  const way = await wayTo(shell, unitId, standard ?? 'care-communication')
  if (way.ok ? way.value === 'inside' : way.refusal.code === 'no-mailbox') return undefined
  const citizen = await getCitizen(shell, citizenId)
  const stay = row.subjectId === null ? undefined : await findSubject(shell.db, citizenId, row.subjectId)
  const content = contentOf(form, signed, citizen, stay)
  if (!way.ok || row.unitId === null || content === undefined) return 'no-way'
  if (typeof content === 'string') return content
  const queued = await sendLetter(shell, {
    key: sendingKeyOf(responseId, signed.version, unitId),
    askedBy: 'form',
    citizenId,
    fromUnitId: row.unitId,
    to: { unitId },
    content,
  })
  return queued.ok ? 'waiting' : 'no-way'
}
