import type { OrganisationId, PathwayId, SubjectId } from '../../../../../kernel/ids.ts'
import type { Instant } from '../../../../../kernel/instant.ts'
import { isTooLongAgo } from '../../../../../kernel/late-entry.ts'
import { ok, type Refusal, type Result, refused } from '../../../../../kernel/result.ts'
import type { Fact, FactKey, FactKind } from '../fact.ts'
import type { Condition, Programme } from '../programme.ts'
import { inWrittenOrder, type Source, type Stamp } from './source.ts'

/** What may happen to a citizen that concerns every step (pathways 0, standard exceptions) and that people tell of. */
export type ChangeKind = 'MOVED' | 'REFUSED' | 'NO_CONTACT' | 'TRANSFERRED' | 'CONSENT_WITHDRAWN'

/** A pathway a change is about. */
export interface Concerned {
  readonly pathwayId: PathwayId
  readonly subjectId: SubjectId
}

interface Told extends Stamp {
  readonly changeId: string
}

export type ChangeEvent =
  | (Told & {
      readonly type: 'told'
      readonly kind: ChangeKind
      /** When it was so; `at` is when it was written down (SYSTEM_DOWN: the true time counts). */
      readonly happenedAt: Instant
      readonly text: string
      /** Empty when it is about the citizen, and so about all of them. */
      readonly pathways: readonly Concerned[]
      readonly fromMunicipality?: string
      readonly toMunicipality?: string
      /** Moved: the citizen has said yes to passing on what is under way. */
      readonly hasConsent?: boolean
      readonly toUnitId?: OrganisationId
    })
  | (Told & { readonly type: 'taken-back' })

type ToldEvent = Extract<ChangeEvent, { type: 'told' }>

/** A change as its events add up to. */
export interface Change extends Omit<ToldEvent, 'type' | 'id' | 'at'> {
  readonly toldAt: Instant
  readonly takenBack: { readonly by: Source; readonly at: Instant } | null
}

/** The changes, the latest told first. Any order of events, repeats without harm. */
export function foldChanges(events: readonly ChangeEvent[]): Change[] {
  const changes = new Map<string, Change>()
  for (const event of inWrittenOrder(events)) {
    const change = changes.get(event.changeId)
    if (event.type === 'told') {
      const { type: _type, id: _id, at, ...told } = event
      changes.set(event.changeId, change ?? { ...told, toldAt: at, takenBack: null })
    } else if (change !== undefined && change.takenBack === null)
      changes.set(change.changeId, { ...change, takenBack: { by: event.by, at: event.at } })
  }
  return [...changes.values()].reverse()
}

/** What somebody tells of. */
export type Telling = Omit<ToldEvent, keyof Told | 'type' | 'happenedAt'> & {
  /** Now when left out. */
  readonly happenedAt?: Instant | undefined
}

/** Tells of a change. It cannot lie ahead, half a year back or after the citizen's death, and a no or a lost contact is told in words. */
export function tellChange(
  { happenedAt, ...told }: Telling,
  stamp: Told,
  diedAt: Instant | null,
): Result<
  ChangeEvent,
  Refusal<
    | 'change-ahead'
    | 'change-too-long-ago'
    | 'change-after-death'
    | 'change-text-missing'
    | 'change-moved-nowhere'
  >
> {
  const at = happenedAt ?? stamp.at
  if (at > stamp.at) return refused('change-ahead', { happenedAt: at })
  if (isTooLongAgo(at, stamp.at)) return refused('change-too-long-ago', { happenedAt: at })
  if (diedAt !== null && at >= diedAt) return refused('change-after-death', { diedAt })
  const text = told.text.trim()
  if (text === '' && wordy.has(told.kind)) return refused('change-text-missing')
  if (told.kind === 'MOVED' && told.fromMunicipality === told.toMunicipality)
    return refused('change-moved-nowhere')
  return ok({ ...stamp, ...told, type: 'told', happenedAt: at, text })
}

/** A no must say to what and why, and a lost contact what was tried: others decide by it what to do next. */
const wordy: ReadonlySet<ChangeKind> = new Set(['REFUSED', 'NO_CONTACT'])

export function takeBackChange(
  changes: readonly Change[],
  stamp: Told,
): Result<ChangeEvent, Refusal<'change-unknown' | 'change-taken-back-already'>> {
  const change = changes.find(({ changeId }) => changeId === stamp.changeId)
  if (change === undefined) return refused('change-unknown')
  return change.takenBack === null
    ? ok({ ...stamp, type: 'taken-back' })
    : refused('change-taken-back-already')
}

/** True when the programme itself calls for something to be done about such a change: then nobody else asks for it. */
export function isSeenTo(programme: Pick<Programme, 'steps'>, kind: ChangeKind): boolean {
  return programme.steps.some(({ opens }) => speaksOf(opens, factKinds[kind]))
}

function speaksOf(condition: Condition, kind: FactKind): boolean {
  if ('fact' in condition) return condition.fact === kind
  if ('all' in condition) return condition.all.some((one) => speaksOf(one, kind))
  return 'any' in condition && condition.any.some((one) => speaksOf(one, kind))
}

const factKinds: Readonly<Record<ChangeKind, FactKind>> = {
  MOVED: 'citizen-moved',
  REFUSED: 'pathway-refused',
  NO_CONTACT: 'contact-lost',
  TRANSFERRED: 'citizen-transferred',
  CONSENT_WITHDRAWN: 'consent-withdrawn',
}

/**
 * What a change is to the pathways: facts at the time it was so, and what takes them back. A move without the citizen's yes
 * is none: what is under way is not passed on, and whoever has it keeps it.
 */
export function factsOfChange(change: Change): Fact[] {
  if (change.kind === 'MOVED' && change.hasConsent !== true) return []
  const subjects =
    change.pathways.length === 0 ? [undefined] : [...new Set(change.pathways.map((one) => one.subjectId))]
  return subjects.flatMap((subjectId) => {
    const key = ['change', change.changeId, ...(subjectId === undefined ? [] : [subjectId])].join(
      ' ',
    ) as FactKey
    const common = { ...(subjectId !== undefined && { subjectId }), source: `change ${change.changeId}` }
    const fact: Fact = {
      ...common,
      key,
      kind: factKinds[change.kind],
      at: change.happenedAt,
      data: dataOf(change),
    }
    if (change.takenBack === null) return [fact]
    const back: Fact = {
      ...common,
      key: `${key} taken back` as FactKey,
      kind: 'fact-taken-back',
      at: change.takenBack.at,
      data: { cancels: key },
    }
    return [fact, back]
  })
}

function dataOf({ kind, fromMunicipality, toMunicipality, toUnitId }: Change): Fact['data'] {
  if (kind === 'MOVED') return { fromMunicipality, toMunicipality }
  return kind === 'TRANSFERRED' ? { unitId: toUnitId } : {}
}
