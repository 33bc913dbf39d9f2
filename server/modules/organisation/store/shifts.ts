import type { OrganisationId, RoleId } from '../../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../../kernel/instant.ts'
import type { Database } from '../../../platform/db/database.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Shift } from '../domain/shift.ts'

const shiftColumns = sql`
  shifts.id, shifts.role_id as "roleId", shifts.from_at as "from",
  greatest(shifts.from_at, least(shifts.to_at, coalesce(shift_ends.ended_at, shifts.to_at))) as "to",
  shifts.told_through as "toldThrough"`

const withEnds = sql`
  organisation.shifts
  left join organisation.shift_ends on shift_ends.role_id = shifts.role_id and shift_ends.shift_id = shifts.id`

/** Shifts of a role around a moment: a shift lasts a day at most. */
export function listShiftsAround(db: Database, roleId: RoleId, at: Instant): Promise<Shift[]> {
  return db.query<Shift>(sql`
    select ${shiftColumns}
    from ${withEnds}
    where shifts.role_id = ${roleId}
      and shifts.from_at > ${at}::timestamptz - interval '24 hours'
      and shifts.from_at <= ${at}::timestamptz`)
}

/** Shifts of the rota of some units, not taken out, that begin between two moments, both included. */
export function listRota(
  db: Database,
  unitIds: readonly OrganisationId[],
  from: Instant,
  to: Instant,
): Promise<Shift[]> {
  return db.query<Shift>(sql`
    select ${shiftColumns}
    from ${withEnds}
    join organisation.roles on roles.id = shifts.role_id
    where roles.unit_id = any(${unitIds}::uuid[])
      and shifts.told_through = 'rota'
      and shifts.from_at between ${from} and ${to}
      and (shift_ends.ended_at is null or shift_ends.ended_at > shifts.from_at)`)
}

export async function insertShifts(
  db: Database,
  shifts: readonly Shift[],
  recordedAt: Instant,
): Promise<void> {
  await db.execute(sql`
    insert into organisation.shifts (role_id, id, from_at, to_at, told_through, recorded_at)
    select "roleId", id, "from", "to", "toldThrough", ${recordedAt}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(shifts)}::jsonb) as shift (
      "roleId" uuid, id uuid, "from" timestamptz, "to" timestamptz, "toldThrough" text)`)
}

/** Writes that shifts ended early, or (at their beginning) were taken out of the rota. */
export async function insertShiftEnds(
  db: Database,
  ends: readonly { readonly roleId: RoleId; readonly shiftId: string; readonly endedAt: Instant }[],
  recordedAt: Instant,
): Promise<void> {
  await db.execute(sql`
    insert into organisation.shift_ends (role_id, shift_id, ended_at, recorded_at)
    select "roleId", "shiftId", "endedAt", ${recordedAt}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) as shift (
      "roleId" uuid, "shiftId" uuid, "endedAt" timestamptz)
    on conflict do nothing`)
}

/** One who works in a unit of a rota, known to it by sign-in or authorisation. */
export interface RotaRole {
  readonly roleId: RoleId
  readonly who: string
  readonly unitId: OrganisationId
  readonly validFrom: DanishDate
  readonly validTo: DanishDate | null
}

/** Roles of the named people in the named units. */
export function listRotaRoles(
  db: Database,
  who: readonly string[],
  unitIds: readonly OrganisationId[],
): Promise<RotaRole[]> {
  return db.query<RotaRole>(sql`
    select roles.id as "roleId", named.who, roles.unit_id as "unitId", roles.valid_from as "validFrom",
      roles.valid_to as "validTo"
    from unnest(${who}::text[]) as named (who)
    join organisation.people on people.subject = named.who or people.authorisation_id = named.who
    join organisation.roles on roles.person_id = people.id
    where roles.unit_id = any(${unitIds}::uuid[])`)
}
