import type { CitizenId, OrganisationId, PersonId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { Row } from '../../../platform/db/schema.gen.ts'
import { type Fragment, sql } from '../../../platform/db/sql.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { ReviewKind } from '../domain/control.ts'
import type { BreachId, QuestionId, ReviewId } from '../domain/ids.ts'
import { type Explanation, fold, type Outcome, type ReviewEvent, type ReviewState } from '../domain/review.ts'
import type { Page } from './page.ts'

/** A review with how much it is about. */
export interface ListedReview extends ReviewState {
  readonly lookCount: number
  readonly citizenCount: number
}

/** The whole history of a review in order; empty when there is none. */
export async function listReviewEvents(shell: Shell, reviewId: ReviewId): Promise<ReviewEvent[]> {
  const rows = await shell.db.query<{ data: ReviewEvent }>(sql`
    select data
    from oversight.review_events
    where review_id = ${reviewId}
    order by sequence`)
  return rows.map(({ data }) => data)
}

/** The review as it stands, held until the transaction ends; undefined when there is none. */
export async function lockReview(shell: Shell, reviewId: ReviewId): Promise<ReviewState | undefined> {
  const held = await shell.db.maybe(sql`
    select from oversight.reviews
    where id = ${reviewId}
    for no key update`)
  return held === undefined ? undefined : fold(await listReviewEvents(shell, reviewId))
}

/** The open review about this, to which more looks may be added. */
export async function findOpenReview(
  shell: Shell,
  of: Pick<ReviewState, 'kind' | 'subject'> & { readonly personId: PersonId },
): Promise<ReviewId | undefined> {
  const row = await shell.db.maybe<{ id: ReviewId }>(sql`
    select id
    from oversight.reviews
    where kind = ${of.kind} and person_id = ${of.personId} and subject = ${of.subject} and decided_at is null`)
  return row?.id
}

/** Whether this has been before a reviewer at all, decided or not. */
export async function hasReviewAbout(shell: Shell, kind: ReviewKind, subject: string): Promise<boolean> {
  const row = await shell.db.maybe(sql`
    select
    from oversight.reviews
    where kind = ${kind} and subject = ${subject}
    limit 1`)
  return row !== undefined
}

/** Saves a review with its first event. */
export async function insertReview(
  shell: Shell,
  review: ReviewState,
  event: ReviewEvent,
  attentionAt: Instant | null,
): Promise<void> {
  const { reviewed } = review
  await shell.db.execute(sql`
    with opened as (
      insert into oversight.reviews (
        id, kind, party_id, person_id, person_name, person_function, unit_id, period, subject, question_id, due_at, warn_at,
        attention_at, opened_at, version)
      values (
        ${review.reviewId}, ${review.kind}, ${review.partyId}, ${reviewed.id}, ${reviewed.name}, ${reviewed.function},
        ${reviewed.unitId}, ${review.period}, ${review.subject}, ${review.questionId}, ${review.dueAt}, ${review.warnAt},
        ${attentionAt}, ${review.openedAt}, ${review.version})
    )
    ${appending(review, event)}`)
}

/** Saves what has happened to a review held by this transaction, and the row that caches it. */
export async function saveReview(
  shell: Shell,
  review: ReviewState,
  event: ReviewEvent,
  attentionAt: Instant | null,
): Promise<void> {
  const { reviewer, decision, explanation } = review
  await shell.db.execute(sql`
    with kept as (
      update oversight.reviews
      set reviewer_id = ${reviewer?.personId ?? null},
        reviewer_name = ${reviewer?.name ?? null},
        reviewer_unit_id = ${reviewer?.unitId ?? null},
        explanation = ${explanation === null ? null : JSON.stringify(explanation)}::jsonb,
        escalations = ${review.escalations},
        escalated_at = ${review.escalatedAt},
        attention_at = ${attentionAt},
        outcome = ${decision?.outcome ?? null},
        words = ${decision?.words ?? null},
        breach_id = ${decision?.breachId ?? null},
        decided_at = ${decision?.at ?? null},
        version = ${review.version}
      where id = ${review.reviewId} and version = ${review.version - 1}
    )
    ${appending(review, event)}`)
}

function appending(review: ReviewState, event: ReviewEvent): Fragment {
  return sql`
    insert into oversight.review_events (review_id, sequence, type, at, data)
    values (${review.reviewId}, ${review.version}, ${event.type}, ${event.at}, ${JSON.stringify(event)}::jsonb)`
}

export interface ReviewFilter extends Page {
  readonly partyId: OrganisationId
  readonly status: 'open' | 'mine' | 'decided'
  /** Who reads: nobody sees the reviews of their own looks here. */
  readonly readerId: PersonId
  readonly kind: ReviewKind | null
}

/** The queue of a party: the soonest due first, of decided ones the latest first. One more than the page holds. */
export async function listReviews(shell: Shell, filter: ReviewFilter): Promise<ListedReview[]> {
  const { after, limit } = filter
  const isDecided = filter.status === 'decided'
  const rows = await shell.db.query<ReviewRow>(sql`
    select ${reviewColumns}
    from oversight.reviews as review
    where review.party_id = ${filter.partyId}
      and review.person_id <> ${filter.readerId}
      and ${isDecided ? sql`review.decided_at is not null` : sql`review.decided_at is null`}
      and ${filter.status === 'mine' ? sql`review.reviewer_id = ${filter.readerId}` : sql`true`}
      and ${filter.kind === null ? sql`true` : sql`review.kind = ${filter.kind}`}
      and ${
        after === null
          ? sql`true`
          : isDecided
            ? sql`(review.decided_at, review.id) < (${after.at}, ${after.id}::uuid)`
            : sql`(review.due_at, review.id) > (${after.at}, ${after.id}::uuid)`
      }
    order by ${isDecided ? sql`review.decided_at desc, review.id desc` : sql`review.due_at, review.id`}
    limit ${limit + 1}`)
  return rows.map(fromRow)
}

/** One review as lists show it. */
export async function findReview(shell: Shell, reviewId: ReviewId): Promise<ListedReview | undefined> {
  const row = await shell.db.maybe<ReviewRow>(sql`
    select ${reviewColumns}
    from oversight.reviews as review
    where review.id = ${reviewId}`)
  return row && fromRow(row)
}

/** Reviews in which this person has been asked to explain, the latest first; at most 100. */
export async function listAskedOf(shell: Shell, personId: PersonId): Promise<ListedReview[]> {
  const rows = await shell.db.query<ReviewRow>(sql`
    select ${reviewColumns}
    from oversight.reviews as review
    where review.person_id = ${personId} and review.explanation is not null
    order by review.opened_at desc
    limit 100`)
  return rows.map(fromRow)
}

/** Holds a review that time alone changes by now; undefined when there is none that others do not hold. */
export async function claimDueReview(
  shell: Shell,
  now: Instant,
  except: readonly ReviewId[],
): Promise<ReviewId | undefined> {
  const row = await shell.db.maybe<{ id: ReviewId }>(sql`
    select id
    from oversight.reviews
    where attention_at <= ${now} and not id = any(${except}::uuid[])
    order by attention_at
    limit 1
    for no key update skip locked`)
  return row?.id
}

export async function countReviews(
  shell: Shell,
  of: { readonly partyId: OrganisationId; readonly readerId: PersonId; readonly now: Instant },
): Promise<{ open: number; overdue: number; mine: number }> {
  return shell.db.one(sql`
    select count(*) as open,
      count(*) filter (where due_at < ${of.now}) as overdue,
      count(*) filter (where reviewer_id = ${of.readerId}) as mine
    from oversight.reviews
    where party_id = ${of.partyId} and person_id <> ${of.readerId} and decided_at is null`)
}

/** How many explanations this person has been asked for and not given. */
export async function countAskedOf(shell: Shell, personId: PersonId): Promise<number> {
  const { asked } = await shell.db.one<{ asked: number }>(sql`
    select count(*) as asked
    from oversight.reviews
    where person_id = ${personId} and explanation is not null and explanation ->> 'answer' is null and decided_at is null`)
  return asked
}

// The looks a review is about --------------------------------------------------------------------------------------------

/** A record of the access log, by its address there. */
export interface LookKey {
  readonly citizenId: CitizenId
  readonly recordId: string
  readonly at: Instant
}

/** Puts records under a review. What has come up for the same cause before is left where it is. @returns how many were new */
export function insertLooks(
  shell: Shell,
  review: Pick<ReviewState, 'reviewId' | 'kind'>,
  looks: readonly LookKey[],
): Promise<number> {
  return shell.db.execute(sql`
    insert into oversight.review_looks (citizen_id, record_id, kind, review_id, at)
    select row."citizenId", row."recordId", ${review.kind}, ${review.reviewId}, row.at
    from jsonb_to_recordset(${JSON.stringify(looks)}::jsonb) as row ("citizenId" uuid, "recordId" uuid, at timestamptz)
    on conflict do nothing`)
}

/** Which of these records have come up for this cause already. */
export async function listKnownLooks(
  shell: Shell,
  kind: ReviewKind,
  looks: readonly LookKey[],
): Promise<ReadonlySet<string>> {
  const rows = await shell.db.query<{ recordId: string }>(sql`
    select look.record_id as "recordId"
    from jsonb_to_recordset(${JSON.stringify(looks)}::jsonb) as row ("citizenId" uuid, "recordId" uuid)
    join oversight.review_looks as look
      on look.citizen_id = row."citizenId" and look.record_id = row."recordId" and look.kind = ${kind}`)
  return new Set(rows.map(({ recordId }) => recordId))
}

/** Records of a review, the latest first; one more than the page holds. */
export function listLooksOf(shell: Shell, reviewId: ReviewId, { after, limit }: Page): Promise<LookKey[]> {
  return shell.db.query<LookKey>(sql`
    select citizen_id as "citizenId", record_id as "recordId", at
    from oversight.review_looks
    where review_id = ${reviewId}
      and ${after === null ? sql`true` : sql`(at, record_id) < (${after.at}, ${after.id}::uuid)`}
    order by at desc, record_id desc
    limit ${limit + 1}`)
}

/** The citizens a review is about, or those of some of its records. */
export async function listCitizensOf(
  shell: Shell,
  reviewId: ReviewId,
  recordIds: readonly string[] | null = null,
): Promise<CitizenId[]> {
  const rows = await shell.db.query<{ citizenId: CitizenId }>(sql`
    select distinct citizen_id as "citizenId"
    from oversight.review_looks
    where review_id = ${reviewId}
      and ${recordIds === null ? sql`true` : sql`record_id = any(${recordIds}::uuid[])`}
    order by citizen_id`)
  return rows.map(({ citizenId }) => citizenId)
}

/** How many of these records the review is about. */
export async function countLooksAmong(
  shell: Shell,
  reviewId: ReviewId,
  recordIds: readonly string[],
): Promise<number> {
  const { found } = await shell.db.one<{ found: number }>(sql`
    select count(*) as found
    from oversight.review_looks
    where review_id = ${reviewId} and record_id = any(${recordIds}::uuid[])`)
  return found
}

// Rows and back ----------------------------------------------------------------------------------------------------------

const reviewColumns = sql`
  review.id, review.kind, review.party_id, review.person_id, review.person_name, review.person_function, review.unit_id,
  review.period, review.subject, review.question_id, review.reviewer_id, review.reviewer_name, review.reviewer_unit_id,
  review.explanation, review.due_at, review.warn_at, review.escalations, review.escalated_at, review.outcome, review.words,
  review.breach_id, review.opened_at, review.decided_at, review.version,
  (select count(*) from oversight.review_looks as look where look.review_id = review.id) as look_count,
  (select count(distinct look.citizen_id) from oversight.review_looks as look where look.review_id = review.id)
    as citizen_count`

type ReviewRow = Omit<
  Row<
    'oversight.reviews',
    {
      id: ReviewId
      kind: ReviewKind
      party_id: OrganisationId
      person_id: PersonId
      unit_id: OrganisationId
      question_id: QuestionId | null
      reviewer_id: PersonId | null
      reviewer_unit_id: OrganisationId | null
      explanation: Explanation | null
      outcome: Outcome | null
      breach_id: BreachId | null
    }
  >,
  'attention_at'
> & { look_count: number; citizen_count: number }

function fromRow(row: ReviewRow): ListedReview {
  return {
    reviewId: row.id,
    kind: row.kind,
    partyId: row.party_id,
    reviewed: {
      id: row.person_id,
      name: row.person_name,
      function: row.person_function,
      unitId: row.unit_id,
    },
    period: row.period,
    subject: row.subject,
    questionId: row.question_id,
    reviewer:
      row.reviewer_id === null || row.reviewer_unit_id === null
        ? null
        : { personId: row.reviewer_id, name: row.reviewer_name ?? '', unitId: row.reviewer_unit_id },
    explanation: row.explanation,
    dueAt: row.due_at,
    warnAt: row.warn_at,
    escalations: row.escalations,
    escalatedAt: row.escalated_at,
    openedAt: row.opened_at,
    decision:
      row.outcome === null || row.decided_at === null
        ? null
        : { at: row.decided_at, outcome: row.outcome, words: row.words ?? '', breachId: row.breach_id },
    version: row.version,
    lookCount: row.look_count,
    citizenCount: row.citizen_count,
  }
}
