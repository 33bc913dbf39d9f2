import type { CitizenId, OrganisationId, RehabPlanId, StayId } from '../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../kernel/instant.ts'
import type { Database } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Assessment } from './domain/assessment.ts'
import type { ClockState } from './domain/clock.ts'
import type { RehabEvent } from './domain/event.ts'
import type { PlanStatus } from './domain/plan.ts'
import type { GopType } from './domain/plan-type.ts'

/** Nobody else changes these citizens' plans until this transaction ends. Always in the same order, so none wait in a ring. */
export async function lockCitizens(db: Database, citizenIds: readonly CitizenId[]): Promise<void> {
  await db.execute(sql`
    select pg_advisory_xact_lock(hashtextextended('rehab ' || citizen_id, 0))
    from (select unnest(${citizenIds.toSorted()}::text[]) as citizen_id order by 1) as citizens`)
}

/** The histories of all plans of some citizens, each in order. */
export async function listHistories(
  db: Database,
  citizenIds: readonly CitizenId[],
): Promise<Map<RehabPlanId, RehabEvent[]>> {
  const rows = await db.query<{ planId: RehabPlanId; data: RehabEvent }>(sql`
    select plan_id as "planId", data
    from rehab.plan_events
    where citizen_id = any(${citizenIds}::uuid[])
    order by citizen_id, plan_id, sequence`)
  const histories = new Map<RehabPlanId, RehabEvent[]>()
  for (const { planId, data } of rows) histories.set(planId, [...(histories.get(planId) ?? []), data])
  return histories
}

/** A plan as last saved, with what a list shows of it. */
export interface PlanRow {
  readonly citizenId: CitizenId
  readonly planId: RehabPlanId
  readonly stayId: StayId | null
  readonly status: PlanStatus
  readonly gopType: GopType | null
  readonly ownerUnitId: OrganisationId
  readonly providerUnitId: OrganisationId | null
  readonly isChoiceWaiting: boolean
  readonly isPaused: boolean
  readonly dayZero: DanishDate | null
  readonly latestStart: DanishDate | null
  readonly rightFrom: DanishDate | null
  readonly clockState: ClockState
  readonly sequence: number
}

export async function savePlan(db: Database, row: PlanRow, at: Instant): Promise<void> {
  await db.execute(sql`
    insert into rehab.plans (
      citizen_id, id, stay_id, status, gop_type, owner_unit_id, provider_unit_id, is_choice_waiting, is_paused, day_zero,
      latest_start, right_from, clock_state, sequence, changed_at)
    values (
      ${row.citizenId}, ${row.planId}, ${row.stayId}, ${row.status}, ${row.gopType}, ${row.ownerUnitId},
      ${row.providerUnitId}, ${row.isChoiceWaiting}, ${row.isPaused}, ${row.dayZero}, ${row.latestStart}, ${row.rightFrom},
      ${row.clockState}, ${row.sequence}, ${at})
    on conflict (citizen_id, id) do update
    set status = excluded.status, gop_type = excluded.gop_type, owner_unit_id = excluded.owner_unit_id,
      provider_unit_id = excluded.provider_unit_id, is_choice_waiting = excluded.is_choice_waiting,
      is_paused = excluded.is_paused, day_zero = excluded.day_zero, latest_start = excluded.latest_start,
      right_from = excluded.right_from, clock_state = excluded.clock_state, sequence = excluded.sequence,
      changed_at = excluded.changed_at`)
}

/** Keeps what has happened, numbered on from what was known. */
export async function insertEvents(
  db: Database,
  { citizenId, planId }: Pick<PlanRow, 'citizenId' | 'planId'>,
  after: number,
  events: readonly RehabEvent[],
): Promise<void> {
  const rows = events.map((event, index) => ({
    sequence: after + index + 1,
    type: event.type,
    at: event.at,
    data: event,
  }))
  await db.execute(sql`
    insert into rehab.plan_events (citizen_id, plan_id, sequence, type, at, data)
    select ${citizenId}, ${planId}, sequence, type, at, data
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (sequence integer, type text, at timestamptz, data jsonb)`)
}

export async function listAssessments(db: Database, citizenId: CitizenId): Promise<Assessment[]> {
  return db.query<Assessment>(sql`
    select id as "assessmentId", plan_id as "planId", party, assessed_on as "assessedOn", recorded_at as "recordedAt",
      jsonb_build_object('personId', by_person_id, 'name', by_name, 'unitId', by_unit_id) as "by", domains, function,
      training_need as "trainingNeed", rehab_need as "rehabNeed", potential, corrects_id as "corrects",
      correction_reason as "correctionReason"
    from rehab.assessments
    where citizen_id = ${citizenId}
    order by assessed_on, recorded_at, id`)
}

export async function insertAssessment(db: Database, citizenId: CitizenId, one: Assessment): Promise<void> {
  await db.execute(sql`
    insert into rehab.assessments (
      citizen_id, id, plan_id, party, assessed_on, domains, function, training_need, rehab_need, potential, corrects_id,
      correction_reason, by_person_id, by_name, by_unit_id, recorded_at)
    values (
      ${citizenId}, ${one.assessmentId}, ${one.planId}, ${one.party}, ${one.assessedOn},
      ${JSON.stringify(one.domains)}::jsonb, ${one.function}, ${one.trainingNeed}, ${one.rehabNeed}, ${one.potential},
      ${one.corrects}, ${one.correctionReason}, ${one.by.personId}, ${one.by.name}, ${one.by.unitId}, ${one.recordedAt})`)
}

/** Whose plans a list may show: in these units, and of which citizens. */
export interface Scope {
  readonly unitIds: readonly OrganisationId[]
  /** When not null: of no other citizens. */
  readonly only: readonly CitizenId[] | null
  readonly hidden: readonly CitizenId[]
}

/** The plans these units have, and those they are chosen for and have not answered; the nearest last day first. */
export function listOpenPlans(
  db: Database,
  { unitIds, only, hidden }: Scope,
  limit: number,
): Promise<PlanRow[]> {
  return db.query<PlanRow>(sql`
    select citizen_id as "citizenId", id as "planId", stay_id as "stayId", status, gop_type as "gopType",
      owner_unit_id as "ownerUnitId", provider_unit_id as "providerUnitId", is_choice_waiting as "isChoiceWaiting",
      is_paused as "isPaused", day_zero as "dayZero", latest_start as "latestStart", right_from as "rightFrom",
      clock_state as "clockState", sequence
    from rehab.plans
    where (
        (owner_unit_id = any(${unitIds}::uuid[]) and status in ('sent', 'returned', 'received', 'started', 'ended'))
        or (provider_unit_id = any(${unitIds}::uuid[]) and is_choice_waiting)
      )
      and citizen_id <> all(${hidden}::uuid[])
      and (${only === null} or citizen_id = any(${only ?? []}::uuid[]))
    order by order_on, id
    limit ${limit}`)
}
