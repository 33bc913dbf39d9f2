import { z } from 'zod'
import { accessRefusals } from './access.ts'
import { ofKind } from './data-kind.ts'
import { fileAnswer, type RefusalCodes, route } from './route.ts'

/** What stands in the way of a deed with a correspondence. Also the reasons why a button is shown disabled. */
export const correspondenceRefusals = {
  'thread-unknown': 'unknown',
  /** Nobody of the own units has written or received in the thread. */
  'thread-of-others': 'forbidden',
  /** Something newer has come: read it first. Only the latest letter of a thread may be answered. */
  'thread-changed-meanwhile': 'conflict',
  'correspondence-not-for-your-work': 'forbidden',
  'correspondence-unit-not-yours': 'forbidden',
  'correspondence-receiver-unknown': 'unknown',
  'correspondence-receiver-is-sender': 'invalid',
  /** The other side of the thread is no unit we know: what may be told to it cannot be asked. */
  'correspondence-receiver-unregistered': 'conflict',
  /** No rule lets it be disclosed there, or the citizen has objected: which of the two is not said. */
  'correspondence-may-not-be-told': 'forbidden',
  /** Outside the platform, and without a mailbox that takes correspondence. */
  'correspondence-no-way-there': 'conflict',
  'correspondence-category-unknown': 'invalid',
  'correspondence-topic-missing': 'invalid',
  /** Only a letter about a referral has a priority. */
  'correspondence-priority-not-for-category': 'invalid',
  /** A text is signed with a phone: the unit has none, and none was given. */
  'correspondence-phone-missing': 'invalid',
  'correspondence-no-segment-chosen': 'invalid',
  'answer-due-in-the-past': 'invalid',
  'no-answer-wanted': 'conflict',
  'thread-nothing-unread': 'conflict',
  'thread-nothing-received': 'conflict',
  /** The letter cannot be written as its receiver takes it. */
  'correspondence-breaks-rules': 'conflict',
  'attachment-unknown': 'unknown',
  'attachment-empty': 'invalid',
  /** Neither PDF nor a picture, by what it holds and not by its name. */
  'attachment-type-not-taken': 'invalid',
  'attachment-too-large': 'invalid',
  'attachments-too-large': 'invalid',
  'attachment-unreadable': 'invalid',
  /** Locked by a password: the receiver could not open it. */
  'attachment-locked': 'invalid',
  /** A PDF that runs something, or carries other files within it. */
  'attachment-active': 'invalid',
  /** A link or a file that came without its content. */
  'attachment-has-no-content': 'conflict',
} as const satisfies RefusalCodes

const id = z.uuid()
const at = z.string()
const bilingual = z.object({ da: z.string(), en: z.string() })
const named = z.object({ id, name: z.string() })

/** How a letter came about. In the older formats everything is new. */
export const correspondenceActivities = ['new', 'reply', 'forward'] as const
export type CorrespondenceActivity = (typeof correspondenceActivities)[number]

/** A side of a letter: a unit we know, or an organisation outside that only has a name. */
export const correspondentView = z.object({
  /** Null when no unit of ours has the number. */
  unitId: id.nullable(),
  name: z.string(),
  isOutside: z.boolean(),
})
export type CorrespondentView = z.output<typeof correspondentView>

/** Who within an organisation wrote it or shall have it: a person, a team. */
const addresseeView = z.object({ name: z.string(), role: z.string().nullable() })

/**
 * How far a letter has come. `inside`: it is in the receiver's inbox. Outside: waiting to be sent or acknowledged, taken in by the
 * receiver, or failed (somebody must act). `received`: it came to us.
 */
export const correspondenceDeliveries = ['inside', 'waiting', 'delivered', 'failed', 'received'] as const

