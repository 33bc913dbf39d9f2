import type {
  FormResponseId,
  OrganisationId,
  PathwayId,
  PersonId,
  SubjectId,
} from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { type Answer, type AnswerKey, type Answers, answersOf, keyOf } from './answer.ts'
import type { Score } from './score.ts'
import type { KeyedFact } from './tell.ts'

/** Who did something with a response: in a role of a unit, or the citizen (or who acts for them). */
export interface Writer {
  readonly personId: PersonId
  readonly name: string
  /** Null of a citizen. */
  readonly function: string | null
  readonly unitId: OrganisationId | null
}

/** What the program writes by itself for a unit, from what is told already. A person looks through it afterwards. */
export const programFunction = 'program'

/** What another system has sent and nobody here has written: a letter of the older formats, entered as a document. */
export const otherSystemFunction = 'other-system'

export function isByProgram({ function: does }: Writer): boolean {
  return does === programFunction
}

/** The step of a pathway it is done for. */
export interface Origin {
  readonly pathwayId: PathwayId
  readonly stepId: string
  readonly occurrence: number
}

interface Happened {
  readonly by: Writer
  readonly at: Instant
}

/** What happens to a response. Never changed: how it stands is what all of it adds up to. */
export type ResponseEvent = Happened &
  (
    | {
        readonly type: 'started'
        readonly form: string
        readonly formVersion: number
        readonly subjectId: SubjectId | null
        readonly origin: Origin | null
      }
    /** What was written since the last time. An answer without values is taken away. */
    | { readonly type: 'saved'; readonly answers: readonly Answer[] }
    | {
        readonly type: 'signed'
        readonly version: number
        readonly answers: readonly Answer[]
        readonly facts: readonly KeyedFact[]
        /** As they were worked out then: a later version of an instrument changes nothing that is signed. */
        readonly scores: readonly Score[]
        /** When it was really done, where it was written down afterwards. */
        readonly happenedAt: Instant | null
      }
    | { readonly type: 'amendment-begun'; readonly reason: string }
    | { readonly type: 'draft-discarded' }
    | { readonly type: 'entered-in-error'; readonly reason: string }
    | { readonly type: 'read'; readonly version: number }
    /** Another team of the same room goes on with what the program wrote: the document is theirs from now on. */
    | { readonly type: 'taken-over' }
  )

export interface SignedVersion extends Happened {
  readonly version: number
  readonly answers: readonly Answer[]
  readonly facts: readonly KeyedFact[]
  readonly scores: readonly Score[]
  readonly happenedAt: Instant | null
  /** Why the version before was amended. */
  readonly reason: string | null
}

export interface Draft {
  readonly answers: Answers
  /** Who wrote each answer last, and in which revision. */
  readonly touched: ReadonlyMap<AnswerKey, Happened & { readonly revision: number }>
  /** Grows with every save. */
  readonly revision: number
  readonly savedAt: Instant
  readonly savedBy: Writer
  /** The signed version it amends; 0 for a first. */
  readonly amends: number
  readonly reason: string | null
}

/** A filled-in form, or one being filled in. */
export interface Response {
  readonly id: FormResponseId
  readonly form: string
  readonly formVersion: number
  readonly subjectId: SubjectId | null
  readonly origin: Origin | null
  readonly started: Happened
  readonly draft: Draft | null
  /** The first first. */
  readonly versions: readonly SignedVersion[]
  readonly enteredInError: (Happened & { readonly reason: string }) | null
  /** The unit that has taken it over, and so has it; null while it is with the one that began it. */
  readonly takenOverBy: OrganisationId | null
  /** How many events there are: the next is numbered one higher. */
  readonly length: number
}

export type ResponseStatus = 'draft' | 'signed' | 'amended' | 'entered-in-error'

/** How it stands. Undefined when the only draft there was has been put away: then there is nothing to show. */
export function statusOf({ draft, versions, enteredInError }: Response): ResponseStatus | undefined {
  if (enteredInError !== null) return 'entered-in-error'
  if (versions.length === 0) return draft === null ? undefined : 'draft'
  return versions.length === 1 ? 'signed' : 'amended'
}

export function latestOf({ versions }: Response): SignedVersion | undefined {
  return versions.at(-1)
}

/** What all that happened adds up to. Throws when it does not begin with a beginning. */
export function foldResponse(id: FormResponseId, events: readonly ResponseEvent[]): Response {
  const [first, ...others] = events
  if (first?.type !== 'started') throw new Error('a response begins with its beginning')
  const { by, at, form, formVersion, subjectId, origin } = first
  const begun: Response = {
    id,
    form,
    formVersion,
    subjectId,
    origin,
    started: { by, at },
    draft: emptyDraft({ by, at }),
    versions: [],
    enteredInError: null,
    takenOverBy: null,
    length: 1,
  }
  return others.reduce(apply, begun)
}

function emptyDraft({ by, at }: Happened): Draft {
  return {
    answers: new Map(),
    touched: new Map(),
    revision: 0,
    savedAt: at,
    savedBy: by,
    amends: 0,
    reason: null,
  }
}

/** The response after one more event. */
export function apply(response: Response, event: ResponseEvent): Response {
  const next = { ...response, length: response.length + 1 }
  switch (event.type) {
    case 'started':
      throw new Error('a response begins once')
    case 'saved':
      return { ...next, draft: write(response.draft ?? emptyDraft(event), event) }
    case 'signed': {
      const { version, answers, facts, scores, happenedAt, by, at } = event
      const reason = response.draft?.reason ?? null
      return {
        ...next,
        draft: null,
        versions: [...response.versions, { version, answers, facts, scores, happenedAt, by, at, reason }],
      }
    }
    case 'amendment-begun': {
      const latest = latestOf(response)
      return {
        ...next,
        draft: {
          ...emptyDraft(event),
          // What the program took over nobody has confirmed: it is suggested again, with its source and age (design, law 8).
          answers: answersOf(latest === undefined || isByProgram(latest.by) ? [] : latest.answers),
          amends: latest?.version ?? 0,
          reason: event.reason,
        },
      }
    }
    case 'draft-discarded':
      return { ...next, draft: null }
    case 'entered-in-error':
      return {
        ...next,
        draft: null,
        enteredInError: { by: event.by, at: event.at, reason: event.reason },
      }
    case 'read':
      return next
    case 'taken-over':
      return { ...next, takenOverBy: event.by.unitId }
  }
}

function write(draft: Draft, { answers: written, by, at }: Extract<ResponseEvent, { type: 'saved' }>): Draft {
  const answers = new Map(draft.answers)
  const touched = new Map(draft.touched)
  const revision = draft.revision + 1
  for (const answer of written) {
    const key = keyOf(answer)
    if (answer.values.length === 0) answers.delete(key)
    else answers.set(key, answer)
    touched.set(key, { by, at, revision })
  }
  return { ...draft, answers, touched, revision, savedAt: at, savedBy: by }
}
