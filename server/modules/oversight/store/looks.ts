import type { AccessAction, DataKind } from '../../../../kernel/access-words.ts'
import type { CitizenId, OrganisationId, PersonId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { type Fragment, sql } from '../../../platform/db/sql.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { NightTerms, NoEvidenceTerms } from '../domain/control.ts'
import type { LookKey } from './reviews.ts'

/** What a rule of the control found: one record of the log, and what it comes up together with. */
export interface Hit extends LookKey {
  readonly personId: PersonId
  readonly personName: string
  readonly function: string | null
  readonly unitId: OrganisationId
  /** The data controller as recorded; null in records from before it was. */
  readonly partyId: OrganisationId | null
  /** Records of one person with the same subject are one review. */
  readonly subject: string
}

/** A stretch of the log, and the actions people choose themselves. */
export interface Stretch {
  readonly from: Instant
  /** Not included. */
  readonly to: Instant
  readonly actions: readonly string[]
}

/** A colleague's look, to be held against the units the other person works in. */
export interface ColleagueHit extends Hit {
  readonly colleagueId: PersonId
}

const hitColumns = sql`
  look.citizen_id as "citizenId", look.id as "recordId", look.at, look.person_id as "personId",
  look.actor_name as "personName", look.function, look.unit_id as "unitId", look.controller_id as "partyId"`

/** Looks by people at work in the stretch; those of the control itself are watched by who takes which review. */
function lookedIn({ from, to, actions }: Stretch): Fragment {
  return sql`
    look.at >= ${from} and look.at < ${to}
    and look.actor_kind = 'professional'
    and look.action = any(${actions}::text[])
    and look.purpose <> 'control'`
}

/** Looks after an emergency opening, by their override; rules are those of the rule book that need no consent. */
export function findOverridden(
  shell: Shell,
  stretch: Stretch,
  { rules }: { readonly rules: readonly string[] },
): Promise<Hit[]> {
  return shell.db.query<Hit>(sql`
    select ${hitColumns}, look.override_id::text as subject
    from reporting.access_looks_v1 as look
    where look.at >= ${stretch.from} and look.at < ${stretch.to}
      and look.actor_kind = 'professional'
      and look.rule_id = any(${rules}::text[])
      and look.override_id is not null
    order by look.at, look.id`)
}

/** What one person saw of one citizen through one emergency opening, and the opening itself. */
export function listThroughOverride(
  shell: Shell,
  of: {
    readonly citizenId: CitizenId
    readonly personId: PersonId
    readonly overrideId: string
    readonly from: Instant
    readonly to: Instant
  },
): Promise<LookKey[]> {
  // Opened while an earlier one was still open, the record of the opening names the earlier one.
  return shell.db.query<LookKey>(sql`
    select citizen_id as "citizenId", id as "recordId", at
    from reporting.access_looks_v1
    where citizen_id = ${of.citizenId}
      and at >= ${of.from} and at <= ${of.to}
      and person_id = ${of.personId}
      and (override_id = ${of.overrideId} or action = 'override' and at = ${of.from})`)
}

/** Looks at somebody else with the surname, or the address, of the person who looked. */
export function findSame(
  shell: Shell,
  stretch: Stretch,
  what: 'same-surname' | 'same-address',
): Promise<Hit[]> {
  const isSame =
    what === 'same-surname'
      ? sql`theirs.surname_key = mine.surname_key`
      : sql`theirs.address_key = mine.address_key`
  return shell.db.query<Hit>(sql`
    select ${hitColumns}, look.citizen_id::text as subject
    from reporting.access_looks_v1 as look
    join reporting.access_own_records_v1 as own on own.person_id = look.person_id
    join reporting.access_subjects_v1 as mine on mine.citizen_id = own.citizen_id
    join reporting.access_subjects_v1 as theirs on theirs.citizen_id = look.citizen_id
    where ${lookedIn(stretch)} and own.citizen_id <> look.citizen_id and ${isSame}
    order by look.at, look.id`)
}

/** Looks at a citizen who is themselves somebody at work; whether in the same unit is for the organisation to say. */
export function findAtProfessionals(shell: Shell, stretch: Stretch): Promise<ColleagueHit[]> {
  return shell.db.query<ColleagueHit>(sql`
    select ${hitColumns}, look.citizen_id::text as subject, other.person_id as "colleagueId"
    from reporting.access_looks_v1 as look
    join reporting.access_own_records_v1 as other on other.citizen_id = look.citizen_id
    where ${lookedIn(stretch)} and other.person_id <> look.person_id
    order by look.at, look.id`)
}

/** Granted looks that rested on weak evidence. What somebody has declared is given its time to be verified first. */
export function findWeak(
  shell: Shell,
  stretch: Stretch,
  { levelAtMost, purposes, butNotRules }: NoEvidenceTerms,
): Promise<Hit[]> {
  return shell.db.query<Hit>(sql`
    select ${hitColumns}, look.citizen_id::text as subject
    from reporting.access_looks_v1 as look
    where ${lookedIn(stretch)}
      and look.outcome = 'granted'
      and look.flow = 'pull'
      and look.evidence_level <= ${levelAtMost}
      and look.evidence_kind is distinct from 'declared'
      and look.purpose = any(${purposes}::text[])
      and look.rule_id <> all(${butNotRules}::text[])
    order by look.at, look.id`)
}

/** What one person saw of one citizen on a relation they had declared themselves. */
export function listOnDeclaration(
  shell: Shell,
  of: {
    readonly citizenId: CitizenId
    readonly personId: PersonId
    readonly from: Instant
    readonly to: Instant
  },
): Promise<Hit[]> {
  return shell.db.query<Hit>(sql`
    select ${hitColumns}, 'declared' as subject
    from reporting.access_looks_v1 as look
    where look.citizen_id = ${of.citizenId}
      and look.at >= ${of.from} and look.at <= ${of.to}
      and look.person_id = ${of.personId}
      and look.evidence_kind = 'declared'
    order by look.at, look.id`)
}

/** Looks by people who opened unusually many citizens in the stretch. */
export function findMass(
  shell: Shell,
  stretch: Stretch,
  { citizensADay }: { readonly citizensADay: number },
): Promise<Hit[]> {
  return shell.db.query<Hit>(sql`
    with many as (
      select look.person_id
      from reporting.access_looks_v1 as look
      where ${lookedIn(stretch)}
      group by look.person_id
      having count(distinct look.citizen_id) >= ${citizensADay}
    )
    select ${hitColumns}, 'day' as subject
    from reporting.access_looks_v1 as look
    join many on many.person_id = look.person_id
    where ${lookedIn(stretch)}
    order by look.at, look.id`)
}

/** Looks in the night hours of Copenhagen by people whose function has no work then. */
export function findAtNight(shell: Shell, stretch: Stretch, terms: NightTerms): Promise<Hit[]> {
  const clock = sql`(look.at at time zone 'Europe/Copenhagen')::time`
  return shell.db.query<Hit>(sql`
    select *
    from (
      select ${hitColumns}, 'night' as subject, count(*) over (partition by look.person_id) as looks
      from reporting.access_looks_v1 as look
      where ${lookedIn(stretch)}
        and look.function = any(${terms.functions}::text[])
        and (${clock} >= ${terms.from}::time or ${clock} < ${terms.to}::time)
    ) as at_night
    where looks >= ${terms.looksAtLeast}
    order by at, "recordId"`)
}

/** Looks at citizens who are watched over, denied ones too. */
export function findWatched(shell: Shell, stretch: Stretch): Promise<Hit[]> {
  return shell.db.query<Hit>(sql`
    select ${hitColumns}, look.citizen_id::text as subject
    from reporting.access_looks_v1 as look
    join reporting.access_subjects_v1 as subject on subject.citizen_id = look.citizen_id
    where ${lookedIn(stretch)} and subject.is_watched
    order by look.at, look.id`)
}

/** Who looked in the stretch, in which unit, how often, and the lot drawn for them: the same whenever it is drawn. */
export function listLookers(
  shell: Shell,
  stretch: Stretch,
  seed: string,
): Promise<
  {
    personId: PersonId
    unitId: OrganisationId
    partyId: OrganisationId | null
    personName: string
    function: string | null
    looks: number
    lot: string
  }[]
> {
  return shell.db.query(sql`
    select look.person_id as "personId", look.unit_id as "unitId", min(look.controller_id::text) as "partyId",
      max(look.actor_name) as "personName", max(look.function) as function,
      count(distinct coalesce(look.look_id, look.id)) as looks,
      md5(${seed}::text || look.person_id::text) as lot
    from reporting.access_looks_v1 as look
    where ${lookedIn(stretch)} and look.unit_id is not null
    group by look.person_id, look.unit_id`)
}

/** Of one person's looks from one unit so many, drawn by lot: all records of those looks. */
export function drawLooksOf(
  shell: Shell,
  stretch: Stretch,
  of: { readonly personId: PersonId; readonly unitId: OrganisationId; readonly atMost: number },
  seed: string,
): Promise<LookKey[]> {
  return shell.db.query<LookKey>(sql`
    with theirs as materialized (
      select look.citizen_id, look.id, look.at, coalesce(look.look_id, look.id) as look_id
      from reporting.access_looks_v1 as look
      where look.person_id = ${of.personId} and look.unit_id = ${of.unitId} and ${lookedIn(stretch)}
    ), drawn as (
      select look_id
      from theirs
      group by look_id
      order by md5(${seed}::text || look_id::text)
      limit ${of.atMost}
    )
    select citizen_id as "citizenId", id as "recordId", at
    from theirs
    join drawn using (look_id)
    order by at, id`)
}

/** One record as the log has it. */
export interface Look extends LookKey {
  readonly actorKind: 'professional' | 'citizen' | 'service' | 'system'
  readonly personId: PersonId | null
  readonly personName: string
  readonly function: string | null
  readonly unitId: OrganisationId | null
  readonly partyId: OrganisationId | null
  readonly action: AccessAction
  readonly dataKind: DataKind
  readonly object: string | null
  readonly purpose: string
  readonly outcome: 'granted' | 'denied'
  readonly ruleId: string
  readonly evidence: string | null
  readonly evidenceLevel: number | null
  readonly reason: string | null
}

const lookColumns = sql`
  citizen_id as "citizenId", id as "recordId", at, actor_kind as "actorKind", person_id as "personId",
  actor_name as "personName", function, unit_id as "unitId", controller_id as "partyId", action, data_kind as "dataKind",
  object, purpose, outcome, rule_id as "ruleId", evidence_kind as evidence, evidence_level as "evidenceLevel", reason`

/** One record of a citizen's own log; undefined when it is not there. */
export function findLook(shell: Shell, { citizenId, recordId, at }: LookKey): Promise<Look | undefined> {
  return shell.db.maybe<Look>(sql`
    select ${lookColumns}
    from reporting.access_looks_v1
    where citizen_id = ${citizenId} and at = ${at} and id = ${recordId}`)
}

/** The records with these addresses, the latest first. */
export async function listLooks(shell: Shell, keys: readonly LookKey[]): Promise<Look[]> {
  const times = keys.map(({ at }) => at).sort()
  const [first, last] = [times[0], times.at(-1)]
  if (first === undefined || last === undefined) return []
  return shell.db.query<Look>(sql`
    select ${lookColumns}
    from reporting.access_looks_v1
    where citizen_id = any(${[...new Set(keys.map(({ citizenId }) => citizenId))]}::uuid[])
      and at >= ${first} and at <= ${last}
      and id = any(${keys.map(({ recordId }) => recordId)}::uuid[])
    order by at desc, id desc`)
}
