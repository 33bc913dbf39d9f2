import type { Bilingual } from '../../../kernel/bilingual.ts'
import type { CitizenId, FormResponseId, OrganisationId, SubjectId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/instant.ts'
import type { Database } from '../../platform/db/database.ts'
import { join, sql } from '../../platform/db/sql.ts'
import type { ListScope } from '../access/index.ts'
import type { Form, Value } from './domain/form.ts'
import type { HouseSource } from './domain/prefill.ts'
import type { ResponseEvent, ResponseStatus, Writer } from './domain/response.ts'
import type { FormDocument } from './understand-forms.ts'

// ------------------------------------------------------------------------------------------------ forms

/** Two servers that start at once take turns to publish. Any number will do, so long as it is ours. */
const publishingLock = 7_061_721

export async function lockPublishing(db: Database): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${publishingLock})`)
}

export function listPublished(db: Database): Promise<{ code: string; version: number; checksum: string }[]> {
  return db.query(sql`
    select code, version, checksum
    from form.definitions`)
}

/** How many versions are published. Rows are only ever added, so the same number means the same forms. */
export async function countPublished(db: Database): Promise<number> {
  const { count } = await db.one<{ count: number }>(sql`
    select count(*) as count
    from form.definitions`)
  return count
}

export async function readForms(db: Database): Promise<Form[]> {
  const rows = await db.query<{ document: Form }>(sql`
    select document
    from form.definitions
    order by code, version`)
  return rows.map(({ document }) => document)
}

export async function insertForms(
  db: Database,
  documents: readonly FormDocument[],
  at: Instant,
): Promise<void> {
  const rows = documents.map(({ form, checksum }) => ({
    code: form.code,
    version: form.version,
    checksum,
    document: form,
  }))
  await db.execute(sql`
    insert into form.definitions (code, version, checksum, document, published_at)
    select code, version, checksum, document, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (code text, version integer, checksum text, document jsonb)`)
}

// ------------------------------------------------------------------------------------------------ subjects

/** What a form can be about besides the citizen: a stay or a rehabilitation plan, as the module that knows it tells it. */
export interface Subject {
  readonly citizenId: CitizenId
  readonly subjectId: SubjectId
  readonly kind: 'stay' | 'rehabilitation-plan'
  /** The stay a plan is part of. */
  readonly partOf: SubjectId | null
  /** The ward that has or last had the citizen, or who has the plan. */
  readonly unitId: OrganisationId | null
  readonly startedAt: Instant | null
  readonly endedAt: Instant | null
  readonly expectedDischargeAt: Instant | null
  readonly treatmentFinishedAt: Instant | null
  /** Until when the ward has the treatment after the discharge. */
  readonly windowUntil: Instant | null
}

const subjectColumns = sql`
  citizen_id as "citizenId",
  id as "subjectId",
  kind,
  part_of as "partOf",
  unit_id as "unitId",
  started_at as "startedAt",
  ended_at as "endedAt",
  expected_discharge_at as "expectedDischargeAt",
  treatment_finished_at as "treatmentFinishedAt",
  window_until as "windowUntil"`

/** Told again it replaces what was told. One statement for all. */
export async function saveSubjects(db: Database, subjects: readonly Subject[], at: Instant): Promise<void> {
  const rows = subjects.map((one) => ({
    citizen_id: one.citizenId,
    id: one.subjectId,
    kind: one.kind,
    part_of: one.partOf,
    unit_id: one.unitId,
    started_at: one.startedAt,
    ended_at: one.endedAt,
    expected_discharge_at: one.expectedDischargeAt,
    treatment_finished_at: one.treatmentFinishedAt,
    window_until: one.windowUntil,
  }))
  await db.execute(sql`
    insert into form.subjects as known (
      citizen_id, id, kind, part_of, unit_id, started_at, ended_at, expected_discharge_at, treatment_finished_at,
      window_until, told_at)
    select citizen_id, id, kind, part_of, unit_id, started_at, ended_at, expected_discharge_at, treatment_finished_at,
      window_until, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (
        citizen_id uuid, id uuid, kind text, part_of uuid, unit_id uuid, started_at timestamptz, ended_at timestamptz,
        expected_discharge_at timestamptz, treatment_finished_at timestamptz, window_until timestamptz)
    order by citizen_id, id
    on conflict (citizen_id, id) do update
    set part_of = excluded.part_of, unit_id = excluded.unit_id, started_at = excluded.started_at,
      ended_at = excluded.ended_at, expected_discharge_at = excluded.expected_discharge_at,
      treatment_finished_at = excluded.treatment_finished_at, window_until = excluded.window_until,
      told_at = excluded.told_at`)
}

export function findSubject(
  db: Database,
  citizenId: CitizenId,
  subjectId: SubjectId,
): Promise<Subject | undefined> {
  return db.maybe<Subject>(sql`
    select ${subjectColumns}
    from form.subjects
    where citizen_id = ${citizenId}
      and id = ${subjectId}`)
}

// ------------------------------------------------------------------------------------------------ told by others

/** What another module knows that a form may suggest. No values: it is known no longer. */
export interface ToldByOthers {
  readonly citizenId: CitizenId
  readonly source: HouseSource
  readonly values: readonly Value[]
  /** Where it comes from, as people read it. */
  readonly text: Bilingual
  readonly toldAt: Instant | null
}

/** Replaces what was told of the same citizens and sources; each stands once. */
export async function saveTold(db: Database, told: readonly ToldByOthers[]): Promise<void> {
  const rows = told.map((one) => ({
    citizen_id: one.citizenId,
    source: one.source,
    values: one.values,
    text: one.text,
    told_at: one.toldAt,
  }))
  await db.execute(sql`
    insert into form.told_values (citizen_id, source, "values", text, told_at)
    select citizen_id, source, "values", text, told_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (citizen_id uuid, source text, "values" jsonb, text jsonb, told_at timestamptz)
    order by citizen_id, source
    on conflict (citizen_id, source) do update
    set "values" = excluded."values", text = excluded.text, told_at = excluded.told_at`)
}

export function listTold(
  db: Database,
  citizenId: CitizenId,
  sources: readonly HouseSource[],
): Promise<Omit<ToldByOthers, 'citizenId'>[]> {
  return db.query(sql`
    select source, "values", text, told_at as "toldAt"
    from form.told_values
    where citizen_id = ${citizenId}
      and source = any(${sources}::text[])
      and "values" <> '[]'`)
}

// ------------------------------------------------------------------------------------------------ responses

/** A response as a list shows it. */
export interface ResponseRow {
  readonly citizenId: CitizenId
  readonly responseId: FormResponseId
  readonly form: string
  readonly formVersion: number
  readonly subjectId: SubjectId | null
  readonly unitId: OrganisationId | null
  readonly status: ResponseStatus | 'discarded'
  readonly version: number
  readonly hasDraft: boolean
  readonly hasNews: boolean
  readonly startedAt: Instant
  readonly startedBy: Writer
  readonly signedAt: Instant | null
  readonly signedBy: Writer | null
  readonly happenedAt: Instant | null
}

const responseColumns = sql`
  citizen_id as "citizenId",
  id as "responseId",
  form_code as "form",
  form_version as "formVersion",
  subject_id as "subjectId",
  unit_id as "unitId",
  status,
  version,
  has_draft as "hasDraft",
  has_news as "hasNews",
  started_at as "startedAt",
  started_by as "startedBy",
  signed_at as "signedAt",
  signed_by as "signedBy",
  happened_at as "happenedAt"`

/** Nobody else changes the response until this transaction ends. */
export async function lockResponse(db: Database, responseId: FormResponseId): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended('form ' || ${responseId}, 0))`)
}

