import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId, FormResponseId, OrganisationId, PersonId } from '../../../../kernel/ids.ts'
import { epoch, type Instant, instant } from '../../../../kernel/instant.ts'
import { signal } from '../../../platform/live.ts'
import { publish } from '../../../platform/outbox.ts'
import type { Shell } from '../../../platform/shell.ts'
import { recordRelations } from '../../access/index.ts'
import { instantOf, type OlderLetterReceived } from '../../message/index.ts'
import { findUnit } from '../../organisation/index.ts'
import { inForceOn, publishedForms } from '../current-forms.ts'
import type { Answer } from '../domain/answer.ts'
import type { Form } from '../domain/form.ts'
import { foldResponse, otherSystemFunction, type ResponseEvent, type Writer } from '../domain/response.ts'
import { factsOf, type KeyedFact } from '../domain/tell.ts'
import type { FormSigned } from '../events.ts'
import * as store from '../store.ts'
import { rowOf } from '../view-response.ts'
import { answersOf, type DocumentLetter, isDocumentLetter, senderName, timeInStay } from './answers-of.ts'

/** A citizen's stay is told of a little later by one system than by another. */
const slackHours = 36

/** As long as a document that was sent ties its receiver (law, part 10). */
const tieInDays = 30

/**
 * Enters a letter of the older formats as a signed document of its form, from another system; the original stays in `message`. It is
 * signed although the form may require more than the letter says: those items stand empty. A letter told of twice is entered once,
 * since the document has the letter's own id.
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
  const stay = form.about === 'stay' ? await stayOf(shell, citizenId, letter, at) : undefined
  const subjectId = stay?.subjectId ?? null
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
  const signed: Extract<ResponseEvent, { type: 'signed' }> = {
    type: 'signed',
    version: 1,
    answers,
    facts: (await isHospitalsWord(shell, letter, senderUnitId, stay?.unitId ?? null))
      ? factsIn(form, responseId, answers, at)
      : [],
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
  await store.insertResponse(shell.db, row)
  await store.insertEvents(shell.db, citizenId, responseId, events, 0)
  await store.updateResponse(shell.db, rowOf(row, response))
  await deliver(shell, { citizenId, responseId, receiverUnitId, version: signed.version, at })
  if (signed.facts.length > 0) await tellFacts(shell, row, signed)
}

/**
 * What a hospital the house knows has sent under its own name is signed there, and counts as what its wards sign here: the days of a
 * citizen whose treatment is over run from the hospital’s word, not from when somebody in the municipality has read it. A letter that
 * corrects or takes back does not say which one it means, and another hospital does not speak for the one the citizen is in: of
 * those a person finds out.
 */
async function isHospitalsWord(
  shell: Shell,
  { letter }: DocumentLetter,
  senderUnitId: OrganisationId | null,
  wardId: OrganisationId | null,
): Promise<boolean> {
  if (senderUnitId === null || letter.status !== 'new') return false
  const sender = await findUnit(shell, senderUnitId)
  const ward = wardId === null ? undefined : await findUnit(shell, wardId)
  return sender?.room === 'hospital' && (ward === undefined || ward.partyId === sender.partyId)
}

/** What the form tells, but for what lies ahead: nothing has happened before it has. */
function factsIn(form: Form, id: FormResponseId, answers: readonly Answer[], now: Instant): KeyedFact[] {
  return factsOf(form, answers, {})
    .filter(({ at }) => at === null || at <= now)
    .map((fact, index) => ({ ...fact, key: `form ${id} 1.${index + 1}` }))
}

async function tellFacts(
  shell: Shell,
  { citizenId, responseId, form, formVersion, subjectId }: store.ResponseRow,
  { version, facts, happenedAt, at }: Extract<ResponseEvent, { type: 'signed' }>,
): Promise<void> {
  const subject = subjectId === null ? undefined : await store.findSubject(shell.db, citizenId, subjectId)
  const done = happenedAt ?? at
  const told: FormSigned = {
    type: 'form-signed',
    citizenId,
    occurredAt: at,
    data: {
      responseId,
      form,
      formVersion,
      version,
      subjectId,
      partOf: subject?.partOf ?? null,
      origin: null,
      happenedAt: done,
      facts: facts.map((fact) => ({ ...fact, at: fact.at ?? done })),
      takenBack: [],
    },
  }
  await publish(shell, [told])
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

type StayAbout = Pick<store.Subject, 'subjectId' | 'unitId'>

/** The stay in whose time the letter is; an admission report is about the latest. */
async function stayOf(
  shell: Shell,
  citizenId: CitizenId,
  letter: DocumentLetter,
  now: Instant,
): Promise<StayAbout | undefined> {
  const at = epoch(timeInStay(letter) ?? now)
  const slack = slackHours * 3_600_000
  const stays = await store.listStays(shell.db, citizenId)
  return stays.find(
    ({ startedAt, endedAt }) =>
      startedAt !== null &&
      epoch(startedAt) - slack <= at &&
      (endedAt === null || at <= epoch(endedAt) + slack),
  )
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
