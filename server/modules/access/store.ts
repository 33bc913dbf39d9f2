import type { Actor } from '../../../contract/actor.ts'
import type { AccessAction, DataKind } from '../../../kernel/access-words.ts'
import type { AccessRecordId, CitizenId, OrganisationId, PersonId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/instant.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Shell } from '../../platform/shell.ts'
import type { Decision } from './domain/decide.ts'
import type { Question } from './domain/question.ts'
import type { RelationKind } from './domain/vocabulary.ts'

/** What came of a question, as written in the log. */
export interface RecordedDecision {
  readonly id: AccessRecordId
  readonly outcome: 'granted' | 'denied'
  readonly ruleId: string
  readonly evidenceKind: RelationKind | null
  readonly evidenceSourceId: string | null
}

/** A question about to be answered: the units whose relations count, and the decision for each that may be found. */
export interface Look {
  readonly question: Question & { readonly actor: Actor }
  readonly object: string | undefined
  readonly unitIds: readonly OrganisationId[]
  readonly decisions: readonly Decision[]
}

/**
 * Finds for each look the best relation the units have with the citizen, takes the decision prepared for it and writes the
 * record: one statement for all. A relation that ended counts for 30 days more (D10).
 */
export async function recordDecisions(shell: Shell, looks: readonly Look[]): Promise<RecordedDecision[]> {
  const now = shell.clock.now()
  const rows = looks.map((look) => ({ id: shell.ids.next<AccessRecordId>(), ...rowOfLook(look) }))
  const recorded = await shell.db.query<RecordedDecision>(sql`
    insert into access.records (
      citizen_id, id, at, actor_kind, person_id, actor_name, role_id, function, unit_id, action, data_kind, object,
      purpose, flow, outcome, rule_id, evidence_kind, evidence_unit_id, evidence_source_id, evidence_is_open)
    select citizen_id, id, ${now}::timestamptz, actor_kind, person_id, actor_name, role_id, function, look.unit_id, action,
      data_kind, object, purpose, flow, outcome, rule_id, kind, chosen.unit_id, source_id, is_open
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as look (
      citizen_id uuid, id uuid, actor_kind text, person_id uuid, actor_name text, role_id uuid, function text,
      unit_id uuid, action text, data_kind text, object text, purpose text, flow text, unit_ids uuid[], choices jsonb)
    cross join lateral (
      with evidence as (
        select kind, unit_id, source_id, valid_to is null or valid_to > ${now}::timestamptz as is_open
        from access.relations
        where citizen_id = look.citizen_id
          and unit_id = any(look.unit_ids)
          and valid_from <= ${now}::timestamptz
          and (valid_to is null or valid_to > ${now}::timestamptz - interval '30 days')
      )
      select choice.outcome, choice.rule_id, evidence.kind, evidence.unit_id, evidence.source_id, evidence.is_open
      from jsonb_to_recordset(look.choices)
        as choice (position int, outcome text, rule_id text, kind text, is_open boolean)
      left join evidence on evidence.kind = choice.kind and evidence.is_open = choice.is_open
      where choice.kind is null or evidence.kind is not null
      order by choice.position, evidence.source_id
      limit 1
    ) as chosen
    returning id, outcome, rule_id as "ruleId", evidence_kind as "evidenceKind",
      evidence_source_id as "evidenceSourceId"`)
  const byId = new Map(recorded.map((one) => [one.id, one]))
  return rows.map(({ id }) => {
    const one = byId.get(id)
    if (one === undefined) throw new Error('every look has an answer, if only that there is no relation')
    return one
  })
}

