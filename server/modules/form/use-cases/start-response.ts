import type { SignedInActor } from '../../../../contract/actor.ts'
import type { FormResponseView } from '../../../../contract/form.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId, FormResponseId, SubjectId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { AccessRefused } from '../../access/index.ts'
import { getCitizen } from '../../citizen/index.ts'
import { findForm, inForceOn, publishedForms } from '../current-forms.ts'
import { beginAmendment, takeOver } from '../domain/decide.ts'
import type { Form } from '../domain/form.ts'
import { foldResponse, isByProgram, type Origin, type ResponseEvent } from '../domain/response.ts'
import { knownOf } from '../known-of.ts'
import { isSameRoom } from '../same-room.ts'
import * as store from '../store.ts'
import { isOwn, rowOf } from '../view-response.ts'
import { saveEvent } from './change-response.ts'
import { mayWrite } from './may-write.ts'
import { askFor, openResponse, readerOf, viewOpen, writerOf } from './open-response.ts'

export type StartRefused =
  | AccessRefused
  | Refusal<
      | 'form-unknown'
      | 'form-not-for-you'
      | 'form-subject-missing'
      | 'form-subject-unknown'
      | 'form-response-unknown'
    >

/** What is to be begun. */
export interface Beginning {
  readonly form: string
  /** The one in force when left out. */
  readonly version?: number | undefined
  readonly subjectId?: SubjectId | undefined
  readonly origin?: Origin | undefined
}

/** Begins a form about a citizen, or goes on with the draft the unit has begun about the same. */
export async function startResponse(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
  told: Beginning,
): Promise<Result<FormResponseView, StartRefused>> {
  const forms = await publishedForms(shell)
  const now = shell.clock.now()
  const form =
    told.version === undefined
      ? inForceOn(forms, danishDateOf(now)).find(({ code }) => code === told.form)
      : findForm(forms, told.form, told.version)
  const asked = { action: 'write', object: 'start-form-response' } as const
  const granted = await askFor(shell, actor, citizenId, form, asked)
  if (!granted.ok) return granted
  if (form === undefined) return refused('form-unknown', { form: told.form })
  if ((await mayWrite(shell, actor, [form])).length === 0) return refused('form-not-for-you')
  const about = await subjectOf(shell, citizenId, form, told.subjectId)
  if (!about.ok) return about
  const by = writerOf(actor)
  const subjectId = about.value
  const unitId = by.unitId
  await store.lockBeginning(shell.db, citizenId, subjectId, form.code)
  const byProgram = await goOnFromProgram(shell, { actor, citizenId }, form, subjectId, now)
  if (byProgram !== undefined) return byProgram
  const begun = await store.findFirstDraft(shell.db, citizenId, { form: form.code, subjectId, unitId })
  if (begun !== undefined) {
    const open = await openResponse(shell, { actor, citizenId, responseId: begun.responseId }, asked)
    return open.ok ? ok(await viewOpen(shell, open.value)) : open
  }
  const responseId = shell.ids.next<FormResponseId>()
  const events: ResponseEvent[] = [
    {
      type: 'started',
      form: form.code,
      formVersion: form.version,
      subjectId,
      origin: told.origin ?? null,
      by,
      at: now,
    },
  ]
  const response = foldResponse(responseId, events)
  const row = rowOf(
    {
      citizenId,
      responseId,
      form: form.code,
      formVersion: form.version,
      subjectId,
      unitId,
      status: 'draft',
      version: 0,
      hasDraft: true,
      hasNews: false,
      startedAt: now,
      startedBy: by,
      signedAt: null,
      signedBy: null,
      happenedAt: null,
    },
    response,
  )
  await store.insertResponse(shell.db, row)
  await store.insertEvents(shell.db, citizenId, responseId, events, 0)
  const known = knownOf(await getCitizen(shell, citizenId), now)
  const reader = await readerOf(shell, actor)
  return ok(await viewOpen(shell, { row, response, form, forms, known, reader, kinds: granted.value }))
}

const lookedThrough = 'Den automatiske udgave er set igennem'

/**
 * What the program wrote for the unit is gone on with, and not begun beside it: the receivers see what a person changed. A team of
 * the same room that has been handed the task takes the document over. Undefined when the program has written nothing, or a person
 * has signed since.
 */
async function goOnFromProgram(
  shell: Shell,
  { actor, citizenId }: { readonly actor: SignedInActor; readonly citizenId: CitizenId },
  { code }: Form,
  subjectId: SubjectId | null,
  now: Instant,
): Promise<Result<FormResponseView, StartRefused> | undefined> {
  if (subjectId === null) return undefined
  const reader = await readerOf(shell, actor)
  const byProgram = (await store.listResponseRows(shell.db, citizenId, { form: code, subjectId })).filter(
    ({ signedBy, status }) => signedBy !== null && isByProgram(signedBy) && status === 'signed',
  )
  const row =
    byProgram.find(({ unitId }) => isOwn(unitId, reader)) ?? (await firstOfRoom(shell, actor, byProgram))
  if (row === undefined) return undefined
  const { responseId } = row
  await store.lockResponse(shell.db, responseId)
  const asked = { action: 'write', object: 'amend-form-response' } as const
  const opened = await openResponse(shell, { actor, citizenId, responseId }, asked)
  if (!opened.ok) return opened
  const by = writerOf(actor)
  const taken = isOwn(opened.value.row.unitId, reader) ? undefined : takeOver(opened.value.response, by, now)
  const open = taken === undefined ? opened.value : await saveEvent(shell, opened.value, taken)
  const amendment = beginAmendment(open.response, lookedThrough, by, now)
  // A colleague has begun to look through it: it is one draft.
  const next = amendment.ok ? await saveEvent(shell, open, amendment.value) : open
  return ok(await viewOpen(shell, next))
}

async function firstOfRoom(
  shell: Shell,
  actor: SignedInActor,
  rows: readonly store.ResponseRow[],
): Promise<store.ResponseRow | undefined> {
  if (actor.kind === 'citizen') return undefined
  for (const row of rows)
    if (row.unitId !== null && (await isSameRoom(shell, row.unitId, actor.unitId))) return row
  return undefined
}

/** What it is about: nothing but the citizen, or a stay or plan we have been told of. */
async function subjectOf(
  shell: Shell,
  citizenId: CitizenId,
  { about }: Form,
  subjectId: SubjectId | undefined,
): Promise<Result<SubjectId | null, Refusal<'form-subject-missing' | 'form-subject-unknown'>>> {
  if (about === 'citizen') return ok(null)
  if (subjectId === undefined) return refused('form-subject-missing', { about })
  const subject = await store.findSubject(shell.db, citizenId, subjectId)
  return subject?.kind === about ? ok(subjectId) : refused('form-subject-unknown', { about })
}