/** One sending in a thread: from whom, to whom, when. What it says stands in `parts`. */
export const correspondenceLetterView = z.object({
  letterId: id,
  activity: z.enum(correspondenceActivities),
  from: correspondentView,
  to: correspondentView,
  sentAt: at,
  /** When it reached us; the same as `sentAt` inside. */
  receivedAt: at,
  /** Sent by one of the reader's units. */
  isMine: z.boolean(),
  /** The letter it answers or forwards, when that is known and in the thread. */
  answers: id.nullable(),
  /** Another letter answers the same one: both stay. */
  isParallel: z.boolean(),
  /** Came after something newer was in the thread, and was put in by its time. */
  isLate: z.boolean(),
  specificSender: addresseeView.nullable(),
  specificRecipient: addresseeView.nullable(),
  delivery: z.object({
    state: z.enum(correspondenceDeliveries),
    at: at.nullable(),
    /** Why it failed, as the receiver or the network said; never what the letter says. */
    reason: bilingual.nullable(),
  }),
  /** Who of the receiver has read it, where that is inside. */
  readBy: z.array(z.object({ unit: named, at, name: z.string() })),
  /** Not read in the reader's unit. */
  isUnread: z.boolean(),
})
export type CorrespondenceLetterView = z.output<typeof correspondenceLetterView>

const authorView = z.object({
  name: z.string().nullable(),
  role: z.string().nullable(),
  phone: z.string().nullable(),
})

/** A text or an attachment. Sorted by time; line breaks are to be shown as they stand. */
const segmentHead = {
  segmentId: z.string(),
  /** The letter it was added in; null when only a later letter told us of it. */
  letterId: id.nullable(),
  /** Which organisation sent it, when that is known. */
  organisation: z.string().nullable(),
  author: authorView,
  sentAt: at,
  isUnread: z.boolean(),
}
export const segmentView = z.discriminatedUnion('kind', [
  z.object({ ...segmentHead, kind: z.literal('text'), text: z.string() }),
  z.object({
    ...segmentHead,
    kind: z.literal('attachment'),
    title: z.string(),
    /** Such as `application/pdf`, by what the file holds; null for a link. */
    contentType: z.string().nullable(),
    /** Whether the file can be fetched, and if not why: a link is only text, never opened by us. */
    state: z.enum(['file', 'link', 'without-content']),
    bytes: z.number().nullable(),
    /** Of a link, as it was written. Show it as text. */
    url: z.string().nullable(),
    createdAt: at.nullable(),
    /** The sender called it something else than it is. */
    isMislabelled: z.boolean(),
  }),
])
export type SegmentView = z.output<typeof segmentView>

const categoryView = z.object({
  code: z.string(),
  name: bilingual,
  /** What the letters of the category are as data: decides who may read them. */
  dataKind: z.enum(['REC', 'PSY', 'SOC']),
  needsTopic: z.boolean(),
  takesPriority: z.boolean(),
})
export type CorrespondenceCategoryView = z.output<typeof categoryView>

/** What a thread is about, in a line. */
const subjectView = z.object({
  category: z.object({ code: z.string(), name: bilingual }),
  topic: z.string().nullable(),
  priority: z.enum(['routine', 'asap']).nullable(),
})
/** In a list: with the beginning of the latest text. */
const subjectLineView = subjectView.extend({ excerpt: z.string() })
const contentView = subjectView.extend({ segments: z.array(segmentView) })
export type CorrespondenceContentView = z.output<typeof contentView>

/** What a thread says lies in the one part of its kind; the others are null. All are when the reader may not see it. */
const line = z.object({
  REC: ofKind('REC', subjectLineView.nullable()),
  PSY: ofKind('PSY', subjectLineView.nullable()),
  SOC: ofKind('SOC', subjectLineView.nullable()),
})
const parts = z.object({
  REC: ofKind('REC', contentView.nullable()),
  PSY: ofKind('PSY', contentView.nullable()),
  SOC: ofKind('SOC', contentView.nullable()),
})

/** Somebody wants an answer. */
const answerWishView = z.object({
  /** The unit that is to answer; null when it is outside. */
  byUnitId: id.nullable(),
  dueAt: at,
  isOverdue: z.boolean(),
  /** By a setting of the receiver's kind of place, or set by a person. */
  basis: z.enum(['setting', 'person']),
  /** Where the time is from: `Egen læge svarer inden 3 arbejdsdage`. */
  source: bilingual.nullable(),
  since: at,
})

