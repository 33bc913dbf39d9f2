import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { Database } from '../../../platform/db/database.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { ChangeEvent } from '../domain/plan/change.ts'
import type { CoordinatorEvent } from '../domain/plan/coordinator.ts'
import type { GoalEvent } from '../domain/plan/goal.ts'

/** What has been said of a citizen's plan by people. */
export interface SaidOfPlan {
  readonly goals: readonly GoalEvent[]
  readonly coordinator: readonly CoordinatorEvent[]
  readonly changes: readonly ChangeEvent[]
}

interface EventRow {
  readonly about: 'goal' | 'coordinator' | 'change'
  readonly id: string
  readonly ofId: string
  readonly type: string
  readonly at: Instant
  readonly data: object
}

/** Everything people have said of the plan, in the order it was written down. */
export async function readPlan(db: Database, citizenId: CitizenId): Promise<SaidOfPlan> {
  const rows = await db.query<EventRow>(sql`
    select 'goal' as about, id, goal_id as "ofId", type, at, data
    from pathway.goal_events
    where citizen_id = ${citizenId}
    union all
    select 'coordinator', id, offer_id, type, at, data
    from pathway.coordinator_events
    where citizen_id = ${citizenId}
    union all
    select 'change', id, change_id, type, at, data
    from pathway.change_events
    where citizen_id = ${citizenId}
    order by at, id`)
  const of = (wanted: EventRow['about'], name: string) =>
    rows
      .filter(({ about }) => about === wanted)
      .map(({ id, ofId, type, at, data }) => ({ id, [name]: ofId, type, at, ...data }))
  return {
    goals: of('goal', 'goalId') as unknown as GoalEvent[],
    coordinator: of('coordinator', 'offerId') as unknown as CoordinatorEvent[],
    changes: of('change', 'changeId') as unknown as ChangeEvent[],
  }
}

export async function insertGoalEvent(db: Database, citizenId: CitizenId, event: GoalEvent): Promise<void> {
  const { id, goalId, type, at, ...data } = event
  await db.execute(sql`
    insert into pathway.goal_events (citizen_id, id, goal_id, type, at, data)
    values (${citizenId}, ${id}, ${goalId}, ${type}, ${at}, ${JSON.stringify(data)}::jsonb)`)
}

/** Citizens of whom somebody was offered the role of coordinator since a moment, and nobody has said yes or no. */
export async function listWithWaitingOffer(db: Database, since: Instant): Promise<CitizenId[]> {
  const rows = await db.query<{ citizenId: CitizenId }>(sql`
    select distinct citizen_id as "citizenId"
    from pathway.coordinator_events as made
    where type = 'offered' and at >= ${since}::timestamptz and not exists (
      select from pathway.coordinator_events as over
      where over.citizen_id = made.citizen_id and over.offer_id = made.offer_id and over.type <> 'offered')
    order by 1`)
  return rows.map(({ citizenId }) => citizenId)
}

export async function insertCoordinatorEvent(
  db: Database,
  citizenId: CitizenId,
  event: CoordinatorEvent,
): Promise<void> {
  const { id, offerId, type, at, ...data } = event
  await db.execute(sql`
    insert into pathway.coordinator_events (citizen_id, id, offer_id, type, at, data)
    values (${citizenId}, ${id}, ${offerId}, ${type}, ${at}, ${JSON.stringify(data)}::jsonb)`)
}

export async function insertChangeEvent(
  db: Database,
  citizenId: CitizenId,
  event: ChangeEvent,
): Promise<void> {
  const { id, changeId, type, at, ...data } = event
  await db.execute(sql`
    insert into pathway.change_events (citizen_id, id, change_id, type, at, data)
    values (${citizenId}, ${id}, ${changeId}, ${type}, ${at}, ${JSON.stringify(data)}::jsonb)`)
}
