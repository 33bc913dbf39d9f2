import { z } from 'zod'
import { accessRefusals } from './access.ts'
import { ofKind } from './data-kind.ts'
import { type RefusalCodes, route } from './route.ts'

/** Why a task may end undone, or a receiver may say no: the exception codes all pathways share (pathways 0). */
export const cancelReasons = [
  'DEATH',
  'MOVED',
  'REFUSED',
  'NO_CONTACT',
  'READMITTED',
  'TRANSFERRED',
  'CITIZEN_WISH',
  'CONSENT_WITHDRAWN',
  'SYSTEM_DOWN',
] as const
export const declineReasons = [
  'NO_CAPACITY',
  'WRONG_RECEIVER',
  'MISSING_DATA',
  'BLOCKED_DATA',
  'DISAGREEMENT',
  'MOVED',
  'TRANSFERRED',
] as const

/** What stands in the way of a deed with a task. Also the reasons why a button is shown disabled. */
export const taskRefusals = {
  'task-unknown': 'unknown',
  'task-closed': 'conflict',
  'task-not-closed': 'conflict',
  'task-held-by-another': 'forbidden',
  'task-taken-on-already': 'conflict',
  'task-not-taken-on': 'conflict',
  'task-changed-meanwhile': 'conflict',
  'task-happened-later': 'invalid',
  'task-happened-too-long-ago': 'invalid',
  'task-text-missing': 'invalid',
  'task-writing-unknown': 'unknown',
  'task-unit-not-yours': 'forbidden',
  'task-deadline-passed': 'invalid',
  'handoff-open-already': 'conflict',
  'handoff-to-itself': 'invalid',
  'handoff-receiver-unknown': 'unknown',
  'handoff-receiver-elsewhere': 'forbidden',
  /** No rule lets it be disclosed there, or the citizen has objected: which of the two is not said. */
  'handoff-may-not-be-told': 'forbidden',
  'handoff-unknown': 'unknown',
  'handoff-none-open': 'conflict',
  'handoff-not-waiting': 'conflict',
  'handoff-meant-for-another': 'forbidden',
  'handoff-sent-by-another': 'forbidden',
  'handoff-delivered-already': 'conflict',
  'handoff-acknowledged-already': 'conflict',
  'handoff-question-open': 'conflict',
  'handoff-no-question': 'conflict',
  'handoff-duty-by-law': 'conflict',
  'handoff-not-returnable': 'conflict',
  'escalation-none-open': 'conflict',
  'escalation-taken-already': 'conflict',
  'escalation-for-another': 'forbidden',
} as const satisfies RefusalCodes

const id = z.uuid()
const at = z.string()
const bilingual = z.object({ da: z.string(), en: z.string() })
const named = z.object({ id, name: z.string() })
const priority = z.enum(['acute', 'same-day', 'routine'])
const subject = z.enum(['deadline', 'answer'])
const text = z.string().trim().min(1).max(4_000)
const optionalText = z.string().trim().max(4_000).default('')

/** Why a unit has the task, one link of the chain. */
export const reasonView = z.object({
  kind: z.enum(['decision', 'clause', 'law', 'default', 'fact']),
  text: bilingual,
  ref: z.string().optional(),
})

export const taskActions = [
  'take-on',
  'release',
  'complete',
  'cancel',
  'reopen',
  'add-note',
  'offer-handoff',
  'acknowledge-handoff',
  'accept-handoff',
  'decline-handoff',
  'request-more',
  'give-more',
  'withdraw-handoff',
  'return-handoff',
  'take-escalation',
] as const
export type TaskActionView = (typeof taskActions)[number]

/** For each deed: null when the reader may do it now, otherwise the refusal it would get. */
const actions = z.partialRecord(
  z.enum(taskActions),
  z.object({ code: z.string(), data: z.record(z.string(), z.unknown()) }).nullable(),
)

export const handoffView = z.object({
  id,
  from: named,
  to: named,
  acceptance: z.enum(['on-answer', 'on-delivery']),
  status: z.enum(['offered', 'delivered', 'acknowledged', 'accepted', 'declined', 'withdrawn', 'expired']),
  /** Who must act now; null once it is closed. */
  turn: z.enum(['sender', 'receiver']).nullable(),
  message: ofKind('PLAN', z.string().nullable()),
  question: ofKind('PLAN', z.string().nullable()),
  /** The last question the sender has answered, and the answer. */
  answered: ofKind('PLAN', z.object({ question: z.string(), answer: z.string() }).nullable()),
  declined: z
    .object({ reason: z.enum(declineReasons), text: ofKind('PLAN', z.string().nullable()) })
    .nullable(),
  /** The hand-off this one gives back as sent to a wrong receiver. */
  returns: id.nullable(),
  offeredAt: at,
  answerDueAt: at,
  closedAt: at.nullable(),
})

