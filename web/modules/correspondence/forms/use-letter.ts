import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import {
  type CorrespondenceDraft,
  dropCorrespondenceDraftRoute,
  saveCorrespondenceDraftRoute,
  type ThreadView,
} from '../../../../contract/correspondence.ts'
import { call, Unreachable } from '../../../app/api.ts'
import { useText } from '../../../ui/text.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { draftsQuery, threadQuery } from '../queries.ts'
import { useReason } from '../reason.ts'
import { type AnswerWish, answerWanted, noAnswer } from './answer-wish.tsx'
import { keepLetterDraft, type LetterDraftSnapshot } from './letter-draft.ts'
import { writeTexts } from './texts.ts'
import { type Attachments, useAttachments } from './use-attachments.ts'

/** What stands about the text: whom it is for and what it is about. */
export type LetterAddress = Omit<CorrespondenceDraft, 'text' | 'phone' | 'attachments'>

/** What the server is told of a letter, alike in a new one, a reply and a forwarding. */
export interface Written {
  readonly text: string
  readonly phone?: string
  readonly attachments: CorrespondenceDraft['attachments']
  readonly answerWanted: 'by-setting' | { readonly dueAt: string } | null
}

export interface LetterFaults {
  readonly text?: string
  readonly phone?: string
  readonly answer?: string
  readonly files?: string
}

/** A letter while it is written. */
export interface Letter {
  readonly text: string
  readonly setText: (text: string) => void
  readonly phone: string
  readonly setPhone: (phone: string) => void
  readonly wish: AnswerWish
  readonly setWish: (wish: AnswerWish) => void
  readonly attachments: Attachments
  readonly isEmpty: boolean
  readonly draft: LetterDraftSnapshot
  readonly faults: LetterFaults
  /** What is to be sent; undefined when something is missing, which is then shown. */
  readonly finish: () => Written | undefined
  /** Nothing more is saved: the letter is being sent. */
  readonly rest: () => Promise<void>
  /** It was refused: it is still being written, and kept. */
  readonly resume: () => void
  /** The letter is sent or thrown away: an empty sheet, and nothing kept of it. */
  readonly discard: () => Promise<void>
}

export interface LetterOptions {
  readonly citizenId: string
  /** The thread, or an id of one's own for a new letter. */
  readonly draftId: string
  /** What was kept from before. */
  readonly before: CorrespondenceDraft | undefined
  readonly address: LetterAddress
}

/** The text, the files, the phone and the answer time of a letter, kept as a draft while they are written. */
export function useLetter({ citizenId, draftId, before, address }: LetterOptions): Letter {
  const t = useText()
  const tell = useToast()
  const [text, setText] = useState(before?.text ?? '')
  const [phone, setPhone] = useState(before?.phone ?? '')
  const [wish, setWish] = useState(noAnswer)
  const [faults, setFaults] = useState<LetterFaults>({})
  const complain = useCallback((words: Parameters<typeof t>[0]) => tell(t(words), 'danger'), [t, tell])
  const attachments = useAttachments(citizenId, before?.attachments ?? [], complain)
  const keeper = useKeeper(citizenId, draftId, address.deed)
  const draft = useSyncExternalStore(keeper.subscribe, keeper.snapshot)

  const now: CorrespondenceDraft = {
    ...address,
    text,
    phone: phone.trim() || null,
    attachments: [...attachments.ready],
  }
  const written = JSON.stringify(now)
  const kept = useRef(written)
  useEffect(() => {
    if (kept.current === written) return
    kept.current = written
    keeper.change(JSON.parse(written) as CorrespondenceDraft)
  }, [keeper, written])
  useEffect(() => keeper.leave, [keeper])

  const clear = () => {
    // An emptied sheet is not a change to be kept.
    kept.current = JSON.stringify({ ...now, text: '', phone: null, attachments: [] })
    setText('')
    setPhone('')
    setWish(noAnswer)
    setFaults({})
    attachments.clear()
  }
  const finish = () => {
    const answer = answerWanted(wish)
    const found: LetterFaults = {
      ...(text.trim() === '' && { text: t(writeTexts.textMissing) }),
      ...(phone.trim() !== '' &&
        !/^\+?[\d ]{4,20}$/.test(phone.trim()) && { phone: t(writeTexts.phoneWrong) }),
      ...(answer === undefined && { answer: t(writeTexts.answerByMissing) }),
      ...(attachments.isBusy && { files: t(writeTexts.waitsForFiles) }),
      ...(attachments.hasFault && { files: t(writeTexts.fileFault) }),
    }
    setFaults(found)
    if (answer === undefined || Object.keys(found).length > 0) return undefined
    return {
      text: text.trim(),
      ...(phone.trim() && { phone: phone.trim() }),
      attachments: attachments.ready,
      answerWanted: answer,
    }
  }
  return {
    text,
    setText,
    phone,
    setPhone,
    wish,
    setWish,
    attachments,
    isEmpty: text.trim() === '' && attachments.files.length === 0,
    draft,
    faults,
    finish,
    rest: keeper.rest,
    resume: keeper.resume,
    discard: async () => {
      await keeper.rest()
      clear()
      // A draft that could not be thrown away is offered again, and is thrown away then.
      await keeper.drop().catch(() => undefined)
    },
  }
}

/** Where a thread keeps what is begun in it; a new letter has no thread yet. */
const placeInThread = { reply: 'replyDraft', forward: 'forwardDraft', write: undefined } as const

function useKeeper(citizenId: string, draftId: string, deed: CorrespondenceDraft['deed']) {
  const queryClient = useQueryClient()
  const { reason } = useReason()
  return useMemo(() => {
    const params = { citizenId, threadId: draftId }
    /** What is fetched again within the minute shows what was written, not what was fetched before. */
    const remember = (draft: CorrespondenceDraft | null) => {
      const place = placeInThread[deed]
      if (place !== undefined)
        queryClient.setQueryData<ThreadView>(
          threadQuery(citizenId, draftId, reason).queryKey,
          (thread) => thread && { ...thread, [place]: { REC: draft, PSY: null, SOC: null } },
        )
      void queryClient.invalidateQueries({ queryKey: draftsQuery(citizenId).queryKey, refetchType: 'none' })
    }
    const drop = async () => {
      remember(null)
      await call(dropCorrespondenceDraftRoute, { params, query: { deed } })
      await queryClient.invalidateQueries({ queryKey: draftsQuery(citizenId).queryKey })
    }
    const keeper = keepLetterDraft({
      save: (draft) => {
        remember(draft)
        return call(saveCorrespondenceDraftRoute, { params, body: draft })
      },
      drop,
      isAway: (fault) => fault instanceof Unreachable,
    })
    return { ...keeper, drop }
  }, [queryClient, citizenId, draftId, deed, reason])
}