/** Nobody else begins the same form about the same until this transaction ends. */
export async function lockBeginning(
  db: Database,
  citizenId: CitizenId,
  subjectId: SubjectId | null,
  form: string,
): Promise<void> {
  await db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended('form ' || ${citizenId} || ${subjectId} || ${form}, 0))`,
  )
}

export function findResponseRow(
  db: Database,
  citizenId: CitizenId,
  responseId: FormResponseId,
): Promise<ResponseRow | undefined> {
  return db.maybe<ResponseRow>(sql`
    select ${responseColumns}
    from form.responses
    where citizen_id = ${citizenId}
      and id = ${responseId}
      and status <> 'discarded'`)
}

/** The draft a unit (or the citizen, null) has begun of a form about the same, and never signed. */
export function findFirstDraft(
  db: Database,
  citizenId: CitizenId,
  about: {
    readonly form: string
    readonly subjectId: SubjectId | null
    readonly unitId: OrganisationId | null
  },
): Promise<ResponseRow | undefined> {
  return db.maybe<ResponseRow>(sql`
    select ${responseColumns}
    from form.responses
    where citizen_id = ${citizenId}
      and form_code = ${about.form}
      and subject_id is not distinct from ${about.subjectId}
      and unit_id is not distinct from ${about.unitId}
      and status = 'draft'`)
}

/** What has been written about a citizen, the newest first. */
export function listResponseRows(
  db: Database,
  citizenId: CitizenId,
  wish: { readonly form?: string | undefined; readonly subjectId?: SubjectId | undefined } = {},
): Promise<ResponseRow[]> {
  const wanted = [
    ...(wish.form === undefined ? [] : [sql`form_code = ${wish.form}`]),
    ...(wish.subjectId === undefined ? [] : [sql`subject_id = ${wish.subjectId}`]),
  ]
  return db.query<ResponseRow>(sql`
    select ${responseColumns}
    from form.responses
    where ${join([sql`citizen_id = ${citizenId}`, sql`status <> 'discarded'`, ...wanted], ' and ')}
    order by coalesce(signed_at, started_at) desc, id desc`)
}

/** Every signature of these citizens' documents that tells something, but for those entered in error; each document in order. */
export function listTellingSignatures(
  db: Database,
  citizenIds: readonly CitizenId[],
): Promise<
  {
    citizenId: CitizenId
    subjectId: SubjectId | null
    responseId: FormResponseId
    by: Writer
    signed: Pick<Extract<ResponseEvent, { type: 'signed' }>, 'version' | 'facts' | 'happenedAt'>
    at: Instant
  }[]
> {
  return db.query(sql`
    select event.citizen_id as "citizenId", response.subject_id as "subjectId", event.response_id as "responseId",
      event.by, event.data as "signed", event.at
    from form.response_events as event
    join form.responses as response
      on response.citizen_id = event.citizen_id and response.id = event.response_id
    where event.citizen_id = any(${citizenIds}::uuid[])
      and event.type = 'signed'
      and response.status in ('signed', 'amended')
    order by event.response_id, event.sequence`)
}

export async function insertResponse(db: Database, row: ResponseRow): Promise<void> {
  await db.execute(sql`
    insert into form.responses (
      citizen_id, id, form_code, form_version, subject_id, unit_id, status, version, has_draft, has_news, started_at,
      started_by)
    values (
      ${row.citizenId}, ${row.responseId}, ${row.form}, ${row.formVersion}, ${row.subjectId}, ${row.unitId},
      ${row.status}, ${row.version}, ${row.hasDraft}, ${row.hasNews}, ${row.startedAt},
      ${JSON.stringify(row.startedBy)}::jsonb)`)
}

export async function updateResponse(
  db: Database,
  row: Pick<
    ResponseRow,
    | 'citizenId'
    | 'responseId'
    | 'unitId'
    | 'status'
    | 'version'
    | 'hasDraft'
    | 'hasNews'
    | 'signedAt'
    | 'signedBy'
    | 'happenedAt'
  >,
): Promise<void> {
  await db.execute(sql`
    update form.responses
    set unit_id = ${row.unitId},
      status = ${row.status},
      version = ${row.version},
      has_draft = ${row.hasDraft},
      has_news = ${row.hasNews},
      signed_at = ${row.signedAt},
      signed_by = ${row.signedBy === null ? null : JSON.stringify(row.signedBy)}::jsonb,
      happened_at = ${row.happenedAt}
    where citizen_id = ${row.citizenId}
      and id = ${row.responseId}`)
}

export async function insertEvents(
  db: Database,
  citizenId: CitizenId,
  responseId: FormResponseId,
  events: readonly ResponseEvent[],
  after: number,
): Promise<void> {
  const rows = events.map(({ type, at, by, ...data }, index) => ({
    sequence: after + index + 1,
    type,
    at,
    by,
    data,
  }))
  await db.execute(sql`
    insert into form.response_events (citizen_id, response_id, sequence, type, at, by, data)
    select ${citizenId}, ${responseId}, sequence, type, at, by, data
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (sequence integer, type text, at timestamptz, by jsonb, data jsonb)`)
}

/** What has happened to some responses of a citizen, each in order. Without drafts, saves are left out. */
export async function listEvents(
  db: Database,
  citizenId: CitizenId,
  responseIds: readonly FormResponseId[],
  wish: { readonly isWithDrafts: boolean },
): Promise<ReadonlyMap<FormResponseId, ResponseEvent[]>> {
  const byResponse = new Map<FormResponseId, ResponseEvent[]>()
  if (responseIds.length === 0) return byResponse
  const rows = await db.query<{
    response_id: FormResponseId
    type: ResponseEvent['type']
    at: Instant
    by: Writer
    data: object
  }>(sql`
    select response_id, type, at, by, data
    from form.response_events
    where citizen_id = ${citizenId}
      and response_id = any(${responseIds}::uuid[])
      and (${wish.isWithDrafts} or type <> 'saved')
    order by response_id, sequence`)
  for (const { response_id, type, at, by, data } of rows) {
    const events = byResponse.get(response_id) ?? []
    events.push({ type, at, by, ...data } as ResponseEvent)
    byResponse.set(response_id, events)
  }
  return byResponse
}

// ------------------------------------------------------------------------------------------------ deliveries

export interface Delivery {
  readonly citizenId: CitizenId
  readonly responseId: FormResponseId
  readonly unitId: OrganisationId
  readonly version: number
  readonly status: 'sent' | 'not-told'
  readonly isSuperseded: boolean
  readonly isInError: boolean
  readonly sentAt: Instant
  readonly readAt: Instant | null
  readonly readBy: string | null
  /** How it stands with a unit outside; null for one inside. */
  readonly outside: OutsideState | null
}

/**
 * `lacks-…`: its older letter wants a time that nobody has told. `another-way` and `closed`: the message desk has sent it on to
 * another receiver, or closed it.
 */
export type OutsideState =
  | 'no-way'
  | 'lacks-admission'
  | 'lacks-discharge'
  | 'waiting'
  | 'acknowledged'
  | 'failed'
  | 'another-way'
  | 'closed'

const deliveryColumns = sql`
  citizen_id as "citizenId",
  response_id as "responseId",
  unit_id as "unitId",
  version,
  status,
  is_superseded as "isSuperseded",
  is_in_error as "isInError",
  sent_at as "sentAt",
  read_at as "readAt",
  read_by as "readBy",
  (
    select state
    from form.outside_sendings as sending
    where (sending.citizen_id, sending.response_id, sending.unit_id, sending.version)
      = (deliveries.citizen_id, deliveries.response_id, deliveries.unit_id, deliveries.version)
    order by sending.at desc, state
    limit 1
  ) as outside`

/** Sends a version: what was sent of the response before to the same units is no longer the latest. */
export async function insertDeliveries(db: Database, deliveries: readonly Delivery[]): Promise<void> {
  const rows = deliveries.map((one) => ({
    citizen_id: one.citizenId,
    response_id: one.responseId,
    unit_id: one.unitId,
    version: one.version,
    status: one.status,
    sent_at: one.sentAt,
  }))
  await db.execute(sql`
    with told as (
      select *
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as row (citizen_id uuid, response_id uuid, unit_id uuid, version integer, status text, sent_at timestamptz)
    ),
    earlier as (
      update form.deliveries as known
      set is_superseded = true
      from told
      where (known.citizen_id, known.response_id, known.unit_id) = (told.citizen_id, told.response_id, told.unit_id)
        and known.version < told.version
        and told.status = 'sent'
    )
    insert into form.deliveries (citizen_id, response_id, unit_id, version, status, sent_at)
    select citizen_id, response_id, unit_id, version, status, sent_at
    from told`)
}

/** What was sent of these responses, the newest version first. */
export function listDeliveriesOf(
  db: Database,
  citizenId: CitizenId,
  responseIds: readonly FormResponseId[],
): Promise<Delivery[]> {
  if (responseIds.length === 0) return Promise.resolve([])
  return db.query<Delivery>(sql`
    select ${deliveryColumns}
    from form.deliveries
    where citizen_id = ${citizenId}
      and response_id = any(${responseIds}::uuid[])
    order by version desc, sent_at, unit_id`)
}

export interface OutsideSending {
  readonly citizenId: CitizenId
  readonly responseId: FormResponseId
  readonly unitId: OrganisationId
  readonly version: number
  readonly at: Instant
  readonly state: OutsideState
}

export async function insertOutsideSending(db: Database, sending: OutsideSending): Promise<void> {
  await db.execute(sql`
    insert into form.outside_sendings (citizen_id, response_id, unit_id, version, at, state)
    values (
      ${sending.citizenId}, ${sending.responseId}, ${sending.unitId}, ${sending.version}, ${sending.at},
      ${sending.state})
    on conflict do nothing`)
}

/** The unit has read the version, or said so now. */
export async function markRead(
  db: Database,
  told: Pick<Delivery, 'citizenId' | 'responseId' | 'version'> & {
    readonly unitIds: readonly OrganisationId[]
    readonly readAt: Instant
    readonly readBy: string
  },
): Promise<number> {
  return db.execute(sql`
    update form.deliveries
    set read_at = ${told.readAt},
      read_by = ${told.readBy}
    where citizen_id = ${told.citizenId}
      and response_id = ${told.responseId}
      and unit_id = any(${told.unitIds}::uuid[])
      and version <= ${told.version}
      and status = 'sent'
      and read_at is null`)
}

/** The document is wrong: whoever had it must read that, whatever they read before. Answers the units. */
export async function markInError(
  db: Database,
  citizenId: CitizenId,
  responseId: FormResponseId,
): Promise<OrganisationId[]> {
  const rows = await db.query<{ unitId: OrganisationId }>(sql`
    update form.deliveries
    set is_in_error = true,
      read_at = null,
      read_by = null
    where citizen_id = ${citizenId}
      and response_id = ${responseId}
      and status = 'sent'
      and not is_superseded
    returning unit_id as "unitId"`)
  return rows.map(({ unitId }) => unitId)
}

/** A delivery with what its row of a list says of the document. */
export interface DeliveryRow extends Omit<Delivery, 'outside'> {
  readonly form: string
  readonly formVersion: number
  readonly signedBy: Writer | null
}

/** Sent to the units and not read, the oldest first; or read lately, the newest first. */
export function listDeliveries(
  db: Database,
  scope: Pick<ListScope, 'unitIds' | 'only' | 'hidden'>,
  wish: { readonly show: 'unread' | 'read'; readonly limit: number },
): Promise<DeliveryRow[]> {
  const state =
    wish.show === 'unread'
      ? sql`delivery.read_at is null and delivery.status = 'sent' and not delivery.is_superseded`
      : sql`delivery.read_at is not null`
  const order = wish.show === 'unread' ? sql`delivery.sent_at` : sql`delivery.read_at desc`
  return db.query<DeliveryRow>(sql`
    select delivery.citizen_id as "citizenId", delivery.response_id as "responseId", delivery.unit_id as "unitId",
      delivery.version, delivery.status, delivery.is_superseded as "isSuperseded", delivery.is_in_error as "isInError",
      delivery.sent_at as "sentAt", delivery.read_at as "readAt", delivery.read_by as "readBy",
      response.form_code as "form", response.form_version as "formVersion", response.signed_by as "signedBy"
    from form.deliveries as delivery
    join form.responses as response on response.citizen_id = delivery.citizen_id and response.id = delivery.response_id
    where delivery.unit_id = any(${scope.unitIds}::uuid[])
      and ${state}
      and (${scope.only}::uuid[] is null or delivery.citizen_id = any(${scope.only}::uuid[]))
      and not delivery.citizen_id = any(${scope.hidden}::uuid[])
    order by ${order}, delivery.response_id
    limit ${wish.limit}`)
}

/** The stays of a citizen that documents can be about, the latest first. */
export function listStays(
  db: Database,
  citizenId: CitizenId,
): Promise<Pick<Subject, 'subjectId' | 'unitId' | 'startedAt' | 'endedAt'>[]> {
  return db.query(sql`
    select id as "subjectId", unit_id as "unitId", started_at as "startedAt", ended_at as "endedAt"
    from form.subjects
    where citizen_id = ${citizenId}
      and kind = 'stay'
    order by started_at desc nulls last, id desc`)
}