const rungView = z.object({
  number: z.number(),
  unit: named,
  role: z.string(),
  name: z.string(),
  phone: z.string(),
  asks: z.enum(['act', 'phone-receiver']),
  phoneTo: z.object({ name: z.string(), phone: z.string() }).nullable(),
})

const escalationView = z.object({ subject, rung: rungView, raisedAt: at, takenBy: named.nullable() })

/** A step of a running pathway. */
const originView = z.object({ pathwayId: id, stepId: z.string(), occurrence: z.number() })

/**
 * A task as a list shows it: what it is, who has it and since which clause, how it stands, what the reader may do. What
 * people write to each other about it is of the citizen's plan.
 */
export const taskSummaryView = z.object({
  id,
  /** Two marks to know the citizen by. */
  citizen: z.object({
    id,
    name: ofKind('ID', z.string().nullable()),
    birthDate: ofKind('ID', z.string().nullable()),
  }),
  serviceCode: z.string(),
  /** Null only in a row of a citizen who has blocked the reader. */
  title: bilingual.nullable(),
  priority,
  status: z.enum(['open', 'completed', 'cancelled']),
  responsible: named,
  /** Who in the responsible unit has taken it on. */
  person: named.nullable(),
  /** The person it is addressed to; the unit has it all the same. */
  meantFor: named.nullable(),
  deadline: z.object({ dueAt: at, warnAt: at }).nullable(),
  breachedAt: at.nullable(),
  origin: originView.nullable(),
  /** Every step of a pathway that calls for it: two where a duplicate was merged. */
  origins: z.array(originView),
  reasons: z.array(reasonView),
  /** The latest hand-off. */
  handoff: handoffView.nullable(),
  escalations: z.array(escalationView),
  openedAt: at,
  closedAt: at.nullable(),
  version: z.number(),
  actions,
  /** Something is not shown to this reader. */
  withheld: z.boolean(),
  /** The citizen has blocked the reader: the row stays, so that somebody always has it, without what it says. */
  isBlocked: z.boolean(),
})
export type TaskSummaryView = z.output<typeof taskSummaryView>

/** One thing that happened to a task. A corrected text keeps the first wording beside the better one. */
export const historyEntryView = z.object({
  sequence: z.number(),
  type: z.string(),
  at,
  by: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('person'), id, name: z.string(), unit: named }),
    z.object({ kind: z.literal('rule'), rule: z.string() }),
  ]),
  text: ofKind('PLAN', z.string().nullable()),
  correction: ofKind(
    'PLAN',
    z.object({ text: z.string(), why: z.string(), at, name: z.string() }).nullable(),
  ),
  reason: z.string().nullable(),
  /** The unit it was offered to or accepted by, or whose person was called. */
  unit: named.nullable(),
  rung: rungView.nullable(),
  /** A deadline set by this: of the task, or for an answer. */
  dueAt: at.nullable(),
  /** When it was really done, if written down afterwards. */
  happenedAt: at.nullable(),
})

export const taskView = ofKind(
  'APP',
  taskSummaryView.extend({
    title: bilingual,
    legal: z.array(z.string()),
    history: z.array(historyEntryView),
  }),
)
export type TaskView = z.output<typeof taskView>

export const taskPageView = ofKind(
  'APP',
  z.object({
    tasks: z.array(taskSummaryView),
    /** Give it as `after` to get the next page; null on the last. */
    next: z.string().nullable(),
  }),
)
export const tasksView = ofKind('APP', z.object({ tasks: z.array(taskSummaryView) }))
/** Where a page ended: a moment, or infinity for what has no deadline, and an id. */
const cursor = z.string().refine((text) => {
  const [place, row, ...more] = text.split('_')
  const isMoment = place === 'infinity' || z.iso.datetime().safeParse(place).success
  return isMoment && z.uuid().safeParse(row).success && more.length === 0
}, 'must be the `next` of the page before')

const page = {
  /** One of the reader's units; all of them when left out. */
  unitId: id.optional(),
  after: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}
const professional = ['professional'] as const
const listRefusals = { 'task-unit-not-yours': 'forbidden' } as const satisfies RefusalCodes

