import { z } from 'zod'
import { accessActions, dataKinds } from '../kernel/access-words.ts'
import { accessRefusals } from './access.ts'
import { ofKind } from './data-kind.ts'
import { type RefusalCodes, route } from './route.ts'

export const oversightRefusals = {
  'oversight-not-for-your-role': 'forbidden',
  'review-unknown': 'unknown',
  /** Nobody reviews themselves or a colleague of their own unit. */
  'review-of-your-own-unit': 'forbidden',
  'review-of-yourself': 'forbidden',
  'review-taken-by-another': 'conflict',
  'review-not-taken': 'conflict',
  'review-decided-already': 'conflict',
  'review-explanation-awaited': 'conflict',
  'review-asks-nobody': 'conflict',
  'review-look-unknown': 'invalid',
  'explanation-not-asked': 'conflict',
  'question-unknown': 'unknown',
  'question-about-unknown-look': 'unknown',
  /** The look was the citizen's own, a relative's or the program's: no party has a reviewer to ask. */
  'question-about-nobodys-look': 'invalid',
  'question-asked-already': 'conflict',
  'question-about-yourself': 'forbidden',
  'question-taken-by-another': 'conflict',
  'question-not-taken': 'conflict',
  'question-answered-already': 'conflict',
  'question-reviewed-already': 'conflict',
  'breach-unknown': 'unknown',
  'breach-closed': 'conflict',
  'breach-aware-later': 'invalid',
  'breach-risk-not-assessed': 'conflict',
  /** Neither told nor written why not (GDPR articles 33 and 34). */
  'breach-authority-untold': 'conflict',
  'breach-citizens-untold': 'conflict',
  'oversight-notice-unknown': 'unknown',
} as const satisfies RefusalCodes