function rowOfLook({ question, object, unitIds, decisions }: Look): Readonly<Record<string, unknown>> {
  const { personId, roleId, function: does, unitId } = columnsOf(question.actor)
  return {
    citizen_id: question.citizenId,
    actor_kind: question.actor.kind,
    person_id: personId,
    actor_name: question.actor.name,
    role_id: roleId,
    function: does,
    unit_id: unitId,
    action: question.action,
    data_kind: question.kind,
    object,
    purpose: question.purpose,
    flow: question.flow,
    unit_ids: unitIds,
    choices: decisions.map(({ outcome, ruleId, evidence }, position) => ({
      position,
      outcome,
      rule_id: ruleId,
      kind: evidence?.relation,
      is_open: evidence?.isOpen,
    })),
  }
}

/** Something the program has handed on or taken in about a citizen, as written in the log. */
export interface DisclosureRow {
  readonly citizenId: CitizenId
  readonly kind: DataKind
  readonly purpose: string
  readonly object: string
  readonly by: string
  readonly ruleId: string
}

/** Writes many records of the program's own disclosures, in one statement. */
export async function insertDisclosures(shell: Shell, disclosures: readonly DisclosureRow[]): Promise<void> {
  const rows = disclosures.map((one) => ({
    citizen_id: one.citizenId,
    id: shell.ids.next<AccessRecordId>(),
    actor_name: one.by,
    data_kind: one.kind,
    object: one.object,
    purpose: one.purpose,
    rule_id: one.ruleId,
  }))
  await shell.db.execute(sql`
    insert into access.records (
      citizen_id, id, at, actor_kind, actor_name, action, data_kind, object, purpose, flow, outcome, rule_id)
    select citizen_id, id, ${shell.clock.now()}::timestamptz, 'system', actor_name, 'push', data_kind, object, purpose,
      'push', 'granted', rule_id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as record (
      citizen_id uuid, id uuid, actor_name text, data_kind text, object text, purpose text, rule_id text)`)
}

function columnsOf(actor: Actor) {
  switch (actor.kind) {
    case 'professional':
    case 'service':
      return {
        personId: actor.personId,
        roleId: 'roleId' in actor ? actor.roleId : null,
        function: actor.function,
        unitId: actor.unitId,
      }
    case 'citizen':
      return { personId: actor.personId, roleId: null, function: null, unitId: null }
    case 'system':
      return { personId: null, roleId: null, function: null, unitId: null }
  }
}

/** A tie between a unit and a citizen, as told. */
export interface Relation {
  readonly citizenId: CitizenId
  readonly unitId: OrganisationId
  readonly kind: RelationKind
  /** The stay, task, offer or citizen it comes from; the same source told again replaces what it said before. */
  readonly sourceId: string
  /** Set when the tie is this person's alone: a delegation, a declared relation, a review. */
  readonly personId?: PersonId | undefined
  readonly from: Instant
  readonly to?: Instant | undefined
}

const relationRow = sql`
  row (citizen_id uuid, unit_id uuid, kind text, source_id uuid, person_id uuid, valid_from timestamptz,
    valid_to timestamptz)`

/**
 * Saves relations as told; what says nothing new leaves the time it was first told as it was. Of the sources named in `whole`, all is told: what they said before and do not say now ends. One
 * statement.
 */