export const listWorklistRoute = route({
  name: 'list-worklist',
  method: 'GET',
  path: '/api/v1/tasks',
  purpose: 'treatment',
  summary: 'Open tasks of the units one acts for, the soonest due first',
  for: professional,
  scope: 'system/Task.s',
  query: z.object({
    ...page,
    /** Kinds of service, separated by commas. */
    services: z
      .string()
      .max(1_000)
      .transform((list) => list.split(',').filter(Boolean))
      .optional(),
    taken: z.enum(['by-me', 'by-nobody']).optional(),
    priority: priority.optional(),
    due: z.enum(['overdue', 'today']).optional(),
  }),
  answer: taskPageView,
  refusals: listRefusals,
})

export const listClosedTasksRoute = route({
  name: 'list-closed-tasks',
  method: 'GET',
  path: '/api/v1/tasks/closed',
  purpose: 'treatment',
  summary: 'What the units one acts for have completed or cancelled, the latest first',
  for: professional,
  query: z.object(page),
  answer: taskPageView,
  refusals: listRefusals,
})

export const listOffersRoute = route({
  name: 'list-offers',
  method: 'GET',
  path: '/api/v1/handoffs',
  purpose: 'treatment',
  summary: 'Hand-offs that wait: for our answer, or for the answer of others',
  for: professional,
  scope: 'system/Task.s',
  query: z.object({ ...page, direction: z.enum(['incoming', 'outgoing']) }),
  answer: taskPageView,
  refusals: listRefusals,
})

export const listEscalationsRoute = route({
  name: 'list-escalations',
  method: 'GET',
  path: '/api/v1/escalations',
  purpose: 'treatment',
  summary: 'Tasks about which somebody in our units has been called and the cause remains',
  for: professional,
  query: z.object({ unitId: page.unitId, limit: page.limit }),
  answer: tasksView,
  refusals: listRefusals,
})

export const countWorkRoute = route({
  name: 'count-work',
  method: 'GET',
  path: '/api/v1/tasks/counts',
  purpose: 'treatment',
  summary: 'How many open tasks, late tasks and unanswered offers our units have',
  for: professional,
  query: z.object({ unitId: page.unitId }),
  answer: z.object({ open: z.number(), overdue: z.number(), offers: z.number() }),
  refusals: listRefusals,
})

const ofCitizen = z.object({ citizenId: id })

export const listCitizenTasksRoute = route({
  name: 'list-citizen-tasks',
  method: 'GET',
  path: '/api/v1/citizens/:citizenId/tasks',
  purpose: 'treatment',
  summary: 'Who has what for one citizen: open tasks by deadline, then the closed ones',
  for: ['professional', 'citizen'],
  scope: 'system/Task.s',
  params: ofCitizen,
  answer: tasksView,
  refusals: accessRefusals,
})

export const openTaskRoute = route({
  name: 'open-task',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/tasks',
  purpose: 'treatment',
  summary: 'A task of our own for a citizen, beside what the pathways call for',
  for: professional,
  params: ofCitizen,
  body: z.strictObject({
    title: z.string().trim().min(1).max(200),
    serviceCode: z.string().min(1).max(100).default('other'),
    priority: priority.default('routine'),
    dueAt: z.iso.datetime().optional(),
  }),
  answer: taskView,
  refusals: { ...accessRefusals, 'task-deadline-passed': 'invalid' },
})

const ofTask = z.object({ citizenId: id, taskId: id })
const ofHandoff = ofTask.extend({ handoffId: id })
/** The version the reader saw. When given, a change in between refuses instead of being acted on unseen. */
const version = z.number().int().optional()

export const getTaskRoute = route({
  name: 'get-task',
  method: 'GET',
  path: '/api/v1/citizens/:citizenId/tasks/:taskId',
  purpose: 'treatment',
  summary: 'One task with its history, why it is whose, and what one may do',
  for: professional,
  scope: 'system/Task.r',
  params: ofTask,
  answer: taskView,
  refusals: { ...accessRefusals, 'task-unknown': 'unknown' },
})

const deed = { method: 'POST', purpose: 'treatment', for: professional, answer: taskView } as const
const task = '/api/v1/citizens/:citizenId/tasks/:taskId' as const
const handoff = `${task}/handoffs/:handoffId` as const
const refusals = { ...accessRefusals, ...taskRefusals }

export const takeOnTaskRoute = route({
  ...deed,
  name: 'take-on-task',
  path: `${task}/take-on`,
  summary: 'I do it. The responsibility stays with the unit',
  params: ofTask,
  body: z.strictObject({ version }),
  refusals,
})

export const releaseTaskRoute = route({
  ...deed,
  name: 'release-task',
  path: `${task}/release`,
  summary: 'Nobody in the unit does it any more; a colleague may take it on',
  params: ofTask,
  body: z.strictObject({ version }),
  refusals,
})

