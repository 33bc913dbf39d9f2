import './correspondence.css'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Fragment, lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import {
  clearAnswerRoute,
  markThreadReadRoute,
  markThreadUnreadRoute,
  type ThreadView,
} from '../../../../contract/correspondence.ts'
import { call } from '../../../app/api.ts'
import { useDeed } from '../../../app/deed.tsx'
import { textOfRefusal } from '../../../app/fault-text.ts'
import type { Topic } from '../../../app/live.ts'
import { useUnitId } from '../../../app/session.ts'
import { paths } from '../../../paths.ts'
import { Button } from '../../../ui/button.tsx'
import { Skeleton } from '../../../ui/condition.tsx'
import { Deadline } from '../../../ui/deadline.tsx'
import { Badge } from '../../../ui/state.tsx'
import { useText } from '../../../ui/text.tsx'
import { PartFault, WithheldLine } from '../../access/pages/withheld-line.tsx'
import { useReadOnly } from '../../access/read-only.ts'
import { useUnits } from '../../organisation/use-units.ts'
import { threadQuery } from '../queries.ts'
import { Reason, useKeepThread, useReason } from '../reason.ts'
import { LetterBubble } from './letter-bubble.tsx'
import { talkTexts } from './texts.ts'
import { partOf, subjectWords, threadEntries } from './thread-words.ts'

const ReplyBox = lazy(() => import('../forms/reply-box.tsx').then((file) => ({ default: file.ReplyBox })))
const ForwardDrawer = lazy(() =>
  import('../forms/forward-drawer.tsx').then((file) => ({ default: file.ForwardDrawer })),
)
const ReasonForm = lazy(() =>
  import('../forms/reason-form.tsx').then((file) => ({ default: file.ReasonForm })),
)
const WantAnswerDialog = lazy(() =>
  import('../forms/want-answer-dialog.tsx').then((file) => ({ default: file.WantAnswerDialog })),
)

export interface ThreadPanelProps {
  readonly citizenId: string
  readonly threadId: string
  /** Whose it is, where the page around it does not say. */
  readonly head?: ReactNode
  /** The citizen reads about themselves. */
  readonly isMine?: boolean
  /** The thread is put away: it was marked as unread, for somebody else or for later. */
  readonly onPutAway?: () => void
  /** Shows the thread that a forwarding began. */
  readonly onForwarded?: (threadId: string) => void
}

/** A thread: what it is about, its letters in order, and the answer below. */
export function ThreadPanel(props: ThreadPanelProps) {
  const { citizenId, threadId, head, isMine = false, onPutAway = nothing, onForwarded = nothing } = props
  const [opened, setOpened] = useState<{ readonly threadId: string; readonly reason: string }>()
  const reason = opened?.threadId === threadId ? opened.reason : undefined
  const found = useQuery(threadQuery(citizenId, threadId, reason))
  const isShut = found.data?.withheld === true && partOf(found.data.parts) === undefined
  return (
    <section className="thread" aria-labelledby={`thread-${threadId}`}>
      {head}
      {found.isPending && <Skeleton rows={6} />}
      {found.isError && <PartFault fault={found.error} onRetry={() => void found.refetch()} />}
      {found.data && (
        <Reason value={reason}>
          <Thread
            key={`${threadId} ${reason}`}
            citizenId={citizenId}
            thread={found.data}
            isMine={isMine}
            onPutAway={onPutAway}
            onForwarded={onForwarded}
          />
        </Reason>
      )}
      {isShut && !isMine && reason === undefined && (
        <Suspense>
          <ReasonForm onReason={(words) => setOpened({ threadId, reason: words })} />
        </Suspense>
      )}
    </section>
  )
}

function nothing(): void {
  // A reader who can only read puts nothing away.
}

interface ThreadProps {
  readonly citizenId: string
  readonly thread: ThreadView
  readonly isMine: boolean
  readonly onPutAway: () => void
  readonly onForwarded: (threadId: string) => void
}

