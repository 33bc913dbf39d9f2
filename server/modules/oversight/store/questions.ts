import type { CitizenId, OrganisationId, PersonId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { Row } from '../../../platform/db/schema.gen.ts'
import { type Fragment, sql } from '../../../platform/db/sql.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { QuestionId, ReviewId } from '../domain/ids.ts'
import { fold, type QuestionEvent, type QuestionState } from '../domain/question.ts'
import type { Page } from './page.ts'

/** The address of a question: everything about a citizen is found by the citizen. */
export interface QuestionKey {
  readonly citizenId: CitizenId
  readonly questionId: QuestionId
}

/** Whose question this is; undefined when there is none. */
export async function findQuestionKey(
  shell: Shell,
  questionId: QuestionId,
): Promise<QuestionKey | undefined> {
  return shell.db.maybe<QuestionKey>(sql`
    select citizen_id as "citizenId", id as "questionId"
    from oversight.questions
    where id = ${questionId}`)
}

/** The question as it stands, held until the transaction ends; undefined when there is none. */
export async function lockQuestion(
  shell: Shell,
  { citizenId, questionId }: QuestionKey,
): Promise<QuestionState | undefined> {
  const held = await shell.db.maybe(sql`
    select from oversight.questions
    where citizen_id = ${citizenId} and id = ${questionId}
    for no key update`)
  if (held === undefined) return undefined
  const rows = await shell.db.query<{ data: QuestionEvent }>(sql`
    select data
    from oversight.question_events
    where citizen_id = ${citizenId} and question_id = ${questionId}
    order by sequence`)
  return fold(rows.map(({ data }) => data))
}

/** The question about this record of the log, if the citizen has asked. */
export async function findQuestionAbout(
  shell: Shell,
  citizenId: CitizenId,
  recordId: string,
): Promise<QuestionId | undefined> {
  const row = await shell.db.maybe<{ id: QuestionId }>(sql`
    select id
    from oversight.questions
    where citizen_id = ${citizenId} and record_id = ${recordId}`)
  return row?.id
}

export async function insertQuestion(
  shell: Shell,
  question: QuestionState,
  event: QuestionEvent,
  attentionAt: Instant | null,
): Promise<void> {
  await shell.db.execute(sql`
    with asked as (
      insert into oversight.questions (
        citizen_id, id, record_id, looked_at, looked_by_id, unit_id, party_id, text, due_at, warn_at, attention_at, asked_at,
        version)
      values (
        ${question.citizenId}, ${question.questionId}, ${question.recordId}, ${question.lookedAt}, ${question.lookedById},
        ${question.unitId}, ${question.partyId}, ${question.text}, ${question.dueAt}, ${question.warnAt}, ${attentionAt},
        ${question.askedAt}, ${question.version})
      returning citizen_id, id
    )
    ${appending(question, event)}
    from asked`)
}

/** Saves what has happened to a question held by this transaction, and the row that caches it. */
export async function saveQuestion(
  shell: Shell,
  question: QuestionState,
  event: QuestionEvent,
  attentionAt: Instant | null,
): Promise<void> {
  const { reviewer, answer } = question
  await shell.db.execute(sql`
    with kept as (
      update oversight.questions
      set reviewer_id = ${reviewer?.personId ?? null},
        reviewer_name = ${reviewer?.name ?? null},
        reviewer_unit_id = ${reviewer?.unitId ?? null},
        review_id = ${question.reviewId},
        answer = ${answer === null ? null : JSON.stringify(answer)}::jsonb,
        answered_at = ${answer?.at ?? null},
        escalations = ${question.escalations},
        escalated_at = ${question.escalatedAt},
        attention_at = ${attentionAt},
        version = ${question.version}
      where citizen_id = ${question.citizenId} and id = ${question.questionId} and version = ${question.version - 1}
      returning id
    )
    ${appending(question, event)}
    from kept`)
}

function appending(question: QuestionState, event: QuestionEvent): Fragment {
  return sql`
    insert into oversight.question_events (citizen_id, question_id, sequence, type, at, data)
    select ${question.citizenId}::uuid, ${question.questionId}::uuid, ${question.version}::int, ${event.type}::text,
      ${event.at}::timestamptz, ${JSON.stringify(event)}::jsonb`
}

/** All that a citizen has asked, the latest first. */
export async function listQuestionsOf(shell: Shell, citizenId: CitizenId): Promise<QuestionState[]> {
  const rows = await shell.db.query<QuestionRow>(sql`
    select ${questionColumns}
    from oversight.questions
    where citizen_id = ${citizenId}
    order by asked_at desc, id desc`)
  return rows.map(fromRow)
}

export interface QuestionFilter extends Page {
  readonly partyId: OrganisationId
  readonly status: 'open' | 'mine' | 'answered'
  readonly readerId: PersonId
}

/** The questions a party must answer: the soonest due first, of answered ones the latest first. One more than the page. */
export async function listQuestions(shell: Shell, filter: QuestionFilter): Promise<QuestionState[]> {
  const { after, limit } = filter
  const isAnswered = filter.status === 'answered'
  const rows = await shell.db.query<QuestionRow>(sql`
    select ${questionColumns}
    from oversight.questions
    where party_id = ${filter.partyId}
      and ${isAnswered ? sql`answered_at is not null` : sql`answered_at is null`}
      and ${filter.status === 'mine' ? sql`reviewer_id = ${filter.readerId}` : sql`true`}
      and ${
        after === null
          ? sql`true`
          : isAnswered
            ? sql`(answered_at, id) < (${after.at}, ${after.id}::uuid)`
            : sql`(due_at, id) > (${after.at}, ${after.id}::uuid)`
      }
    order by ${isAnswered ? sql`answered_at desc, id desc` : sql`due_at, id`}
    limit ${limit + 1}`)
  return rows.map(fromRow)
}

/** Holds a question that time alone changes by now; undefined when there is none that others do not hold. */
export async function claimDueQuestion(
  shell: Shell,
  now: Instant,
  except: readonly QuestionId[],
): Promise<QuestionKey | undefined> {
  return shell.db.maybe<QuestionKey>(sql`
    select citizen_id as "citizenId", id as "questionId"
    from oversight.questions
    where attention_at <= ${now} and not id = any(${except}::uuid[])
    order by attention_at
    limit 1
    for no key update skip locked`)
}

export async function countQuestions(
  shell: Shell,
  of: { readonly partyId: OrganisationId; readonly readerId: PersonId; readonly now: Instant },
): Promise<{ open: number; overdue: number; mine: number }> {
  return shell.db.one(sql`
    select count(*) as open,
      count(*) filter (where due_at < ${of.now}) as overdue,
      count(*) filter (where reviewer_id = ${of.readerId}) as mine
    from oversight.questions
    where party_id = ${of.partyId} and answered_at is null`)
}

const questionColumns = sql`
  citizen_id, id, record_id, looked_at, looked_by_id, unit_id, party_id, text, reviewer_id, reviewer_name, reviewer_unit_id,
  review_id, answer, due_at, warn_at, escalations, escalated_at, asked_at, version`

type QuestionRow = Omit<
  Row<
    'oversight.questions',
    {
      id: QuestionId
      looked_by_id: PersonId
      unit_id: OrganisationId
      party_id: OrganisationId
      reviewer_id: PersonId | null
      reviewer_unit_id: OrganisationId | null
      review_id: ReviewId | null
      answer: QuestionState['answer']
    }
  >,
  'attention_at' | 'answered_at'
>

function fromRow(row: QuestionRow): QuestionState {
  return {
    citizenId: row.citizen_id,
    questionId: row.id,
    recordId: row.record_id,
    lookedAt: row.looked_at,
    lookedById: row.looked_by_id,
    unitId: row.unit_id,
    partyId: row.party_id,
    text: row.text,
    reviewer:
      row.reviewer_id === null || row.reviewer_unit_id === null
        ? null
        : { personId: row.reviewer_id, name: row.reviewer_name ?? '', unitId: row.reviewer_unit_id },
    reviewId: row.review_id,
    answer: row.answer,
    dueAt: row.due_at,
    warnAt: row.warn_at,
    escalations: row.escalations,
    escalatedAt: row.escalated_at,
    askedAt: row.asked_at,
    version: row.version,
  }
}
