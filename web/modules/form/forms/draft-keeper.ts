import { type FormAnswers, type FormValue, saysTheSame } from '../form-answers.ts'
import { type AnswerClash, mergeAnswers } from './merge-answers.ts'

/** A draft as the server has it. */
export interface KeptDraft {
  /** Goes up with every save: what a writer says to have seen. */
  readonly revision: number
  readonly answers: FormAnswers
}

/** A new answer to one item; none takes it away. */
export interface AnswerChange {
  readonly key: string
  readonly values: readonly FormValue[]
  /** It is what was already told, confirmed and not asked again. */
  readonly isConfirmation: boolean
}

/** How a draft stands between the screen and the server. */
export type DraftState = 'saved' | 'unsaved' | 'saving' | 'away' | 'clash' | 'refused'

export interface DraftSnapshot {
  readonly answers: FormAnswers
  readonly state: DraftState
  readonly savedAt: number | undefined
  /** Answers both people have changed; nothing more is saved until one is chosen. */
  readonly clashes: readonly AnswerClash[]
  /** Why the server refuses to keep it. */
  readonly fault: unknown
}

/** The way to the server. */
export interface DraftDoor {
  readonly save: (revision: number, changes: readonly AnswerChange[]) => Promise<KeptDraft>
  readonly load: () => Promise<KeptDraft>
  /** Somebody else has written the same items since. */
  readonly isChangedMeanwhile: (fault: unknown) => boolean
  /** Nobody answers: worth another try. */
  readonly isAway: (fault: unknown) => boolean
}

export interface DraftKeeper {
  readonly snapshot: () => DraftSnapshot
  readonly subscribe: (watcher: () => void) => () => void
  readonly change: (key: string, values: readonly FormValue[], isConfirmation?: boolean) => void
  readonly changeAll: (answers: FormAnswers) => void
  /** Chooses between two people's answers. */
  readonly settle: (chosen: FormAnswers) => void
  readonly revision: () => number
  /** Saves now what is not saved. True when the server has all that is on the screen. */
  readonly flush: () => Promise<boolean>
  /** What the server now has, learned in another way than by a save: somebody else has written. */
  readonly adopt: (kept: KeptDraft) => void
  readonly stop: () => void
}

/** After the last key, and between two tries when nobody answers; milliseconds. */
const pause = 800
const retry = 5_000

/**
 * Keeps a form on the server while somebody writes: a moment after the last key, again and again while nobody answers, and put
 * together with what another has saved meanwhile. What has been written stays on the screen whatever happens.
 */
export function keepDraft(from: KeptDraft, door: DraftDoor, now: () => number = Date.now): DraftKeeper {
  let kept = from
  let shown: DraftSnapshot = {
    answers: from.answers,
    state: 'saved',
    savedAt: undefined,
    clashes: [],
    fault: undefined,
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  let saving: Promise<void> | undefined
  /** What was confirmed and is not saved yet. */
  const confirmed = new Map<string, readonly FormValue[]>()
  const watchers = new Set<() => void>()

  const show = (next: Partial<DraftSnapshot>) => {
    shown = { ...shown, ...next }
    for (const watcher of watchers) watcher()
  }
  const later = (wait: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), wait)
  }
  const changes = () => changesBetween(kept.answers, shown.answers, confirmed)
  const isKept = () => changes().length === 0

  /** One save at a time; what is written during it is saved after it. */
  const save = async (): Promise<void> => {
    clearTimeout(timer)
    if (saving !== undefined) return saving
    if (shown.clashes.length > 0) return
    if (isKept()) return show({ state: 'saved' })
    saving = saveOnce().finally(() => {
      saving = undefined
    })
    return saving
  }
  const saveOnce = async (): Promise<void> => {
    const sent = shown.answers
    const news = changes()
    show({ state: 'saving' })
    try {
      const answer = await door.save(kept.revision, news)
      kept = { ...answer, answers: withChanges(answer.answers, news) }
      for (const { key, values } of news) if (confirmed.get(key) === values) confirmed.delete(key)
      // What was written during the save, and what another had saved in other items.
      const { answers, clashes } = mergeAnswers(sent, shown.answers, kept.answers)
      const state = clashes.length > 0 ? 'clash' : 'saved'
      show({ answers, clashes, state, savedAt: now(), fault: undefined })
      if (clashes.length > 0 || isKept()) return
      show({ state: 'unsaved' })
      later(pause)
    } catch (fault) {
      await (door.isChangedMeanwhile(fault) ? join() : Promise.reject(fault)).catch(notSaved)
    }
  }
  const join = async (): Promise<void> => {
    const theirs = await door.load()
    const { answers, clashes } = mergeAnswers(kept.answers, shown.answers, theirs.answers)
    kept = theirs
    show({ answers, clashes, state: clashes.length > 0 ? 'clash' : 'unsaved' })
    if (clashes.length === 0) later(0)
  }
  const notSaved = (fault: unknown) => {
    if (!door.isAway(fault)) return show({ state: 'refused', fault })
    show({ state: 'away' })
    later(retry)
  }
  const changeAll = (answers: FormAnswers) => {
    const state = shown.state === 'saved' || shown.state === 'refused' ? 'unsaved' : shown.state
    show({ answers, state })
    later(pause)
  }

  return {
    snapshot: () => shown,
    subscribe: (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    change: (key, values, isConfirmation = false) => {
      const { [key]: _, ...others } = shown.answers
      if (isConfirmation) confirmed.set(key, values)
      else confirmed.delete(key)
      changeAll(values.length === 0 ? others : { ...others, [key]: values })
    },
    changeAll,
    settle: (chosen) => {
      show({ answers: { ...shown.answers, ...chosen }, clashes: [], state: 'unsaved' })
      later(0)
    },
    revision: () => kept.revision,
    flush: async () => {
      // What is written while a save is on its way needs one more.
      for (let tries = 0; tries < 3 && !isKept(); tries += 1) await save()
      return isKept() && shown.clashes.length === 0
    },
    adopt: (next) => {
      // A save on its way, or one that came first, knows more than what was fetched beside it.
      if (saving !== undefined || next.revision <= kept.revision) return
      const { answers, clashes } = mergeAnswers(kept.answers, shown.answers, next.answers)
      kept = next
      const state = clashes.length > 0 ? 'clash' : shown.state
      show({ answers, clashes, state })
      if (state !== 'clash' && !isKept()) later(pause)
    },
    stop: () => clearTimeout(timer),
  }
}

/** What has to be told to get from one to the other, the items of the first before those that are new. */
function changesBetween(
  before: FormAnswers,
  after: FormAnswers,
  confirmed: ReadonlyMap<string, readonly FormValue[]>,
): readonly AnswerChange[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...keys].flatMap((key) => {
    const values = after[key] ?? []
    if (saysTheSame(before[key] ?? [], values)) return []
    return [{ key, values, isConfirmation: confirmed.get(key) === values }]
  })
}

/** As it was sent, not as the server may have tidied it: nothing moves under the hand of whoever writes. */
function withChanges(answers: FormAnswers, changes: readonly AnswerChange[]): FormAnswers {
  const changed = { ...answers, ...Object.fromEntries(changes.map(({ key, values }) => [key, values])) }
  return Object.fromEntries(Object.entries(changed).filter(([, values]) => values.length > 0))
}
