import './correspondence.css'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { calendarDate, clockTime, danishToday } from '../../../ui/danish-time.ts'
import { Deadline } from '../../../ui/deadline.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useNow } from '../../../ui/now.ts'
import { Badge, State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { talkTexts } from './texts.ts'
import { deliveryStates, otherSide, partOf, subjectWords, type ThreadLine } from './thread-words.ts'

export interface ThreadListProps<Line extends ThreadLine> {
  readonly lines: readonly Line[]
  /** The thread that is open beside the list. */
  readonly openId: string | undefined
  /** The link of a line around what it says. */
  readonly link: (line: Line, inside: ReactNode, wiring: LinkWiring) => ReactNode
  /** Whose it is, where the list is about several. */
  readonly who?: (line: Line) => ReactNode
  /** What stands for a line whose content may not be shown. */
  readonly isShut?: (line: Line) => boolean
}

export interface LinkWiring {
  readonly className: string
  readonly tabIndex: number
  readonly 'aria-current': 'true' | undefined
}

const steps: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }

/** Threads below each other. One stop for the Tab key; the arrows, or j and k, move between the lines and Enter opens. */
export function ThreadList<Line extends ThreadLine>(props: ThreadListProps<Line>) {
  const { lines, openId, link, who, isShut } = props
  const t = useText()
  const list = useRef<HTMLUListElement>(null)
  const stop = lines.some(({ threadId }) => threadId === openId) ? openId : lines[0]?.threadId
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step === undefined || event.metaKey || event.ctrlKey || event.altKey) return
    const links = [...(list.current?.querySelectorAll<HTMLElement>('a') ?? [])]
    const next = links[links.indexOf(document.activeElement as HTMLElement) + step]
    if (!next) return
    event.preventDefault()
    next.focus()
    next.scrollIntoView({ block: 'nearest' })
  }
  return (
    <>
      <ul className="threads" aria-label={t(talkTexts.threads)} ref={list} onKeyDown={move}>
        {lines.map((line) => (
          <li key={line.threadId} data-unread={line.unread > 0 || undefined}>
            {link(
              line,
              <ThreadLineContent line={line} who={who?.(line)} isShut={isShut?.(line) ?? false} />,
              {
                className: 'thread-line',
                tabIndex: line.threadId === stop ? 0 : -1,
                'aria-current': line.threadId === openId ? 'true' : undefined,
              },
            )}
          </li>
        ))}
      </ul>
      {lines.length > 1 && <RowHelp />}
    </>
  )
}

function RowHelp() {
  const t = useText()
  const [before, after] = t(talkTexts.rowHelp, { keys: '|' }).split('|')
  return (
    <p className="thread-keys muted small no-print">
      {before}
      <kbd>j</kbd> <kbd>k</kbd>
      {after}
    </p>
  )
}

interface ThreadLineContentProps {
  readonly line: ThreadLine
  readonly who: ReactNode
  readonly isShut: boolean
}

function ThreadLineContent({ line, who, isShut }: ThreadLineContentProps) {
  const t = useText()
  const part = partOf(line.parts)
  const { latest } = line
  const other = t(latest.isMine ? talkTexts.to : talkTexts.from, { who: otherSide(line).name })
  return (
    <>
      <span className="thread-line-top">
        <span className="thread-line-who">{who ?? other}</span>
        <When at={latest.sentAt} />
      </span>
      {who && <span className="thread-line-other">{other}</span>}
      {part && !isShut ? (
        <>
          <span className="thread-line-about">
            {subjectWords(t, part)}
            {part.priority === 'asap' && <State tone="warning">{t(talkTexts.asap)}</State>}
          </span>
          <span className="thread-line-text">{part.excerpt}</span>
        </>
      ) : (
        <span className="thread-line-text">{t(talkTexts.blocked)}</span>
      )}
      <Marks line={line} />
    </>
  )
}

/** Unread, to be answered and by when, how our own latest letter fares, and whether there are files. */
function Marks({ line }: { line: ThreadLine }) {
  const t = useText()
  const { answerWanted, latest, unread, isUnreadLong, hasAttachments } = line
  const delivery = latest.isMine ? deliveryStates[latest.delivery.state] : undefined
  if (!unread && !answerWanted && !delivery && !hasAttachments) return null
  return (
    <span className="thread-line-marks">
      {unread > 0 && (
        <Badge tone={isUnreadLong ? 'warning' : 'info'}>
          {isUnreadLong
            ? t(talkTexts.unreadLong)
            : unread === 1
              ? t(talkTexts.unread)
              : t(talkTexts.unreadMany, { n: unread })}
        </Badge>
      )}
      {answerWanted && (
        <span className="thread-line-answer">
          <span className="small">{t(latest.isMine ? talkTexts.awaitsAnswer : talkTexts.toAnswer)}</span>
          <Deadline dueAt={answerWanted.dueAt} layout="short" />
        </span>
      )}
      {delivery && <State tone={delivery.tone}>{t(delivery.text)}</State>}
      {hasAttachments && (
        <span className="thread-line-files">
          <Icon name="attach" size={16} />
          <span className="visually-hidden">{t(talkTexts.hasAttachments)}</span>
        </span>
      )}
    </span>
  )
}

/** Today the clock says most, before that the date. */
function When({ at }: { at: string }) {
  const language = useLanguage()
  const now = useNow()
  const isToday = danishToday(Date.parse(at)) === danishToday(now)
  return (
    <time className="thread-line-when" dateTime={at}>
      {isToday ? clockTime(at, language) : calendarDate(at, language, now)}
    </time>
  )
}