export const completeTaskRoute = route({
  ...deed,
  name: 'complete-task',
  path: `${task}/complete`,
  summary: 'It is done, with what came of it and when',
  params: ofTask,
  body: z.strictObject({ version, outcome: optionalText, happenedAt: z.iso.datetime().optional() }),
  refusals,
})

export const cancelTaskRoute = route({
  ...deed,
  name: 'cancel-task',
  path: `${task}/cancel`,
  summary: 'It will not be done, and why',
  params: ofTask,
  body: z.strictObject({ version, reason: z.enum(cancelReasons), text: optionalText }),
  refusals,
})

export const reopenTaskRoute = route({
  ...deed,
  name: 'reopen-task',
  path: `${task}/reopen`,
  summary: 'It was closed by mistake, or is needed again',
  params: ofTask,
  body: z.strictObject({ version, text }),
  refusals,
})

export const addNoteRoute = route({
  ...deed,
  name: 'add-task-note',
  path: `${task}/notes`,
  summary: 'A note in the history',
  params: ofTask,
  body: z.strictObject({ text }),
  refusals,
})

export const correctTextRoute = route({
  ...deed,
  name: 'correct-task-text',
  path: `${task}/corrections`,
  summary: 'A better wording of an earlier entry; the first stays visible',
  params: ofTask,
  body: z.strictObject({ sequence: z.number().int().min(1), text, why: text }),
  refusals,
})

export const offerHandoffRoute = route({
  ...deed,
  name: 'offer-handoff',
  path: `${task}/handoffs`,
  summary: 'Ask another unit to take over. The task stays ours until they accept',
  params: ofTask,
  body: z.strictObject({ version, toId: id, message: optionalText }),
  refusals,
})

export const returnHandoffRoute = route({
  ...deed,
  name: 'return-handoff',
  path: `${task}/return`,
  summary: 'What came by law belongs to another: back to the sender as sent to a wrong receiver',
  params: ofTask,
  body: z.strictObject({ version, text }),
  refusals,
})

export const acknowledgeHandoffRoute = route({
  ...deed,
  name: 'acknowledge-handoff',
  path: `${handoff}/acknowledge`,
  summary: 'Seen. Not yet an answer',
  params: ofHandoff,
  body: z.strictObject({ version }),
  refusals,
})

export const acceptHandoffRoute = route({
  ...deed,
  name: 'accept-handoff',
  path: `${handoff}/accept`,
  summary: 'Yes: from now on we have the task',
  params: ofHandoff,
  body: z.strictObject({ version }),
  refusals,
})

export const declineHandoffRoute = route({
  ...deed,
  name: 'decline-handoff',
  path: `${handoff}/decline`,
  summary: 'No, and why. The sender has had it all the time',
  params: ofHandoff,
  body: z.strictObject({ version, reason: z.enum(declineReasons), text }),
  refusals,
})

export const withdrawHandoffRoute = route({
  ...deed,
  name: 'withdraw-handoff',
  path: `${handoff}/withdraw`,
  summary: 'We keep it after all; nobody can accept any more',
  params: ofHandoff,
  body: z.strictObject({ version }),
  refusals,
})

export const requestMoreRoute = route({
  ...deed,
  name: 'request-more',
  path: `${handoff}/question`,
  summary: 'A question to the sender before we answer',
  params: ofHandoff,
  body: z.strictObject({ version, question: text }),
  refusals,
})

export const giveMoreRoute = route({
  ...deed,
  name: 'give-more',
  path: `${handoff}/reply`,
  summary: 'What the receiver asked for',
  params: ofHandoff,
  body: z.strictObject({ version, answer: text }),
  refusals,
})

export const takeEscalationRoute = route({
  ...deed,
  name: 'take-escalation',
  path: `${task}/escalations/:subject/take`,
  summary: 'I see to it; nobody more is called',
  params: ofTask.extend({ subject }),
  body: z.strictObject({ version }),
  refusals,
})

export const taskRoutes = [
  listWorklistRoute,
  listClosedTasksRoute,
  listOffersRoute,
  listEscalationsRoute,
  countWorkRoute,
  listCitizenTasksRoute,
  openTaskRoute,
  getTaskRoute,
  takeOnTaskRoute,
  releaseTaskRoute,
  completeTaskRoute,
  cancelTaskRoute,
  reopenTaskRoute,
  addNoteRoute,
  correctTextRoute,
  offerHandoffRoute,
  returnHandoffRoute,
  acknowledgeHandoffRoute,
  acceptHandoffRoute,
  declineHandoffRoute,
  withdrawHandoffRoute,
  requestMoreRoute,
  giveMoreRoute,
  takeEscalationRoute,
]
