import './correspondence.css'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type {
  CorrespondenceLetterView,
  SegmentView,
  ThreadView,
} from '../../../../contract/correspondence.ts'
import type { UnitView } from '../../../../contract/organisation.ts'
import { sectorOf } from '../../../app/sectors.ts'
import { paths } from '../../../paths.ts'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { SectorMark } from '../../../ui/sector-mark.tsx'
import { Badge, State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { type Attachment, Attachments } from './attachments.tsx'
import { talkTexts } from './texts.ts'
import { activityWords, deliveryStates, type ThreadEntry } from './thread-words.ts'

export interface LetterBubbleProps {
  readonly citizenId: string
  readonly thread: ThreadView
  readonly entry: ThreadEntry
  readonly units: ReadonlyMap<string, UnitView>
  /** The citizen reads: nothing of how it was sent. */
  readonly isMine?: boolean
  /** It was unread when the thread was opened, or has come since. */
  readonly isNews: boolean
  /** The content is known and may be shown. */
  readonly hasContent: boolean
}

/** One letter: which organisation and who, to whom and when, what it says, its files, and how our own fares. */
export function LetterBubble(props: LetterBubbleProps) {
  const { citizenId, thread, entry, units, isMine = false, isNews, hasContent } = props
  const t = useText()
  const { letter, segments } = entry
  const texts = segments.filter((segment) => segment.kind === 'text')
  const files = segments.filter((segment): segment is Attachment => segment.kind === 'attachment')
  const sector = letter?.from.unitId ? units.get(letter.from.unitId)?.sector : undefined
  return (
    <article
      className="letter"
      data-side={letter?.isMine ? 'own' : 'other'}
      data-sector={sectorOf(sector ?? '')}
      aria-label={letter ? letter.from.name : (segments[0]?.organisation ?? t(talkTexts.earlier))}
    >
      {letter ? (
        <LetterHead letter={letter} thread={thread} sector={sector} isMine={isMine} isNews={isNews} />
      ) : (
        <EarlierHead segment={segments[0]} />
      )}
      {texts.map((segment) => (
        <div key={segment.segmentId} className="letter-segment">
          <p className="letter-text">{segment.text}</p>
          <Author segment={segment} letter={letter} />
        </div>
      ))}
      {letter && segments.length === 0 && !hasContent && <p className="muted">{t(talkTexts.withoutText)}</p>}
      <Attachments citizenId={citizenId} threadId={thread.threadId} attachments={files} />
      {letter?.isMine && !isMine && <Fares letter={letter} />}
    </article>
  )
}

interface LetterHeadProps {
  readonly letter: CorrespondenceLetterView
  readonly thread: ThreadView
  readonly sector: UnitView['sector'] | undefined
  readonly isMine: boolean
  readonly isNews: boolean
}

function LetterHead({ letter, thread, sector, isMine, isNews }: LetterHeadProps) {
  const t = useText()
  const language = useLanguage()
  const answered = thread.lettersByTime.find(({ letterId }) => letterId === letter.answers)
  const before = thread.lettersByTime[thread.lettersByTime.indexOf(letter) - 1]
  // What a reply answers is only said where it is not the letter just above.
  const isElsewhere = answered !== undefined && answered !== before
  const what = letter.activity === 'forward' ? talkTexts.forwardsLetter : talkTexts.answersLetter
  return (
    <header className="letter-head">
      <span className="letter-from">
        {sector ? (
          <SectorMark sector={sectorOf(sector)}>{letter.from.name}</SectorMark>
        ) : (
          <span className="strong">{letter.from.name}</span>
        )}
        <span className="muted small">
          {t(talkTexts.toUnit, { unit: letter.to.name })}
          {letter.to.isOutside && !isMine && ` (${t(talkTexts.outside)})`}
        </span>
      </span>
      <span className="letter-marks">
        {isNews && !isMine ? (
          <Badge tone="info">{t(activityWords[letter.activity])}</Badge>
        ) : (
          <span className="letter-kind">{t(activityWords[letter.activity])}</span>
        )}
        <time className="muted small" dateTime={letter.sentAt}>
          {dateAndTime(letter.sentAt, language)}
        </time>
      </span>
      {letter.specificRecipient && (
        <Note>
          {t(talkTexts.forPerson, { who: addressee(letter.specificRecipient), unit: letter.to.name })}
        </Note>
      )}
      {isElsewhere && (
        <Note>{t(what, { who: answered.from.name, when: dateAndTime(answered.sentAt, language) })}</Note>
      )}
      {letter.isParallel && <Note>{t(talkTexts.parallel)}</Note>}
      {letter.isLate && !isMine && <Note>{t(talkTexts.late)}</Note>}
    </header>
  )
}

function Note({ children }: { children: ReactNode }) {
  return <span className="letter-note small">{children}</span>
}

/** Something that was written in the thread before it came to us. */
function EarlierHead({ segment }: { segment: SegmentView | undefined }) {
  const t = useText()
  const language = useLanguage()
  if (segment === undefined) return null
  return (
    <header className="letter-head">
      <span className="letter-from strong">{segment.organisation}</span>
      <time className="muted small" dateTime={segment.sentAt}>
        {dateAndTime(segment.sentAt, language)}
      </time>
      <Note>{t(talkTexts.earlier)}</Note>
    </header>
  )
}

function addressee({ name, role }: { readonly name: string; readonly role: string | null }): string {
  return role ? `${name}, ${role}` : name
}

/** Who signed it, with the phone one touch away. */
function Author({ segment, letter }: { segment: SegmentView; letter: CorrespondenceLetterView | undefined }) {
  const language = useLanguage()
  const { author, sentAt } = segment
  const who = [author.name, author.role].filter(Boolean).join(', ')
  const isLater = letter !== undefined && Math.abs(Date.parse(sentAt) - Date.parse(letter.sentAt)) >= 60_000
  if (!who && !author.phone && !isLater) return null
  return (
    <p className="letter-author small">
      {who}
      {author.phone && (
        <>
          {who && ' · '}
          <a href={`tel:${author.phone.replaceAll(' ', '')}`}>{author.phone}</a>
        </>
      )}
      {isLater && ` · ${dateAndTime(sentAt, language)}`}
    </p>
  )
}

/** How far a letter of ours has come, and what to do when it did not arrive. */
function Fares({ letter }: { letter: CorrespondenceLetterView }) {
  const t = useText()
  const language = useLanguage()
  const { delivery, readBy } = letter
  const [first] = readBy
  if (first)
    return (
      <p className="letter-fares small">
        <State tone="success">
          {t(talkTexts.insideRead, {
            name: first.name,
            unit: first.unit.name,
            when: dateAndTime(first.at, language),
          })}
        </State>
      </p>
    )
  const state = deliveryStates[delivery.state]
  if (state === undefined) return null
  return (
    <div className="letter-fares small">
      <State tone={state.tone}>
        {delivery.state === 'delivered' ? t(talkTexts.delivered, { unit: letter.to.name }) : t(state.text)}
        {delivery.at && delivery.state !== 'inside' && `, ${dateAndTime(delivery.at, language)}`}
      </State>
      {delivery.state === 'failed' && (
        <>
          {delivery.reason && <p>{t(delivery.reason)}</p>}
          <p>{t(talkTexts.failedTodo)}</p>
          <Link to={paths.messages} search={{ vis: 'fejlet' }}>
            {t(talkTexts.seeAtDesk)}
          </Link>
        </>
      )}
    </div>
  )
}
