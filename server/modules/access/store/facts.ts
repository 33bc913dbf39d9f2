import type { AccessPurpose, DataKind } from '../../../../kernel/access-words.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId, OrganisationId, PersonId, RoleId } from '../../../../kernel/ids.ts'
import { type DanishDate, type Instant, instant } from '../../../../kernel/instant.ts'
import { type Fragment, sql } from '../../../platform/db/sql.ts'
import type { Shell } from '../../../platform/shell.ts'
import type {
  Block,
  Consent,
  Evidence,
  Exemption,
  Facts,
  Override,
  Permission,
  Representation,
} from '../domain/vocabulary.ts'

/** Somebody about to look at a citizen, as far as what is known of them is found by it. */
export interface FactsQuestion {
  readonly citizenId: CitizenId
  readonly personId: PersonId | null
  readonly roleId: RoleId | null
  readonly function: string | null
  /** The citizen who asks, when a citizen does. */
  readonly actingCitizenId: CitizenId | null
  readonly unitIds: readonly OrganisationId[]
  readonly unitChain: readonly OrganisationId[]
}

/** What the tables of access know; workplace, shifts and placements are asked of `organisation`. */
export interface StoredFacts
  extends Omit<
    Facts,
    'workplace' | 'unitIds' | 'unitChain' | 'isColleague' | 'isOnShift' | 'placement' | 'exemptions'
  > {
  /** The professionals who are this citizen themselves: colleagues, if they work where the asker does. */
  readonly professionalsWhoAreTheCitizen: readonly PersonId[]
}

/** Ties of a kind that are read: open ones, the last that ended, the next to come. More say nothing that these do not. */
const tiesOfAKind = 3

/**
 * All that access knows of each asker and citizen, in the order asked, and the trials in force: one statement. `at` is the
 * moment of the look. With `asKnownThen` it is what was known at that moment: ties told later are left out, and what was said
 * before it was told anew stands.
 */
