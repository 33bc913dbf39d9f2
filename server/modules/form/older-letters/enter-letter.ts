import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type {
  CitizenId,
  FormResponseId,
  OrganisationId,
  PersonId,
  SubjectId,
} from '../../../../kernel/ids.ts'
import { epoch, type Instant, instant } from '../../../../kernel/instant.ts'
import { signal } from '../../../platform/live.ts'
import type { Shell } from '../../../platform/shell.ts'
import { recordRelations } from '../../access/index.ts'
import { instantOf, type OlderLetterReceived } from '../../message/index.ts'
import { findUnit } from '../../organisation/index.ts'
import { inForceOn, publishedForms } from '../current-forms.ts'
import { foldResponse, otherSystemFunction, type ResponseEvent, type Writer } from '../domain/response.ts'
import * as store from '../store.ts'
import { rowOf } from '../view-response.ts'
import { answersOf, type DocumentLetter, isDocumentLetter, senderName, timeInStay } from './answers-of.ts'

/** A citizen's stay is told of a little later by one system than by another. */
const slackHours = 36

/** As long as a document that was sent ties its receiver (law, part 10). */
const tieInDays = 30

/**
 * Enters a letter of the older formats as a signed document of its form, from another system; the original stays in `message`. It is
 * signed although the form may require more than the letter says: those items stand empty, and it tells no facts. A letter told of
 * twice is entered once, since the document has the letter's own id.
 */
export async function enterOlderLetter(
  shell: Shell,
  citizenId: CitizenId,
  { messageId, letter, receiverUnitId, senderUnitId }: OlderLetterReceived['data'],
): Promise<void> {
  if (!isDocumentLetter(letter)) return
  const at = shell.clock.now()
  const form = inForceOn(await publishedForms(shell), danishDateOf(at)).find(
    ({ code }) => code === letter.kind,
  )
  if (form === undefined) return
  const responseId = messageId as string as FormResponseId
  await store.lockResponse(shell.db, responseId)
  if ((await store.findResponseRow(shell.db, citizenId, responseId)) !== undefined) return
  const by = await writerOf(shell, letter, senderUnitId ?? receiverUnitId, senderUnitId !== null)
  const subjectId = form.about === 'stay' ? await stayOf(shell, citizenId, letter, at) : null
  const started: ResponseEvent = {
    type: 'started',
    form: form.code,
    formVersion: form.version,
    subjectId,
    origin: null,
    by,
    at,
  }
  const answers = answersOf(letter)
  const saved: ResponseEvent = { type: 'saved', answers, by, at }
  const writtenAt = instantOf(letter.letter.writtenAt)
  // Not completed and not cut: what a hospital has signed stands as it is, also where it is longer than we would write.
  const signed: ResponseEvent = {
    type: 'signed',
    version: 1,
    answers,
    facts: [],
    scores: [],
    happenedAt: writtenAt < at ? writtenAt : at,
    by,
    at,
  }
  const events = [started, saved, signed]
  const response = foldResponse(responseId, events)
  const row: store.ResponseRow = {
    citizenId,
    responseId,
    form: form.code,
    formVersion: form.version,
    subjectId,
    unitId: by.unitId,
    status: 'draft',
    version: 0,
    hasDraft: true,
    hasNews: false,
    startedAt: at,
    startedBy: by,
    signedAt: null,
    signedBy: null,
    happenedAt: null,
  }
  await store.insertResponse(shell.db, rowOf(row, response))
  await store.insertEvents(shell.db, citizenId, responseId, events, 0)
  await deliver(shell, { citizenId, responseId, receiverUnitId, version: signed.version, at })
}

/** The hospital signs; where we do not know it, the document is kept by the unit the letter came to, under the sender's name. */
async function writerOf(
  shell: Shell,
  letter: DocumentLetter,
  unitId: OrganisationId,
  isSenderKnown: boolean,
): Promise<Writer> {
  const name =
    senderName(letter) || (isSenderKnown && (await findUnit(shell, unitId))?.name) || 'Et andet system'
  return {
    personId: '00000000-0000-7000-8000-000000000000' as PersonId,
    name: `${name} (fra et andet system)`,
    function: otherSystemFunction,
    unitId,
  }
}

/** The stay in whose time the letter is; an admission report is about the latest. */
async function stayOf(
  shell: Shell,
  citizenId: CitizenId,
  letter: DocumentLetter,
  now: Instant,
): Promise<SubjectId | null> {
  const at = epoch(timeInStay(letter) ?? now)
  const slack = slackHours * 3_600_000
  const stays = await store.listStays(shell.db, citizenId)
  const found = stays.find(
    ({ startedAt, endedAt }) =>
      startedAt !== null &&
      epoch(startedAt) - slack <= at &&
      (endedAt === null || at <= epoch(endedAt) + slack),
  )
  return found?.subjectId ?? null
}

async function deliver(
  shell: Shell,
  sent: {
    readonly citizenId: CitizenId
    readonly responseId: FormResponseId
    readonly receiverUnitId: OrganisationId
    readonly version: number
    readonly at: Instant
  },
): Promise<void> {
  const { citizenId, responseId, receiverUnitId: unitId, version, at } = sent
  await store.insertDeliveries(shell.db, [
    {
      citizenId,
      responseId,
      unitId,
      version,
      status: 'sent',
      isSuperseded: false,
      isInError: false,
      sentAt: at,
      readAt: null,
      readBy: null,
      outside: null,
    },
  ])
  await recordRelations(shell, [
    {
      citizenId,
      unitId,
      kind: 'referral',
      sourceId: responseId,
      from: at,
      to: instant(epoch(at) + tieInDays * 86_400_000),
    },
  ])
  await signal(shell, [`documents:${unitId}`, `citizen:${citizenId}`])
}
