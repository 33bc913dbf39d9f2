import type { CorrespondenceDraft } from '../../../../contract/correspondence.ts'
import type { DraftState } from '../../form/forms/draft-keeper.ts'

/** How a letter under the pen stands between the screen and the server. */
export interface LetterDraftSnapshot {
  readonly state: Exclude<DraftState, 'clash'>
  readonly savedAt: number | undefined
}

/** The way to the server. */
export interface LetterDraftDoor {
  readonly save: (draft: CorrespondenceDraft) => Promise<unknown>
  readonly drop: () => Promise<unknown>
  /** Nobody answers: worth another try. */
  readonly isAway: (fault: unknown) => boolean
}

export interface LetterDraftKeeper {
  readonly snapshot: () => LetterDraftSnapshot
  readonly subscribe: (watcher: () => void) => () => void
  /** What stands on the screen now. A letter without text and files is no draft, and one that was kept is thrown away. */
  readonly change: (draft: CorrespondenceDraft) => void
  /** Saves nothing more and waits for what is on its way: the letter is about to be sent, or thrown away. */
  readonly rest: () => Promise<void>
  /** It was not sent after all: what is written is kept again. */
  readonly resume: () => void
  /** Whoever writes leaves: what is not saved is saved now. */
  readonly leave: () => void
}

/** After the last key, and between two tries when nobody answers; milliseconds. */
const pause = 800
const retry = 5_000

/** Keeps a letter on the server while somebody writes it. Only its writer has it, so the latest that was written counts. */
export function keepLetterDraft(door: LetterDraftDoor, now: () => number = Date.now): LetterDraftKeeper {
  let shown: LetterDraftSnapshot = { state: 'saved', savedAt: undefined }
  let latest: CorrespondenceDraft | undefined
  let saved: CorrespondenceDraft | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let saving: Promise<void> | undefined
  let isResting = false
  const watchers = new Set<() => void>()

  const show = (next: LetterDraftSnapshot) => {
    shown = next
    for (const watcher of watchers) watcher()
  }
  const later = (wait: number) => {
    clearTimeout(timer)
    if (!isResting) timer = setTimeout(() => void save(), wait)
  }
  const save = async (): Promise<void> => {
    clearTimeout(timer)
    if (saving !== undefined) return saving
    if (latest === saved) return
    saving = saveOnce().finally(() => {
      saving = undefined
      if (latest !== saved && shown.state !== 'refused') later(shown.state === 'away' ? retry : pause)
    })
    return saving
  }
  const saveOnce = async (): Promise<void> => {
    const sent = latest
    if (sent === undefined) return
    show({ ...shown, state: 'saving' })
    try {
      await (isEmpty(sent) ? door.drop() : door.save(sent))
      saved = sent
      show({ state: latest === sent ? 'saved' : 'unsaved', savedAt: isEmpty(sent) ? undefined : now() })
    } catch (fault) {
      show({ ...shown, state: door.isAway(fault) ? 'away' : 'refused' })
    }
  }

  return {
    snapshot: () => shown,
    subscribe: (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    change: (draft) => {
      latest = draft
      isResting = false
      if (shown.state !== 'saving') show({ ...shown, state: shown.state === 'away' ? 'away' : 'unsaved' })
      later(pause)
    },
    rest: async () => {
      isResting = true
      clearTimeout(timer)
      await saving
      clearTimeout(timer)
    },
    resume: () => {
      isResting = false
      if (latest !== saved) later(pause)
    },
    leave: () => {
      if (!isResting) void save()
    },
  }
}

/** Nothing is written in it and nothing attached: choosing a receiver alone is not worth keeping. */
export function isEmpty({ text, attachments }: Pick<CorrespondenceDraft, 'text' | 'attachments'>): boolean {
  return text.trim() === '' && attachments.length === 0
}