export async function readFacts(
  shell: Shell,
  questions: readonly FactsQuestion[],
  { at, asKnownThen = false }: { readonly at: Instant; readonly asKnownThen?: boolean },
): Promise<{ readonly facts: readonly StoredFacts[]; readonly exemptions: readonly Exemption[] }> {
  const moment = sql`${at}::timestamptz`
  const today = sql`${danishDateOf(at)}::date`
  const known = asKnownThen ? tiesKnownThen(moment) : tiesKnownNow
  const rows = await shell.db.query<FoundRow>(sql`
    select look.place,
      (
        select jsonb_build_array(born_on, died_at, is_after_death_information_refused)
        from access.subjects
        where subjects.citizen_id = look.citizen_id
      ) as subject,
      (select citizen_id from access.own_records where own_records.person_id = look.person_id) as "ownCitizenId",
      (
        select relation
        from access.kinships
        where kinships.citizen_id = look.citizen_id
          and relative_citizen_id = coalesce(
            look.acting_citizen_id,
            (select citizen_id from access.own_records where own_records.person_id = look.person_id))
          and valid_from <= ${today}
          and (valid_to is null or valid_to >= ${today})
        order by relation
        limit 1
      ) as kinship,
      (
        select jsonb_agg(person_id)
        from access.own_records as themselves
        where themselves.citizen_id = look.citizen_id
          and person_id <> look.person_id
      ) as "professionalsWhoAreTheCitizen",
      (
        select jsonb_agg(jsonb_build_array(kind, unit_id, source_id, person_id, valid_from, valid_to))
        from (
          select tie.*,
            row_number() over (
              partition by kind, valid_from > ${moment}, coalesce(valid_to <= ${moment}, false)
              order by greatest(valid_from, ${moment}), valid_to desc nulls first, valid_from desc, source_id
            ) as newest
          from (${known}) as tie
        ) as ranked
        where newest <= ${tiesOfAKind}
      ) as evidence,
      (
        select jsonb_agg(jsonb_build_array(id, target, person_id, unit_id, data_from, data_to, does_keep_alerts))
        from access.blocks
        where blocks.citizen_id = look.citizen_id
          and recorded_at <= ${moment}
          and valid_from <= ${moment}
          and (valid_to is null or valid_to > ${moment})
          and not exists (
            select
            from access.block_ends
            where block_ends.citizen_id = blocks.citizen_id
              and block_id = blocks.id
              and ended_at <= ${moment}
          )
      ) as blocks,
      (
        select jsonb_agg(
          jsonb_build_array(id, purpose, data_kinds, receiver, receiver_citizen_id, receiver_unit_id, receiver_person_id,
            form, valid_from, ended_at))
        from (
          select consents.*, least(valid_to, consent_ends.ended_at) as ended_at
          from access.consents
          left join access.consent_ends
            on consent_ends.citizen_id = consents.citizen_id
              and consent_id = consents.id
              and consent_ends.ended_at <= ${moment}
          where consents.citizen_id = look.citizen_id
            and recorded_at <= ${moment}
            and valid_from <= ${moment}
        ) as given
      ) as consents,
      (
        select jsonb_agg(jsonb_build_array(id, kind, data_kinds, does_cover_health))
        from access.representations
        where representations.citizen_id = look.citizen_id
          and representative_citizen_id = look.acting_citizen_id
          and recorded_at <= ${moment}
          and valid_from <= ${moment}
          and (valid_to is null or valid_to > ${moment})
          and not exists (
            select
            from access.representation_ends
            where representation_ends.citizen_id = representations.citizen_id
              and representation_id = representations.id
              and ended_at <= ${moment}
          )
      ) as representations,
      (
        select jsonb_build_array(id, reason_code, reason, opened_at, expires_at)
        from access.overrides
        where overrides.person_id = look.person_id
          and overrides.citizen_id = look.citizen_id
          and overrides.role_id = look.role_id
          and opened_at <= ${moment}
          and expires_at > ${moment}
          and not exists (
            select
            from access.override_ends
            where override_ends.citizen_id = overrides.citizen_id
              and override_id = overrides.id
              and ended_at <= ${moment}
          )
        order by opened_at desc, id
        limit 1
      ) as override,
      (
        select jsonb_agg(jsonb_build_array(id, kind, data_kinds))
        from access.permissions
        where permissions.unit_id = any(look.unit_chain)
          and (functions = '{}' or look.function = any(functions))
          and recorded_at <= ${moment}
          and valid_from <= ${moment}
          and valid_to > ${moment}
          and not exists (
            select
            from access.permission_ends
            where permission_ends.unit_id = permissions.unit_id
              and permission_id = permissions.id
              and ended_at <= ${moment}
          )
      ) as permissions,
      trials.exemptions
    from jsonb_to_recordset(${JSON.stringify(questions.map(lookRow))}::jsonb) as look (
      place int, citizen_id uuid, person_id uuid, role_id uuid, function text, acting_citizen_id uuid, unit_ids uuid[],
      unit_chain uuid[])
    cross join (
      select jsonb_agg(content) as exemptions
      from (
        select distinct on (id) content, valid_from, valid_to
        from access.exemptions
        where published_at <= ${moment}
        order by id, version desc
      ) as newest
      where valid_from <= ${moment}
        and valid_to > ${moment}
    ) as trials`)
  const byPlace = new Map(rows.map((row) => [row.place, row]))
  return {
    facts: questions.map((_, place) => {
      const row = byPlace.get(place)
      if (row === undefined) throw new Error('every look has its facts, if only that there are none')
      return factsOf(row, at)
    }),
    exemptions: rows[0]?.exemptions ?? [],
  }
}

const tie = sql`kind, unit_id, source_id, person_id, valid_from, valid_to`

/** Ties of the asker's units, and those that are the person's own wherever they work. */
const tiesKnownNow = sql`
  select ${tie}
  from access.relations
  where relations.citizen_id = look.citizen_id
    and unit_id = any(look.unit_ids)
    and (person_id is null or person_id = look.person_id)
  union all
  select ${tie}
  from access.relations
  where relations.person_id = look.person_id
    and relations.citizen_id = look.citizen_id
    and unit_id <> all(look.unit_ids)`

function tiesKnownThen(moment: Fragment): Fragment {
  return sql`
    select ${tie}
    from (
      select ${tie}
      from access.relations
      where relations.citizen_id = look.citizen_id
        and told_at <= ${moment}
      union all
      select ${tie}
      from access.past_relations
      where past_relations.citizen_id = look.citizen_id
        and told_at <= ${moment}
        and replaced_at > ${moment}
    ) as known_then
    where person_id = look.person_id
      or (person_id is null and unit_id = any(look.unit_ids))`
}

function lookRow(question: FactsQuestion, place: number): Readonly<Record<string, unknown>> {
  return {
    place,
    citizen_id: question.citizenId,
    person_id: question.personId,
    role_id: question.roleId,
    function: question.function,
    acting_citizen_id: question.actingCitizenId,
    unit_ids: question.unitIds,
    unit_chain: question.unitChain,
  }
}

