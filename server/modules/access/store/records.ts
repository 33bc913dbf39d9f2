import { hash } from 'node:crypto'
import type { AccessAction, AccessPurpose, DataKind } from '../../../../kernel/access-words.ts'
import type { AccessRecordId, CitizenId, OrganisationId, PersonId, RoleId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { Level } from '../domain/decision.ts'
import { canonicalText, type Digest } from '../domain/log/canonical.ts'
import type { Evidence, RelationKind } from '../domain/vocabulary.ts'

/** SHA-256, written in hexadecimal. */
export const sha256: Digest = (text) => hash('sha256', text, 'hex')

/** One look or deed with all that law part 8 asks of it. */
export interface NewRecord {
  readonly citizenId: CitizenId
  readonly id: AccessRecordId
  readonly at: Instant
  readonly lookId: string
  readonly requestId: string | null
  readonly actor: {
    readonly kind: 'professional' | 'citizen' | 'service' | 'system'
    readonly personId: PersonId | null
    readonly name: string
    readonly roleId: RoleId | null
    readonly function: string | null
    readonly unitId: OrganisationId | null
    /** The party that is data controller for the unit that looked. */
    readonly controllerId: OrganisationId | null
    /** The citizen who looked, when they acted for another. */
    readonly onBehalfOf: CitizenId | null
  }
  readonly action: AccessAction
  readonly kind: DataKind
  readonly furtherKinds: readonly DataKind[]
  readonly withheldKinds: readonly DataKind[]
  readonly object: string | null
  readonly purpose: AccessPurpose
  readonly flow: 'pull' | 'push'
  readonly receiverUnitId: OrganisationId | null
  readonly count: number
  readonly outcome: 'granted' | 'denied'
  readonly ruleId: string
  readonly evidence: readonly Evidence[]
  readonly level: Level
  readonly reason: string | null
  readonly consentId: string | null
  readonly overrideId: string | null
  readonly exemptionId: string | null
}

/** Ties named in a record; a rule rests on one or two. */
const mostEvidence = 8

/** Writes records in one statement, each with the digest of what it says. */
export async function insertRecords(shell: Shell, records: readonly NewRecord[]): Promise<void> {
  const rows = records.map((record) => {
    const row = rowOf(record)
    return { ...row, digest: `\\x${sha256(canonicalText(row))}` }
  })
  await shell.db.execute(sql`
    insert into access.records (
      citizen_id, id, at, look_id, request_id, actor_kind, person_id, actor_name, role_id, function, unit_id,
      controller_id, on_behalf_of, action, data_kind, further_kinds, withheld_kinds, object, purpose, flow,
      receiver_unit_id, count, outcome, rule_id, evidence_kind, evidence_unit_id, evidence_source_id, evidence_is_open,
      evidence, evidence_level, reason, consent_id, override_id, exemption_id, digest, era)
    select citizen_id, id, at, look_id, request_id, actor_kind, person_id, actor_name, role_id, function, unit_id,
      controller_id, on_behalf_of, action, data_kind, further_kinds, withheld_kinds, object, purpose, flow,
      receiver_unit_id, count, outcome, rule_id, evidence_kind, evidence_unit_id, evidence_source_id, evidence_is_open,
      evidence, evidence_level, reason, consent_id, override_id, exemption_id, digest,
      coalesce((select max(era) from access.log_eras), 1)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as record (
      citizen_id uuid, id uuid, at timestamptz, look_id uuid, request_id text, actor_kind text, person_id uuid,
      actor_name text, role_id uuid, function text, unit_id uuid, controller_id uuid, on_behalf_of uuid, action text,
      data_kind text, further_kinds text[], withheld_kinds text[], object text, purpose text, flow text,
      receiver_unit_id uuid, count int, outcome text, rule_id text, evidence_kind text, evidence_unit_id uuid,
      evidence_source_id uuid, evidence_is_open boolean, evidence jsonb, evidence_level smallint, reason text,
      consent_id uuid, override_id uuid, exemption_id text, digest bytea)`)
}

function rowOf(record: NewRecord): Readonly<Record<string, unknown>> {
  const { actor, at } = record
  const [strongest] = record.evidence
  return {
    citizen_id: record.citizenId,
    id: record.id,
    at,
    look_id: record.lookId,
    request_id: record.requestId,
    actor_kind: actor.kind,
    person_id: actor.personId,
    actor_name: actor.name,
    role_id: actor.roleId,
    function: actor.function,
    unit_id: actor.unitId,
    controller_id: actor.controllerId,
    on_behalf_of: actor.onBehalfOf,
    action: record.action,
    data_kind: record.kind,
    further_kinds: record.furtherKinds,
    withheld_kinds: record.withheldKinds,
    object: record.object,
    purpose: record.purpose,
    flow: record.flow,
    receiver_unit_id: record.receiverUnitId,
    count: record.count,
    outcome: record.outcome,
    rule_id: record.ruleId,
    evidence_kind: strongest?.relation ?? null,
    evidence_unit_id: strongest?.unitId ?? null,
    evidence_source_id: strongest?.sourceId ?? null,
    evidence_is_open: strongest === undefined ? null : strongest.to === null || strongest.to > at,
    evidence: record.evidence.slice(0, mostEvidence).map(({ relation, unitId, sourceId, from, to }) => ({
      kind: relation,
      unit: unitId,
      source: sourceId,
      from,
      to,
    })),
    evidence_level: record.level,
    reason: record.reason,
    consent_id: record.consentId,
    override_id: record.overrideId,
    exemption_id: record.exemptionId,
  }
}

/** A look as the citizen's page shows it: the record of what was asked for, with the kinds shown beside it. */
export interface LookRow {
  readonly id: AccessRecordId
  readonly at: Instant
  readonly outcome: 'granted' | 'denied'
  readonly action: AccessAction
  readonly kind: DataKind
  readonly kinds: readonly DataKind[]
  readonly object: string | null
  readonly purpose: AccessPurpose
  readonly actorKind: NewRecord['actor']['kind']
  readonly actorName: string
  readonly function: string | null
  readonly unitId: OrganisationId | null
  readonly onBehalfOf: CitizenId | null
  readonly receiverUnitId: OrganisationId | null
  readonly ruleId: string
  readonly evidenceKind: RelationKind | null
  readonly reason: string | null
  readonly overrideId: string | null
  readonly exemptionId: string | null
}

/** Which of a citizen's looks are wanted. */
export interface LookFilter {
  readonly from: Instant
  readonly to: Instant
  readonly unitIds?: readonly OrganisationId[] | undefined
  readonly function?: string | undefined
  readonly action?: AccessAction | undefined
  readonly kind?: DataKind | undefined
  readonly outcome?: 'granted' | 'denied' | undefined
  /** Without the citizen's own looks at themselves. */
  readonly isOfOthers?: boolean | undefined
  /** Only what is older than this place in the list; of one moment, what is older than the id. */
  readonly before?: { readonly at: Instant; readonly id: string | null } | undefined
  readonly limit: number
}

/** The newest looks at a citizen's data that fit. */
export async function listLooks(shell: Shell, citizenId: CitizenId, filter: LookFilter): Promise<LookRow[]> {
  const { unitIds = null, function: does = null, action = null, kind = null, outcome = null, before } = filter
  const isOfOthers = filter.isOfOthers ?? false
  return shell.db.query<LookRow>(sql`
    select id, at, outcome, action, data_kind as kind, kinds.all_of_them as kinds, object, purpose,
      actor_kind as "actorKind", actor_name as "actorName", function, unit_id as "unitId",
      on_behalf_of as "onBehalfOf", receiver_unit_id as "receiverUnitId", rule_id as "ruleId",
      evidence_kind as "evidenceKind", reason, override_id as "overrideId", exemption_id as "exemptionId"
    from access.records as look
    cross join lateral (
      select look.data_kind || look.further_kinds || array(
        select data_kind
        from access.records as beside
        where beside.citizen_id = look.citizen_id
          and beside.at = look.at
          and beside.look_id = look.id
          and beside.id <> look.id
        order by id
      ) as all_of_them
    ) as kinds
    where citizen_id = ${citizenId}
      and at >= ${filter.from}
      and at < ${filter.to}
      and coalesce(look_id, id) = id
      and (${unitIds}::uuid[] is null or unit_id = any(${unitIds}::uuid[]))
      and (${does}::text is null or function = ${does}::text)
      and (${action}::text is null or action = ${action}::text)
      and (${kind}::text is null or ${kind}::text = any(all_of_them))
      and (${outcome}::text is null or outcome = ${outcome}::text)
      and (not ${isOfOthers}::boolean or actor_kind <> 'citizen' or on_behalf_of is not null)
      and (${before?.at ?? null}::timestamptz is null
        or at < ${before?.at ?? null}::timestamptz
        or (at = ${before?.at ?? null}::timestamptz and id < ${before?.id ?? null}::uuid))
    order by at desc, id desc
    limit ${filter.limit}`)
}

/** Makes room in the log for the months to come; answers how many were missing. */
export async function prepareMonths(shell: Shell, months: number): Promise<number> {
  const { made } = await shell.db.one<{ made: number }>(
    sql`select access.prepare_months(${shell.clock.now()}::timestamptz::date, ${months}) as made`,
  )
  return made
}