const head = z.object({
  threadId: id,
  /** Everybody who has sent or received in it. */
  correspondents: z.array(correspondentView),
  /** The latest letter: from, to, when and how. */
  latest: z.object({
    letterId: id,
    activity: z.enum(correspondenceActivities),
    from: correspondentView,
    to: correspondentView,
    sentAt: at,
    isMine: z.boolean(),
    delivery: correspondenceLetterView.shape.delivery,
  }),
  letters: z.number(),
  unread: z.number(),
  /** Unread for more than a day. */
  isUnreadLong: z.boolean(),
  hasAttachments: z.boolean(),
  answerWanted: answerWishView.nullable(),
})

/** A row of a unit's inbox. */
export const correspondenceRowView = head.extend({
  citizenId: id,
  name: ofKind('ID', z.string().nullable()),
  birthDate: ofKind('ID', z.string().nullable()),
  /** Whose inbox it lies in. */
  unit: named,
  parts: line,
  /** Something is not shown to this reader. */
  withheld: z.boolean(),
  /** The citizen has blocked the reader: the row stays, without what it says. */
  isBlocked: z.boolean(),
})
export type CorrespondenceRowView = z.output<typeof correspondenceRowView>
export const correspondenceInboxView = ofKind(
  'APP',
  z.object({
    threads: z.array(correspondenceRowView),
    /** Give it as `after` to get the next page; null on the last. */
    next: z.string().nullable(),
  }),
)
export type CorrespondenceInboxView = z.output<typeof correspondenceInboxView>

/** The threads about one citizen, the latest first. */
export const citizenCorrespondenceView = ofKind(
  'APP',
  z.object({
    threads: z.array(head.extend({ parts: line, withheld: z.boolean() })),
    /** Whether the reader may write a new letter about this citizen, and else why not. */
    mayWrite: z.object({ may: z.boolean(), because: z.string().nullable() }),
  }),
)
export type CitizenCorrespondenceView = z.output<typeof citizenCorrespondenceView>

const may = z.object({ may: z.boolean(), because: z.string().nullable() })
const draftText = z.string().max(60_000)

/** What one person is writing and has not sent: in a thread, or a new letter about the citizen. Seen by nobody else. */
export const correspondenceDraft = z.strictObject({
  /** Null: a reply goes to the one who wrote last. */
  toUnitId: id.nullable(),
  category: z.string().max(100).nullable(),
  topic: z.string().max(400).nullable(),
  priority: z.enum(['routine', 'asap']).nullable(),
  text: draftText,
  phone: z.string().max(40).nullable(),
  /** Uploaded before: see `upload-correspondence-attachment`. */
  attachments: z.array(z.strictObject({ attachmentId: id, title: z.string().max(200) })).max(20),
  /** `reply`, `forward`, or a letter of its own. */
  deed: z.enum(['write', 'reply', 'forward']),
})
export type CorrespondenceDraft = z.output<typeof correspondenceDraft>
/** A draft of a citizen's letter is read as the letter is; those written to be psychiatric as psychiatric. */
const draftParts = z.object({
  REC: ofKind('REC', correspondenceDraft.nullable()),
  PSY: ofKind('PSY', correspondenceDraft.nullable()),
  SOC: ofKind('SOC', correspondenceDraft.nullable()),
})

/** A thread with all its letters, and what the reader may do. */
export const threadView = ofKind(
  'APP',
  head.extend({
    /** By time; on equal times the thread's starter first. */
    lettersByTime: z.array(correspondenceLetterView),
    parts,
    /** What the reader has begun as an answer, and to send the thread on. */
    replyDraft: draftParts,
    forwardDraft: draftParts,
    /** Our unit in the thread: whom the reader acts for in it. Null when the own units have no part in it. */
    myUnit: named.nullable(),
    /** Whom a reply now would go to. */
    replyTo: correspondentView.nullable(),
    /** The thread it was forwarded from, when that is here. */
    forwardedFrom: id.nullable(),
    /** Give it with a reply: a change in between refuses instead of being answered unseen. */
    version: z.number(),
    actions: z.object({
      reply: may,
      forward: may,
      markRead: may,
      markUnread: may,
      wantAnswer: may,
      clearAnswer: may,
    }),
    /** Something is not shown to this reader. */
    withheld: z.boolean(),
  }),
)
export type ThreadView = z.output<typeof threadView>

// ------------------------------------------------------------------------------------------------ routes