export async function saveRelations(
  shell: Shell,
  relations: readonly Relation[],
  whole: readonly Pick<Relation, 'citizenId' | 'sourceId'>[] = [],
): Promise<void> {
  const now = shell.clock.now()
  const rows = relations.map(({ citizenId, unitId, kind, sourceId, personId, from, to }) => ({
    citizen_id: citizenId,
    unit_id: unitId,
    kind,
    source_id: sourceId,
    person_id: personId ?? null,
    valid_from: from,
    valid_to: to ?? null,
  }))
  const sources = whole.map(({ citizenId, sourceId }) => ({ citizen_id: citizenId, source_id: sourceId }))
  await shell.db.execute(sql`
    with told as (
      select distinct on (citizen_id, unit_id, kind, source_id) *
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as ${relationRow}
      order by citizen_id, unit_id, kind, source_id
    ),
    ended as (
      update access.relations
      set valid_to = greatest(valid_from, ${now}::timestamptz), told_at = ${now}::timestamptz
      where (citizen_id, source_id) in (
          select citizen_id, source_id
          from jsonb_to_recordset(${JSON.stringify(sources)}::jsonb) as source (citizen_id uuid, source_id uuid)
        )
        and (valid_to is null or valid_to > ${now}::timestamptz)
        and (citizen_id, unit_id, kind, source_id) not in (select citizen_id, unit_id, kind, source_id from told)
    )
    insert into access.relations as known
      (citizen_id, unit_id, kind, source_id, person_id, valid_from, valid_to, told_at)
    select citizen_id, unit_id, kind, source_id, person_id, valid_from, valid_to, ${now}::timestamptz
    from told
    on conflict (citizen_id, unit_id, kind, source_id) do update
    set person_id = excluded.person_id, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
      told_at = excluded.told_at
    where (known.person_id, known.valid_from, known.valid_to)
      is distinct from (excluded.person_id, excluded.valid_from, excluded.valid_to)`)
}

/** Ends what a source has told, for all units or all but some; answers how many relations ended. */
export async function endRelations(
  shell: Shell,
  ending: {
    readonly citizenId: CitizenId
    readonly sourceId: string
    readonly kinds: readonly RelationKind[]
    readonly exceptUnitIds: readonly OrganisationId[]
    readonly at: Instant
  },
): Promise<number> {
  return shell.db.execute(sql`
    update access.relations
    set valid_to = greatest(valid_from, ${ending.at}::timestamptz), told_at = ${shell.clock.now()}::timestamptz
    where citizen_id = ${ending.citizenId}
      and source_id = ${ending.sourceId}
      and kind = any(${ending.kinds}::text[])
      and unit_id <> all(${ending.exceptUnitIds}::uuid[])
      and (valid_to is null or valid_to > ${ending.at}::timestamptz)`)
}

export interface RecordRow {
  readonly id: AccessRecordId
  readonly at: Instant
  readonly outcome: 'granted' | 'denied'
  readonly action: AccessAction
  readonly kind: DataKind
  readonly purpose: string
  readonly actorKind: Actor['kind']
  readonly function: string | null
  readonly unitId: OrganisationId | null
  readonly ruleId: string
}

/** The newest looks at a citizen's data before a moment. */
export async function listRecords(
  shell: Shell,
  citizenId: CitizenId,
  page: { readonly from: Instant; readonly before: Instant; readonly limit: number },
): Promise<RecordRow[]> {
  return shell.db.query<RecordRow>(sql`
    select id, at, outcome, action, data_kind as kind, purpose, actor_kind as "actorKind", function,
      unit_id as "unitId", rule_id as "ruleId"
    from access.records
    where citizen_id = ${citizenId}
      and at >= ${page.from}
      and at < ${page.before}
    order by at desc, id desc
    limit ${page.limit}`)
}

/** Makes room in the log for the months to come; answers how many were missing. */
export async function prepareMonths(shell: Shell, months: number): Promise<number> {
  const { made } = await shell.db.one<{ made: number }>(
    sql`select access.prepare_months(${shell.clock.now()}::timestamptz::date, ${months}) as made`,
  )
  return made
}

/** Whether one of the units has a relation with the citizen, or had one in the last 30 days. */
export async function isRelated(
  shell: Shell,
  unitIds: readonly OrganisationId[],
  citizenId: CitizenId,
): Promise<boolean> {
  const now = shell.clock.now()
  const { found } = await shell.db.one<{ found: boolean }>(sql`
    select exists (
      select
      from access.relations
      where citizen_id = ${citizenId}
        and unit_id = any(${unitIds}::uuid[])
        and valid_from <= ${now}::timestamptz
        and (valid_to is null or valid_to > ${now}::timestamptz - interval '30 days')
    ) as found`)
  return found
}
