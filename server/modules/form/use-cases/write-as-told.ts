import type { ServiceActor } from '../../../../contract/actor.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type {
  CitizenId,
  ClientId,
  FormResponseId,
  OrganisationId,
  PersonId,
  SubjectId,
} from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { signal } from '../../../platform/live.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { AccessRefused } from '../../access/index.ts'
import { getCitizen } from '../../citizen/index.ts'
import { inForceOn, publishedForms } from '../current-forms.ts'
import { type DecideRefused, signAsTold } from '../domain/decide.ts'
import { type Form, itemsOf } from '../domain/form.ts'
import { foldResponse, type Origin, programFunction, type ResponseEvent } from '../domain/response.ts'
import { knownOf } from '../known-of.ts'
import * as store from '../store.ts'
import { rowOf } from '../view-response.ts'
import { askFor, type OpenResponse, suggestionsIn, writerOf } from './open-response.ts'
import { send } from './sign-response.ts'

/** The program where it writes for a unit: it reaches no further than the unit's own system would. */
const programId = '00000000-0000-7000-8000-000000000000'

function programAt(unitId: OrganisationId): ServiceActor {
  return {
    kind: 'service',
    personId: programId as PersonId,
    clientId: programId as ClientId,
    name: 'Sammenhæng',
    unitId,
    function: programFunction,
    scopes: [],
  }
}

export interface AsTold {
  readonly citizenId: CitizenId
  readonly form: string
  readonly subjectId: SubjectId
  /** In whose name it is written. */
  readonly unitId: OrganisationId
  readonly origin: Origin | null
}

export type AsToldRefused = AccessRefused | DecideRefused | Refusal<'form-unknown' | 'form-subject-unknown'>

/**
 * Writes a document from what is told already and sends it to the receivers of its form, marked as written by the program. It tells
 * no facts, so the task to write it stays until a person has looked and signed. Undefined where anybody has begun it, so twice gives
 * one. What may not be disclosed is not sent, and the document shows that it was not.
 */
export async function writeAsTold(
  shell: Shell,
  { citizenId, form: code, subjectId, unitId, origin }: AsTold,
): Promise<Result<FormResponseId | undefined, AsToldRefused>> {
  const actor = programAt(unitId)
  const forms = await publishedForms(shell)
  const at = shell.clock.now()
  const form = inForceOn(forms, danishDateOf(at)).find((one) => one.code === code)
  if (form === undefined) return refused('form-unknown', { form: code })
  await store.lockBeginning(shell.db, citizenId, subjectId, code)
  const subject = await store.findSubject(shell.db, citizenId, subjectId)
  if (subject?.kind !== form.about) return refused('form-subject-unknown', { about: form.about })
  const before = await store.listResponseRows(shell.db, citizenId, { form: code, subjectId })
  if (before.length > 0) return ok(undefined)
  const object = 'write-as-told'
  // Putting it together is the program's own work; telling another party of it is a disclosure by the unit, asked for when it is sent.
  const program = { kind: 'system', name: actor.name } as const
  const granted = await askFor(shell, program, citizenId, form, { action: 'write', object })
  if (!granted.ok) return granted
  const responseId = shell.ids.next<FormResponseId>()
  const begun = begin(responseId, form, { subjectId, origin, actor, citizenId, at })
  const known = knownOf(await getCitizen(shell, citizenId), at)
  const written = await fillIn(shell, { ...begun, form, forms }, granted.value, writerOf(actor), at)
  const signed = signAsTold(form, written.response, known, writerOf(actor), at)
  if (!signed.ok) return signed
  const events = [...written.events, signed.value]
  const response = foldResponse(responseId, events)
  const row = rowOf(begun.row, response)
  await store.insertResponse(shell.db, begun.row)
  await store.insertEvents(shell.db, citizenId, responseId, events, 0)
  await store.updateResponse(shell.db, row)
  const reader = { scope: [unitId], isCitizen: false, isOnlyLooking: false }
  const open: OpenResponse = { row, response, form, forms, known, reader, kinds: granted.value }
  await send(shell, actor, open, signed.value)
  await signal(shell, [`citizen:${citizenId}`])
  return ok(responseId)
}

interface Begun {
  readonly row: store.ResponseRow
  readonly events: readonly ResponseEvent[]
}

function begin(
  responseId: FormResponseId,
  { code, version }: Form,
  about: Pick<AsTold, 'subjectId' | 'origin' | 'citizenId'> & { actor: ServiceActor; at: Instant },
): Begun {
  const { subjectId, origin, citizenId, actor, at } = about
  const by = writerOf(actor)
  return {
    row: {
      citizenId,
      responseId,
      form: code,
      formVersion: version,
      subjectId,
      unitId: actor.unitId,
      status: 'draft',
      version: 0,
      hasDraft: true,
      hasNews: false,
      startedAt: at,
      startedBy: by,
      signedAt: null,
      signedBy: null,
      happenedAt: null,
    },
    events: [{ type: 'started', form: code, formVersion: version, subjectId, origin, by, at }],
  }
}

/** Takes over every suggestion of a kind the unit may write, with its source and age; confirmed by nobody. */
async function fillIn(
  shell: Shell,
  { row, events, form, forms }: Begun & Pick<OpenResponse, 'form' | 'forms'>,
  kinds: OpenResponse['kinds'],
  by: ReturnType<typeof writerOf>,
  at: Instant,
) {
  const response = foldResponse(row.responseId, events)
  const items = itemsOf(form)
  const answers = (await suggestionsIn(shell, { row, response, form, forms })).filter(({ linkId }) => {
    const kind = items.get(linkId)?.item.kind
    return kind !== undefined && kinds.has(kind)
  })
  const saved: ResponseEvent[] = [...events, { type: 'saved', answers, by, at }]
  return { events: saved, response: foldResponse(row.responseId, saved) }
}