const id = z.uuid()
const at = z.string()
const bilingual = z.object({ da: z.string(), en: z.string() })
const named = z.object({ id, name: z.string() })
const words = z.string().trim().min(10).max(4_000)
/** What an earlier page gave as `next`: a time and an id. */
const cursor = z
  .string()
  .regex(/^[0-9TZ:.-]{24}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  .refine((text) => !Number.isNaN(Date.parse(text.slice(0, 24))))
  .optional()

/** Why a look is reviewed. */
export const reviewKinds = [
  /** Every override of necessity (SUL § 42 a(2)). */
  'override',
  /** Drawn by lot once a month. */
  'sample',
  'same-surname',
  'same-address',
  'colleague',
  /** On weak evidence, or on a declared relation nobody could verify. */
  'no-evidence',
  'mass',
  'night',
  /** Every look at a citizen who is watched over (VIP). */
  'watched',
  /** A citizen asked about it. */
  'question',
] as const
export type ReviewKind = (typeof reviewKinds)[number]

export const reviewOutcomes = ['justified', 'justified_training', 'unjustified'] as const
export type ReviewOutcome = (typeof reviewOutcomes)[number]

export const reviewStatuses = ['waiting', 'taken', 'asked', 'answered', 'decided'] as const

/** A deed the reader may do now is null; otherwise the refusal it would get. */
const possible = z.object({ code: z.string(), data: z.record(z.string(), z.unknown()) }).nullable()

/** One thing to review, as the queue shows it: nothing in it is about a citizen. */
export const reviewSummaryView = z.object({
  id,
  kind: z.enum(reviewKinds),
  /** In a sentence, why it came up. */
  why: bilingual,
  status: z.enum(reviewStatuses),
  /** Whose looks they are. */
  person: z.object({ id, name: z.string(), function: z.string().nullable(), unit: named }),
  /** The Danish day, or the month `2026-11` of a sample. */
  period: z.string(),
  lookCount: z.number(),
  citizenCount: z.number(),
  reviewer: named.nullable(),
  openedAt: at,
  dueAt: at,
  warnAt: at,
  isOverdue: z.boolean(),
  /** How many times somebody above has been told that it is late. */
  escalations: z.number(),
  outcome: z.enum(reviewOutcomes).nullable(),
  actions: z.object({ take: possible, release: possible, ask: possible, decide: possible }),
})
export type ReviewSummaryView = z.output<typeof reviewSummaryView>

/** One step in the life of a review. */
const reviewEntryView = z.object({
  type: z.enum([
    'opened',
    'taken',
    'released',
    'asked',
    'answered',
    'escalated',
    'breach-opened',
    'citizens-told',
    'decided',
  ]),
  at,
  /** Who did it; null when the program did. */
  by: z.string().nullable(),
  text: z.string().nullable(),
})

export const reviewView = reviewSummaryView.extend({
  history: z.array(reviewEntryView),
  /** What the reviewer decided, in their words. */
  words: z.string().nullable(),
  breachId: id.nullable(),
  questionId: id.nullable(),
})
export type ReviewView = z.output<typeof reviewView>

/** One look as the log has it; only whoever has taken the review sees it, and each showing is logged. */
export const reviewedLookView = ofKind(
  'LOG',
  z.object({
    recordId: id,
    at,
    citizen: z.object({ id, name: ofKind('ID', z.string().nullable()) }),
    outcome: z.enum(['granted', 'denied']),
    action: z.enum(accessActions),
    kind: z.enum(dataKinds),
    object: z.string().nullable(),
    purpose: z.string(),
    unit: named.nullable(),
    function: z.string().nullable(),
    ruleId: z.string(),
    rule: bilingual,
    evidence: z.string().nullable(),
    evidenceLevel: z.number().nullable(),
    /** What the person wrote when looking: at an override or a declared relation. */
    reason: bilingual.nullable(),
  }),
)
export type ReviewedLookView = z.output<typeof reviewedLookView>

const professional = ['professional'] as const
const ofReview = z.object({ reviewId: id })
const control = { purpose: 'control', for: professional } as const

export const listReviewsRoute = route({
  ...control,
  name: 'list-reviews',
  method: 'GET',
  path: '/api/v1/oversight/reviews',
  summary: 'Looks that wait to be reviewed in one’s own party, the soonest due first',
  query: z.object({
    status: z.enum(['open', 'mine', 'decided']).default('open'),
    kind: z.enum(reviewKinds).optional(),
    after: cursor,
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  answer: z.object({ reviews: z.array(reviewSummaryView), next: z.string().nullable() }),
  refusals: oversightRefusals,
})

export const getReviewRoute = route({
  ...control,
  name: 'get-review',
  method: 'GET',
  path: '/api/v1/oversight/reviews/:reviewId',
  summary: 'One review with its history and what one may do',
  params: ofReview,
  answer: reviewView,
  refusals: oversightRefusals,
})

export const listReviewLooksRoute = route({
  ...control,
  name: 'list-review-looks',
  method: 'GET',
  path: '/api/v1/oversight/reviews/:reviewId/looks',
  summary: 'The looks under review, for whoever has taken it',
  params: ofReview,
  query: z.object({ after: cursor, limit: z.coerce.number().int().min(1).max(50).default(25) }),
  answer: z.object({
    looks: z.array(reviewedLookView),
    next: z.string().nullable(),
    /** Some may not be shown to this reviewer. */
    withheld: z.boolean(),
  }),
  refusals: { ...accessRefusals, ...oversightRefusals },
})

const reviewDeed = { ...control, method: 'POST', params: ofReview, answer: reviewView } as const

export const takeReviewRoute = route({
  ...reviewDeed,
  name: 'take-review',
  path: '/api/v1/oversight/reviews/:reviewId/take',
  summary: 'I review it: its looks are opened to me until it is decided',
  refusals: oversightRefusals,
})

export const releaseReviewRoute = route({
  ...reviewDeed,
  name: 'release-review',
  path: '/api/v1/oversight/reviews/:reviewId/release',
  summary: 'Somebody else must review it',
  refusals: oversightRefusals,
})

export const askForExplanationRoute = route({
  ...reviewDeed,
  name: 'ask-for-explanation',
  path: '/api/v1/oversight/reviews/:reviewId/ask',
  summary: 'Asks the person to explain the looks',
  body: z.strictObject({ question: words }),
  refusals: oversightRefusals,
})

export const decideReviewRoute = route({
  ...reviewDeed,
  name: 'decide-review',
  path: '/api/v1/oversight/reviews/:reviewId/decide',
  summary:
    'Justified, justified but training is needed, or unjustified; leader, adviser and citizen are told',
  body: z.strictObject({
    outcome: z.enum(reviewOutcomes),
    words,
    /** With `unjustified`: the records it is about; all of them when left out. */
    recordIds: z.array(id).min(1).max(1_000).optional(),
  }),
  refusals: oversightRefusals,
})

/** An explanation asked of me. The looks are my own; whom they were at the reviewer's question tells as far as needed. */
export const explanationView = z.object({
  reviewId: id,
  kind: z.enum(reviewKinds),
  why: bilingual,
  askedAt: at,
  askedBy: z.string(),
  question: z.string(),
  answer: z.string().nullable(),
  answeredAt: at.nullable(),
  dueAt: at,
  isDecided: z.boolean(),
  outcome: z.enum(reviewOutcomes).nullable(),
  looks: z.array(
    z.object({
      at,
      action: z.enum(accessActions),
      kind: z.enum(dataKinds),
      object: z.string().nullable(),
      purpose: z.string(),
      unit: named.nullable(),
    }),
  ),
})
export type ExplanationView = z.output<typeof explanationView>

export const listMyExplanationsRoute = route({
  ...control,
  name: 'list-my-explanations',
  method: 'GET',
  path: '/api/v1/me/explanations',
  summary: 'What a reviewer has asked me about my own looks',
  answer: z.object({ explanations: z.array(explanationView) }),
  refusals: {},
})

export const giveExplanationRoute = route({
  ...control,
  name: 'give-explanation',
  method: 'POST',
  path: '/api/v1/me/explanations/:reviewId',
  summary: 'My answer to the reviewer',
  params: ofReview,
  body: z.strictObject({ answer: words }),
  answer: explanationView,
  refusals: oversightRefusals,
})

/** A citizen does not understand a look at their data. */
export const questionView = ofKind(
  'LOG',
  z.object({
    id,
    recordId: id,
    /** When the look was. */
    lookedAt: at,
    status: z.enum(['waiting', 'taken', 'answered']),
    text: z.string(),
    askedAt: at,
    /** The party that must answer. */
    party: named,
    dueAt: at,
    isOverdue: z.boolean(),
    answer: z.string().nullable(),
    answeredAt: at.nullable(),
    /** Role and party of who answered; never a name. */
    answeredBy: z.string().nullable(),
    isReviewed: z.boolean(),
  }),
)
export type QuestionView = z.output<typeof questionView>

const ofCitizen = z.object({ citizenId: id })
const own = { purpose: 'own-record', for: ['citizen'] } as const

export const askAboutLookRoute = route({
  ...own,
  name: 'ask-about-look',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/log-questions',
  summary: '“I do not understand this look”: a question somebody must answer by a deadline',
  params: ofCitizen,
  body: z.strictObject({
    /** The record, and its time, from the citizen's own log. */
    recordId: id,
    at: z.iso.datetime(),
    text: z.string().trim().max(2_000).default(''),
  }),
  answer: questionView,
  refusals: { ...accessRefusals, ...oversightRefusals },
})

export const listMyQuestionsRoute = route({
  ...own,
  name: 'list-log-questions',
  method: 'GET',
  path: '/api/v1/citizens/:citizenId/log-questions',
  summary: 'What I have asked about looks at my data, and the answers',
  params: ofCitizen,
  answer: z.object({ questions: z.array(questionView) }),
  refusals: accessRefusals,
})

/** A question as the queue of the party shows it: nothing in it is about the citizen. */
export const questionTaskView = z.object({
  id,
  status: z.enum(['waiting', 'taken', 'answered']),
  unit: named,
  askedAt: at,
  dueAt: at,
  warnAt: at,
  isOverdue: z.boolean(),
  escalations: z.number(),
  reviewer: named.nullable(),
  reviewId: id.nullable(),
  actions: z.object({ take: possible, answer: possible, review: possible }),
})
export type QuestionTaskView = z.output<typeof questionTaskView>

/** The question with the look it is about, for whoever has taken it; shown only then, and the showing is logged. */
export const questionInHandView = questionTaskView.extend({
  asked: ofKind(
    'LOG',
    z.object({ text: z.string(), look: reviewedLookView, answer: z.string().nullable() }).nullable(),
  ),
})
export type QuestionInHandView = z.output<typeof questionInHandView>

export const listQuestionsRoute = route({
  ...control,
  name: 'list-questions',
  method: 'GET',
  path: '/api/v1/oversight/questions',
  summary: 'Citizens’ questions about looks made in one’s own party, the soonest due first',
  query: z.object({
    status: z.enum(['open', 'mine', 'answered']).default('open'),
    after: cursor,
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  answer: z.object({ questions: z.array(questionTaskView), next: z.string().nullable() }),
  refusals: oversightRefusals,
})

const ofQuestion = z.object({ questionId: id })
const refusals = { ...accessRefusals, ...oversightRefusals }
const questionDeed = {
  ...control,
  method: 'POST',
  params: ofQuestion,
  answer: questionInHandView,
  refusals,
} as const

export const getQuestionRoute = route({
  ...control,
  name: 'get-question',
  method: 'GET',
  path: '/api/v1/oversight/questions/:questionId',
  summary: 'One question, with the look it is about for whoever has taken it',
  params: ofQuestion,
  answer: questionInHandView,
  refusals,
})

export const takeQuestionRoute = route({
  ...questionDeed,
  name: 'take-question',
  path: '/api/v1/oversight/questions/:questionId/take',
  summary: 'I answer it: the look is opened to me',
})

export const answerQuestionRoute = route({
  ...questionDeed,
  name: 'answer-question',
  path: '/api/v1/oversight/questions/:questionId/answer',
  summary: 'The answer, in plain words to the citizen',
  body: z.strictObject({ answer: words }),
})

export const reviewQuestionRoute = route({
  ...questionDeed,
  name: 'review-question',
  path: '/api/v1/oversight/questions/:questionId/review',
  summary: 'The look must be reviewed; the question is still to be answered',
  body: z.strictObject({ why: words }),
})

export const breachRisks = ['none', 'risk', 'high'] as const
export type BreachRisk = (typeof breachRisks)[number]

const breachEntry = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('facts'), text: words }),
  /** `none`: unlikely to be a risk to anybody. `high`: the citizens must be told too. */
  z.strictObject({ type: z.literal('risk'), risk: z.enum(breachRisks), text: words }),
  z.strictObject({
    type: z.literal('authority-told'),
    toldAt: z.iso.datetime(),
    reference: z.string().trim().max(200),
  }),
  z.strictObject({ type: z.literal('authority-not-told'), text: words }),
  z.strictObject({
    type: z.literal('citizens-told'),
    toldAt: z.iso.datetime(),
    count: z.number().int().min(1),
    text: words,
  }),
  z.strictObject({ type: z.literal('citizens-not-told'), text: words }),
  z.strictObject({ type: z.literal('closed'), text: words }),
])

/** A breach of personal data security, as the register has it (GDPR article 33(5)). No citizen is named in it. */
export const breachView = z.object({
  id,
  number: z.string(),
  title: z.string(),
  party: named,
  status: z.enum(['open', 'closed']),
  awareAt: at,
  /** 72 hours after awareness. */
  authorityDueAt: at,
  isOverdue: z.boolean(),
  risk: z.enum(breachRisks).nullable(),
  /** What is still to be done before it can be closed, in order. */
  missing: z.array(z.enum(['facts', 'risk', 'authority', 'citizens'])),
  authority: z.enum(['told', 'told-late', 'not-needed', 'untold']),
  citizens: z.enum(['told', 'not-needed', 'untold']),
  escalations: z.number(),
  reviewId: id.nullable(),
  history: z.array(
    z.object({
      type: z.enum([
        'opened',
        'facts',
        'risk',
        'authority-told',
        'authority-not-told',
        'citizens-told',
        'citizens-not-told',
        'escalated',
        'closed',
      ]),
      at,
      by: z.string().nullable(),
      text: z.string().nullable(),
    }),
  ),
})
export type BreachView = z.output<typeof breachView>

export const listBreachesRoute = route({
  ...control,
  name: 'list-breaches',
  method: 'GET',
  path: '/api/v1/oversight/breaches',
  summary: 'The register of breaches of one’s own party, open ones first by their 72 hours',
  query: z.object({ status: z.enum(['open', 'closed', 'all']).default('all') }),
  answer: z.object({ breaches: z.array(breachView) }),
  refusals: oversightRefusals,
})

const ofBreach = z.object({ breachId: id })

export const getBreachRoute = route({
  ...control,
  name: 'get-breach',
  method: 'GET',
  path: '/api/v1/oversight/breaches/:breachId',
  summary: 'One breach with all that has been written about it',
  params: ofBreach,
  answer: breachView,
  refusals: oversightRefusals,
})

export const openBreachRoute = route({
  ...control,
  name: 'open-breach',
  method: 'POST',
  path: '/api/v1/oversight/breaches',
  summary: 'Something has gone wrong with personal data: the 72 hours run from when we knew',
  body: z.strictObject({
    title: z.string().trim().min(5).max(200),
    /** Now when left out; never later. */
    awareAt: z.iso.datetime().optional(),
    facts: words,
  }),
  answer: breachView,
  refusals: oversightRefusals,
})

export const writeBreachRoute = route({
  ...control,
  name: 'write-breach',
  method: 'POST',
  path: '/api/v1/oversight/breaches/:breachId/entries',
  summary: 'Facts, risk, who has been told, or that it is closed: added, never changed',
  params: ofBreach,
  body: z.strictObject({ entry: breachEntry }),
  answer: breachView,
  refusals: oversightRefusals,
})

/** One processing of personal data, as article 30 asks for it. */
export const processingView = z.object({
  purpose: z.string(),
  title: bilingual,
  /** Rules of the rule book that rest on it, each with its law. */
  rules: z.array(
    z.object({
      id: z.string(),
      title: bilingual,
      law: z.array(z.string()),
      flow: z.enum(['pull', 'push', 'both']),
      confidence: z.enum(['certain', 'to-verify']),
    }),
  ),
  legalBasis: z.array(z.string()),
  people: z.array(bilingual),
  dataKinds: z.array(z.object({ kind: z.enum(dataKinds), name: bilingual })),
  recipients: z.array(bilingual),
  transfers: bilingual,
  deletion: bilingual,
  security: z.array(bilingual),
})

export const article30View = z.object({
  controller: z.object({ id, name: z.string(), kind: z.string(), phone: z.string().nullable() }),
  /** Functions and names of whom to ask; none when the party has not said. */
  dataProtectionOfficers: z.array(z.string()),
  processor: bilingual,
  on: z.string(),
  /** Which rules it was made from. */
  ruleCount: z.number(),
  processings: z.array(processingView),
})
export type Article30View = z.output<typeof article30View>

export const getArticle30Route = route({
  ...control,
  name: 'get-article-30-register',
  method: 'GET',
  path: '/api/v1/oversight/article-30',
  summary: 'The register of processing activities of one’s own party, made from the rules in force',
  query: z.object({ on: z.iso.date().optional() }),
  answer: article30View,
  refusals: oversightRefusals,
})

export const printArticle30Route = route({
  ...control,
  name: 'print-article-30-register',
  method: 'GET',
  path: '/api/v1/oversight/article-30/document',
  summary: 'The same register as a page to print or as a table',
  query: z.object({
    format: z.enum(['html', 'csv']).default('html'),
    language: z.enum(['da', 'en']).default('da'),
    on: z.iso.date().optional(),
  }),
  answer: z.object({ fileName: z.string(), contentType: z.string(), text: z.string() }),
  refusals: oversightRefusals,
})

/** What a leader, a reviewer or a data protection officer must know. Names no citizen. */
export const oversightNoticeView = z.object({
  id,
  kind: z.enum([
    'review-overdue',
    'review-unjustified',
    'training-needed',
    'question-overdue',
    'breach-opened',
    'breach-overdue',
    'nobody-to-review',
  ]),
  text: bilingual,
  at,
  unit: named,
  reviewId: id.nullable(),
  questionId: id.nullable(),
  breachId: id.nullable(),
  /** Whom to phone when it cannot wait: the first rung of the unit's ladder. */
  phone: z.object({ name: z.string(), phone: z.string() }).nullable(),
  seen: z.object({ at, by: z.string() }).nullable(),
})
export type OversightNoticeView = z.output<typeof oversightNoticeView>

export const listOversightNoticesRoute = route({
  ...control,
  name: 'list-oversight-notices',
  method: 'GET',
  path: '/api/v1/oversight/notices',
  summary: 'What I am told as leader, reviewer or data protection officer, the unseen first',
  query: z.object({ limit: z.coerce.number().int().min(1).max(100).default(50) }),
  answer: z.object({ notices: z.array(oversightNoticeView) }),
  refusals: {},
})

export const acknowledgeOversightNoticeRoute = route({
  ...control,
  name: 'acknowledge-oversight-notice',
  method: 'POST',
  path: '/api/v1/oversight/notices/:noticeId/acknowledge',
  summary: 'I have seen the notice; others told see that somebody has',
  params: z.object({ noticeId: id }),
  answer: oversightNoticeView,
  refusals: oversightRefusals,
})

export const watchCitizenRoute = route({
  ...control,
  name: 'watch-citizen',
  method: 'POST',
  path: '/api/v1/oversight/watches',
  summary:
    'Every look at this citizen is reviewed from now on, or no longer: for those many are curious about',
  body: z.strictObject({
    /** CPR number. */
    number: z.string().max(20),
    isWatched: z.boolean(),
    /** In words; the citizen's log keeps it. */
    why: words,
  }),
  answer: z.object({ isWatched: z.boolean() }),
  refusals,
})

export const countOversightRoute = route({
  ...control,
  name: 'count-oversight',
  method: 'GET',
  path: '/api/v1/oversight/counts',
  summary: 'How much waits for me: reviews, questions, breaches, notices, and explanations asked of me',
  answer: z.object({
    /** May open the queue at all: log reviewers and data protection officers. */
    isReviewer: z.boolean(),
    reviews: z.object({ open: z.number(), overdue: z.number(), mine: z.number() }),
    questions: z.object({ open: z.number(), overdue: z.number(), mine: z.number() }),
    breaches: z.object({ open: z.number(), overdue: z.number() }),
    notices: z.number(),
    explanations: z.number(),
  }),
  refusals: {},
})

export const oversightRoutes = [
  listReviewsRoute,
  getReviewRoute,
  listReviewLooksRoute,
  takeReviewRoute,
  releaseReviewRoute,
  askForExplanationRoute,
  decideReviewRoute,
  listMyExplanationsRoute,
  giveExplanationRoute,
  askAboutLookRoute,
  listMyQuestionsRoute,
  listQuestionsRoute,
  getQuestionRoute,
  takeQuestionRoute,
  answerQuestionRoute,
  reviewQuestionRoute,
  listBreachesRoute,
  getBreachRoute,
  openBreachRoute,
  writeBreachRoute,
  getArticle30Route,
  printArticle30Route,
  listOversightNoticesRoute,
  acknowledgeOversightNoticeRoute,
  watchCitizenRoute,
  countOversightRoute,
]