const professional = ['professional'] as const
const everyone = ['professional', 'citizen'] as const
const citizenParams = z.object({ citizenId: id })
const threadParams = z.object({ citizenId: id, threadId: id })
const refusals = { ...accessRefusals, ...correspondenceRefusals }
const base = '/api/v1/citizens/:citizenId/correspondence' as const
const thread = `${base}/threads/:threadId` as const

export const listCorrespondenceCategoriesRoute = route({
  name: 'list-correspondence-categories',
  method: 'GET',
  path: '/api/v1/correspondence/categories',
  purpose: 'administration',
  summary: 'What a letter can be about (MedCom category codes), with the Danish names',
  for: everyone,
  answer: z.object({ categories: z.array(categoryView) }),
  refusals: {},
})

const inboxShows = ['unread', 'needs-answer', 'sent', 'all'] as const
export const listCorrespondenceRoute = route({
  name: 'list-correspondence',
  method: 'GET',
  path: '/api/v1/correspondence',
  purpose: 'treatment',
  summary: 'The threads of the units one acts for: unread, to be answered, sent, or all; the latest first',
  for: professional,
  query: z.object({
    /** One of the reader's units; all of them when left out. */
    unitId: id.optional(),
    show: z.enum(inboxShows).default('unread'),
    after: z
      .string()
      .regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z_[0-9a-f-]{36}$/)
      .optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  answer: correspondenceInboxView,
  refusals: { 'correspondence-unit-not-yours': 'forbidden' },
})

export const countCorrespondenceRoute = route({
  name: 'count-correspondence',
  method: 'GET',
  path: '/api/v1/correspondence/counts',
  purpose: 'treatment',
  summary: 'How many threads are unread, to be answered, and late, in the units one acts for',
  for: professional,
  query: z.object({ unitId: id.optional() }),
  answer: z.object({ unread: z.number(), needsAnswer: z.number(), overdue: z.number(), failed: z.number() }),
  refusals: { 'correspondence-unit-not-yours': 'forbidden' },
})

export const listCitizenCorrespondenceRoute = route({
  name: 'list-citizen-correspondence',
  method: 'GET',
  path: base,
  purpose: 'treatment',
  summary: 'The threads about one citizen; the citizen reads their own',
  for: everyone,
  params: citizenParams,
  answer: citizenCorrespondenceView,
  refusals,
})

export const getThreadRoute = route({
  name: 'get-thread',
  method: 'GET',
  path: thread,
  purpose: 'treatment',
  summary: 'One thread with its letters, texts and attachments, and what one may do',
  for: everyone,
  params: threadParams,
  answer: threadView,
  refusals,
})

/** Why just now, in words: asked for by the rules outside psychiatry, where a thread is of the psychiatric record. */
const reason = z.string().trim().max(500).optional()

export const openThreadRoute = route({
  name: 'open-thread',
  method: 'POST',
  path: `${thread}/open`,
  purpose: 'treatment',
  summary:
    'The same with a reason in words, where the rules ask for one; the reason stays out of the address',
  for: professional,
  isLookUp: true,
  params: threadParams,
  body: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
  answer: threadView,
  refusals,
})

/** What is written, alike in a new letter, a reply and a forwarding. */
const written = {
  /** Line breaks are kept. */
  text: z.string().trim().min(1).max(60_000),
  /** The unit's phone when left out. */
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d ]{4,20}$/)
    .optional(),
  attachments: z
    .array(z.strictObject({ attachmentId: id, title: z.string().trim().min(1).max(200) }))
    .max(20)
    .default([]),
  /** An answer is wanted: by the setting of the receiver's kind of place, or by a moment of one's own. */
  answerWanted: z
    .union([z.literal('by-setting'), z.strictObject({ dueAt: z.iso.datetime() })])
    .nullable()
    .default(null),
  /** Which of the own units writes; the role's own when left out. */
  fromUnitId: id.optional(),
  reason,
}
const subject = {
  category: z.string().min(1).max(100),
  topic: z.string().trim().min(1).max(400).optional(),
  priority: z.enum(['routine', 'asap']).optional(),
}