/** Lists travel as JSON arrays in the order the statement names them. Times in them are PostgreSQL's own ISO text. */
interface FoundRow {
  readonly place: number
  readonly subject: readonly [DanishDate | null, string | null, boolean] | null
  readonly ownCitizenId: CitizenId | null
  readonly kinship: string | null
  readonly professionalsWhoAreTheCitizen: readonly PersonId[] | null
  readonly evidence: readonly EvidenceRow[] | null
  readonly blocks: readonly BlockRow[] | null
  readonly consents: readonly ConsentRow[] | null
  readonly representations:
    | readonly (readonly [string, Representation['kind'], readonly DataKind[], boolean])[]
    | null
  readonly override: readonly [string, Override['reasonCode'], string, string, string] | null
  readonly permissions: readonly (readonly [string, Permission['kind'], readonly DataKind[]])[] | null
  readonly exemptions: readonly Exemption[] | null
}

type EvidenceRow = readonly [
  Evidence['relation'],
  OrganisationId,
  string,
  PersonId | null,
  string,
  string | null,
]

type BlockRow = readonly [
  string,
  Block['target'],
  PersonId | null,
  OrganisationId | null,
  DanishDate | null,
  DanishDate | null,
  boolean,
]

type ConsentRow = readonly [
  string,
  AccessPurpose,
  readonly DataKind[],
  Consent['receiver']['kind'],
  CitizenId | null,
  OrganisationId | null,
  PersonId | null,
  Consent['form'],
  string,
  string,
]

function factsOf(row: FoundRow, at: Instant): StoredFacts {
  const [bornOn, told, isAfterDeathInformationRefused] = row.subject ?? [null, null, false]
  const death = moment(told)
  return {
    citizen: {
      bornOn,
      diedAt: death !== null && death <= at ? death : null,
      isAfterDeathInformationRefused,
    },
    ownCitizenId: row.ownCitizenId,
    kinship: row.kinship,
    professionalsWhoAreTheCitizen: row.professionalsWhoAreTheCitizen ?? [],
    evidence: (row.evidence ?? []).map(evidenceOf),
    blocks: (row.blocks ?? []).map(blockOf),
    consents: (row.consents ?? []).map(consentOf),
    representations: (row.representations ?? []).map(([id, kind, dataKinds, doesCoverHealth]) => ({
      id,
      kind,
      dataKinds,
      doesCoverHealth,
    })),
    override: row.override === null ? null : overrideOf(row.override),
    permissions: (row.permissions ?? []).map(([id, kind, dataKinds]) => ({ id, kind, dataKinds })),
  }
}

function moment(text: string | null): Instant | null {
  return text === null ? null : instant(text)
}

function evidenceOf([relation, unitId, sourceId, personId, from, to]: EvidenceRow): Evidence {
  return { relation, unitId, sourceId, personId, from: instant(from), to: moment(to) }
}

function blockOf([id, target, personId, unitId, dataFrom, dataTo, doesKeepAlerts]: BlockRow): Block {
  return { id, target, personId, unitId, dataFrom, dataTo, doesKeepAlerts }
}

function consentOf([
  id,
  purpose,
  dataKinds,
  kind,
  citizenId,
  unitId,
  personId,
  form,
  from,
  to,
]: ConsentRow): Consent {
  return {
    id,
    purpose,
    dataKinds,
    receiver: receiverOf(kind, { citizenId, unitId, personId }),
    form,
    from: instant(from),
    to: instant(to),
  }
}

function receiverOf(
  kind: Consent['receiver']['kind'],
  {
    citizenId,
    unitId,
    personId,
  }: {
    readonly citizenId: CitizenId | null
    readonly unitId: OrganisationId | null
    readonly personId: PersonId | null
  },
): Consent['receiver'] {
  if (kind === 'relative' && citizenId !== null) return { kind, citizenId }
  if (kind === 'unit' && unitId !== null) return { kind, unitId }
  if (kind === 'person' && personId !== null) return { kind, personId }
  return { kind: 'named' }
}

function overrideOf([id, reasonCode, reason, openedAt, expiresAt]: NonNullable<
  FoundRow['override']
>): Override {
  return { id, reasonCode, reason, openedAt: instant(openedAt), expiresAt: instant(expiresAt) }
}