function Thread({ citizenId, thread, isMine, onPutAway, onForwarded }: ThreadProps) {
  const t = useText()
  const isReadOnly = useReadOnly()
  const content = partOf(thread.parts)
  const entries = threadEntries(thread, content?.segments ?? [])
  const { units } = useUnits(
    // The sector of a unit is told to those who work in one.
    isMine ? [] : thread.lettersByTime.flatMap(({ from }) => (from.unitId === null ? [] : [from.unitId])),
  )
  // What was unread when the thread was opened stays marked while it is read.
  const [firstUnread] = useState(() => thread.lettersByTime.find(({ isUnread }) => isUnread)?.letterId)
  const [news, setNews] = useState<readonly string[]>([])
  const fresh = thread.lettersByTime.filter(({ letterId, isUnread }) => isUnread && !news.includes(letterId))
  if (fresh.length > 0) setNews([...news, ...fresh.map(({ letterId }) => letterId)])
  const isFirstUnread = (letter: ThreadView['lettersByTime'][number] | undefined) =>
    firstUnread !== undefined && letter?.letterId === firstUnread
  const start = useRef<HTMLLIElement>(null)
  useEffect(() => {
    start.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <>
      <header className="thread-head">
        <h2 id={`thread-${thread.threadId}`}>
          {content ? subjectWords(t, content) : t(talkTexts.blocked)}
          {content?.priority === 'asap' && <Badge tone="warning">{t(talkTexts.asap)}</Badge>}
        </h2>
        <p className="muted small">
          {thread.correspondents.map(({ name }) => name).join(' · ')}
          {', '}
          {thread.letters === 1 ? t(talkTexts.oneLetter) : t(talkTexts.manyLetters, { n: thread.letters })}
        </p>
        {!isMine && !isReadOnly && (
          <ThreadDeeds
            citizenId={citizenId}
            thread={thread}
            onPutAway={onPutAway}
            onForwarded={onForwarded}
          />
        )}
        {!isMine && thread.forwardedFrom && (
          <p className="small">
            {t(talkTexts.forwardedFrom)}.{' '}
            <Link to={paths.thread} params={{ citizenId, threadId: thread.forwardedFrom }}>
              {t(talkTexts.seeFirst)}
            </Link>
          </p>
        )}
      </header>
      {thread.answerWanted && (
        <AnswerStrip citizenId={citizenId} thread={thread} mayClear={!isMine && !isReadOnly} />
      )}
      {thread.withheld && !content && <WithheldLine />}
      <ol className="letters" aria-label={t(talkTexts.letters)}>
        {entries.map((entry, index) => (
          <Fragment key={entry.key}>
            {isFirstUnread(entry.letter) && index > 0 && !isMine && (
              <li className="new-since">{t(talkTexts.newSince)}</li>
            )}
            <li
              ref={
                isFirstUnread(entry.letter) || (!firstUnread && index === entries.length - 1)
                  ? start
                  : undefined
              }
            >
              <LetterBubble
                citizenId={citizenId}
                thread={thread}
                entry={entry}
                units={units}
                isMine={isMine}
                isNews={news.includes(entry.key)}
                hasContent={content !== undefined}
              />
            </li>
          </Fragment>
        ))}
      </ol>
      {!isMine && !isReadOnly && (
        <>
          <MarkRead citizenId={citizenId} thread={thread} />
          {/* What is not shown is not answered unseen. */}
          {content && (
            <Suspense fallback={<Skeleton rows={3} />}>
              <ReplyBox citizenId={citizenId} thread={thread} />
            </Suspense>
          )}
        </>
      )}
    </>
  )
}

/** Whoever has the thread before them has read it, for the whole unit. It happens by itself, once for each new letter. */
function MarkRead({ citizenId, thread }: Pick<ThreadProps, 'citizenId' | 'thread'>) {
  const queryClient = useQueryClient()
  const unitId = useUnitId()
  const told = useRef<number>(undefined)
  const { reason } = useReason()
  const keepThread = useKeepThread(citizenId, thread.threadId)
  const { threadId, version, unread, actions } = thread
  const isNews = unread > 0 && actions.markRead.may
  useEffect(() => {
    if (!isNews || told.current === version) return
    const tell = () => {
      if (document.visibilityState === 'hidden') return
      told.current = version
      call(markThreadReadRoute, { params: { citizenId, threadId }, body: { version, reason } }).then(
        (answer) => {
          keepThread(answer)
          void queryClient.invalidateQueries({ queryKey: ['citizen', citizenId, 'correspondence'] })
          void queryClient.invalidateQueries({ queryKey: ['correspondence', unitId] })
        },
        // Read all the same; the mark is set the next time somebody opens it.
        () => undefined,
      )
    }
    tell()
    document.addEventListener('visibilitychange', tell)
    return () => document.removeEventListener('visibilitychange', tell)
  }, [isNews, citizenId, threadId, version, unitId, queryClient, reason, keepThread])
  // Marked unread by hand, and opened again later: that is news again.
  useEffect(() => {
    if (!isNews) told.current = version
  }, [isNews, version])
  return null
}

function useWhyNot(): (action: ThreadView['actions']['reply']) => string | undefined {
  const t = useText()
  return ({ may, because }) => {
    if (may || because === null) return undefined
    const text = textOfRefusal({ code: because, data: {} })
    return text && t(text)
  }
}

/** What can be done with the whole thread. */
function ThreadDeeds({ citizenId, thread, onPutAway, onForwarded }: Omit<ThreadProps, 'isMine'>) {
  const t = useText()
  const unitId = useUnitId()
  const whyNot = useWhyNot()
  const reason = useReason()
  const [open, setOpen] = useState<'forward' | 'answer'>()
  const touches: readonly Topic[] = [`citizen:${citizenId}`, `correspondence:${unitId}`]
  const { actions, threadId, latest, answerWanted } = thread
  const unread = useDeed(markThreadUnreadRoute, {
    touches,
    says: t(talkTexts.markedUnread),
    onDone: onPutAway,
  })
  return (
    <div className="thread-deeds no-print">
      {/* What is not shown is not sent on unseen. */}
      {partOf(thread.parts) && (
        <Button small icon="forward" whyNot={whyNot(actions.forward)} onClick={() => setOpen('forward')}>
          {t(partOf(thread.forwardDraft) ? talkTexts.forwardGoOn : talkTexts.forward)}
        </Button>
      )}
      {!answerWanted && actions.wantAnswer.may && (
        <Button small icon="calendar" onClick={() => setOpen('answer')}>
          {t(latest.isMine ? talkTexts.askAnswer : talkTexts.wantAnswer)}
        </Button>
      )}
      {actions.markUnread.may && (
        <Button
          small
          icon="mail"
          busy={unread.isBusy}
          onClick={() => unread.does({ params: { citizenId, threadId }, body: { ...reason } })}
        >
          {t(talkTexts.markUnread)}
        </Button>
      )}
      <span className="only-desk">
        <Button small icon="print" onClick={() => print()}>
          {t(talkTexts.print)}
        </Button>
      </span>
      <Suspense>
        {open === 'forward' && (
          <ForwardDrawer
            citizenId={citizenId}
            thread={thread}
            onClose={() => setOpen(undefined)}
            onSent={(sentAs) => {
              setOpen(undefined)
              onForwarded(sentAs)
            }}
          />
        )}
        {open === 'answer' && (
          <WantAnswerDialog citizenId={citizenId} thread={thread} onClose={() => setOpen(undefined)} />
        )}
      </Suspense>
    </div>
  )
}

interface AnswerStripProps {
  readonly citizenId: string
  readonly thread: ThreadView
  readonly mayClear: boolean
}

/** Who is to answer and by when, and where that time is from. */
function AnswerStrip({ citizenId, thread, mayClear }: AnswerStripProps) {
  const t = useText()
  const { answerWanted, myUnit, correspondents, actions, threadId } = thread
  if (answerWanted === null) return null
  const { byUnitId, dueAt, source, isOverdue } = answerWanted
  const other = correspondents.find(({ unitId }) => unitId !== null && unitId === byUnitId)
  const isOurs = byUnitId !== null && byUnitId === myUnit?.id
  return (
    <div className="answer-strip" data-late={isOverdue || undefined}>
      <span className="strong">
        {isOurs
          ? t(talkTexts.answerUs)
          : other
            ? t(talkTexts.answerThem, { unit: other.name })
            : t(talkTexts.answerOther)}
      </span>
      <Deadline dueAt={dueAt} />
      {source && <span className="muted small">{t(source)}</span>}
      {mayClear && actions.clearAnswer.may && <NotNeeded citizenId={citizenId} threadId={threadId} />}
    </div>
  )
}

function NotNeeded({ citizenId, threadId }: { citizenId: string; threadId: string }) {
  const t = useText()
  const unitId = useUnitId()
  const reason = useReason()
  const keepThread = useKeepThread(citizenId, threadId)
  const clear = useDeed(clearAnswerRoute, {
    touches: [`citizen:${citizenId}`, `correspondence:${unitId}`],
    says: t(talkTexts.notNeededDone),
    onDone: keepThread,
  })
  return (
    <Button
      small
      busy={clear.isBusy}
      onClick={() => clear.does({ params: { citizenId, threadId }, body: { ...reason } })}
    >
      {t(talkTexts.notNeeded)}
    </Button>
  )
}