export const writeCorrespondenceRoute = route({
  name: 'write-correspondence',
  method: 'POST',
  path: base,
  purpose: 'treatment',
  summary: 'A new letter about the citizen to one unit, inside or outside: begins a thread',
  for: professional,
  params: citizenParams,
  body: z.strictObject({
    toUnitId: id,
    ...subject,
    ...written,
    /** A person or team there who shall have it. */
    specificRecipient: z
      .strictObject({ name: z.string().trim().min(1).max(100), role: z.string().trim().max(100).optional() })
      .optional(),
  }),
  answer: threadView,
  refusals,
})

export const replyToThreadRoute = route({
  name: 'reply-to-thread',
  method: 'POST',
  path: `${thread}/replies`,
  purpose: 'treatment',
  summary: 'Answers the latest letter of a thread, also one’s own: to the other side of it',
  for: professional,
  params: threadParams,
  body: z.strictObject({
    version: z.number().int(),
    ...written,
    /** As they were when left out. */
    category: subject.category.optional(),
    topic: subject.topic,
    priority: subject.priority,
  }),
  answer: threadView,
  refusals,
})

export const forwardThreadRoute = route({
  name: 'forward-thread',
  method: 'POST',
  path: `${thread}/forwardings`,
  purpose: 'treatment',
  summary:
    'Sends the thread on to another unit with a new text; the old thread lives on. Answers the new one',
  for: professional,
  params: threadParams,
  body: z.strictObject({
    toUnitId: id,
    ...written,
    category: subject.category.optional(),
    topic: subject.topic,
    priority: subject.priority,
    /** The texts to send on; the whole thread when left out. Attachments always go with the letter they came in. */
    letterIds: z.array(id).max(200).optional(),
  }),
  answer: threadView,
  refusals,
})

const deed = {
  method: 'POST',
  purpose: 'treatment',
  for: professional,
  params: threadParams,
  answer: threadView,
  refusals,
} as const

export const markThreadReadRoute = route({
  ...deed,
  name: 'mark-thread-read',
  path: `${thread}/read`,
  summary: 'The own unit has read the thread as far as this version',
  body: z.strictObject({ version: z.number().int(), reason }),
})

export const markThreadUnreadRoute = route({
  ...deed,
  name: 'mark-thread-unread',
  path: `${thread}/unread`,
  summary: 'The latest letter to the own unit is unread again',
  body: z.strictObject({ reason }),
})

export const wantAnswerRoute = route({
  ...deed,
  name: 'want-answer',
  path: `${thread}/answer-wanted`,
  summary: 'The thread needs an answer: from the one who was written to last',
  body: z.strictObject({ dueAt: z.iso.datetime().optional(), reason }),
})

export const clearAnswerRoute = route({
  ...deed,
  name: 'clear-answer',
  path: `${thread}/answer-not-wanted`,
  summary: 'No answer is needed any more, and why',
  body: z.strictObject({ reason: z.string().trim().max(500).default('') }),
})

export const saveCorrespondenceDraftRoute = route({
  name: 'save-correspondence-draft',
  method: 'PUT',
  path: `${base}/drafts/:threadId`,
  purpose: 'treatment',
  summary: 'Keeps what one is writing. `threadId`: the thread, or an id of one’s own choice for a new letter',
  for: professional,
  params: threadParams,
  body: correspondenceDraft,
  answer: ofKind('APP', z.object({ savedAt: at })),
  refusals,
})

export const dropCorrespondenceDraftRoute = route({
  name: 'drop-correspondence-draft',
  method: 'DELETE',
  path: `${base}/drafts/:threadId`,
  purpose: 'treatment',
  summary: 'Throws away what one was writing: one deed, or all of it',
  for: professional,
  params: threadParams,
  query: z.object({ deed: correspondenceDraft.shape.deed.optional() }),
  answer: ofKind('APP', z.object({ wasThere: z.boolean() })),
  refusals,
})

export const listCorrespondenceDraftsRoute = route({
  name: 'list-correspondence-drafts',
  method: 'GET',
  path: `${base}/drafts`,
  purpose: 'treatment',
  summary: 'What the reader has begun to write about the citizen and not sent',
  for: professional,
  params: citizenParams,
  answer: ofKind(
    'APP',
    z.object({
      drafts: z.array(z.object({ threadId: id, savedAt: at, parts: draftParts, withheld: z.boolean() })),
    }),
  ),
  refusals,
})

/** The largest upload there is a place for: a file of the largest size (a setting), as base64. */
export const largestUpload = 36 * 1024 * 1024

export const uploadCorrespondenceAttachmentRoute = route({
  name: 'upload-correspondence-attachment',
  method: 'POST',
  path: `${base}/attachments`,
  purpose: 'treatment',
  summary:
    'A PDF or a picture to be sent with a letter; what a picture says of place and camera is taken out',
  for: professional,
  params: citizenParams,
  largestBody: largestUpload,
  body: z.strictObject({
    fileName: z.string().trim().min(1).max(255),
    base64: z.base64().max(largestUpload),
  }),
  answer: ofKind(
    'REC',
    z.object({
      attachmentId: id,
      /** The name without its ending. */
      title: z.string(),
      contentType: z.string(),
      bytes: z.number(),
      /** What it said of place, camera, author and program is gone. */
      isCleaned: z.boolean(),
      /** It bears a digital signature, and is as it was: changed, it would no longer hold. */
      isSigned: z.boolean(),
    }),
  ),
  refusals,
})

const attachmentParams = z.object({ citizenId: id, threadId: id, attachmentId: z.string().min(1).max(100) })
const attachmentFile = ofKind(
  'APP',
  z.object({
    REC: ofKind('REC', fileAnswer.nullable()),
    PSY: ofKind('PSY', fileAnswer.nullable()),
    SOC: ofKind('SOC', fileAnswer.nullable()),
    withheld: z.boolean(),
  }),
)

export const downloadAttachmentRoute = route({
  name: 'download-attachment',
  method: 'GET',
  path: `${thread}/attachments/:attachmentId/file`,
  purpose: 'treatment',
  summary: 'The file itself, to be saved; never shown as a page. The look is recorded',
  for: everyone,
  params: attachmentParams,
  answersAs: 'file',
  answer: attachmentFile,
  refusals,
})

export const openAttachmentRoute = route({
  name: 'open-attachment',
  method: 'POST',
  path: `${thread}/attachments/:attachmentId/open`,
  purpose: 'treatment',
  summary: 'The same with a reason in words, where the rules ask for one',
  for: professional,
  isLookUp: true,
  params: attachmentParams,
  answersAs: 'file',
  body: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
  answer: attachmentFile,
  refusals,
})

const receiverView = z.object({
  unitId: id,
  name: z.string(),
  /** Hospital, municipality or practice it belongs to. */
  party: z.string(),
  sor: z.string().nullable(),
  /** Why it is suggested for this citizen; null when it was found by search. */
  because: z.enum(['own-doctor', 'home-nursing', 'stay', 'wrote-before']).nullable(),
  way: z.enum(['inside', 'outside', 'none']),
  /** Whether the law's rules would let the reader write to it now about this citizen. */
  mayBeTold: z.boolean(),
  /** When an answer could be expected there, by the setting. */
  answerDueAt: at,
})
export type CorrespondenceReceiverView = z.output<typeof receiverView>

export const listCorrespondenceReceiversRoute = route({
  name: 'list-correspondence-receivers',
  method: 'GET',
  path: `${base}/receivers`,
  purpose: 'treatment',
  summary:
    'Whom one could write to about the citizen: own doctor, home nursing, the ward; or any unit by a search',
  for: professional,
  params: citizenParams,
  query: z.object({
    /** A part of the name, or a SOR code. */
    search: z.string().trim().min(2).max(100).optional(),
    fromUnitId: id.optional(),
  }),
  answer: ofKind('APP', z.object({ receivers: z.array(receiverView) })),
  refusals,
})

export const correspondenceRoutes = [
  listCorrespondenceCategoriesRoute,
  listCorrespondenceRoute,
  countCorrespondenceRoute,
  listCitizenCorrespondenceRoute,
  getThreadRoute,
  openThreadRoute,
  writeCorrespondenceRoute,
  replyToThreadRoute,
  forwardThreadRoute,
  markThreadReadRoute,
  markThreadUnreadRoute,
  wantAnswerRoute,
  clearAnswerRoute,
  saveCorrespondenceDraftRoute,
  dropCorrespondenceDraftRoute,
  listCorrespondenceDraftsRoute,
  uploadCorrespondenceAttachmentRoute,
  downloadAttachmentRoute,
  openAttachmentRoute,
  listCorrespondenceReceiversRoute,
]
