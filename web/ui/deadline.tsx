import './state.css'
import { dateAndTime, timeLeft } from './danish-time.ts'
import { useNow } from './now.ts'
import { State, type Tone } from './state.tsx'
import { useLanguage, useText } from './text.tsx'
import { pieceTexts } from './texts.ts'

const soon = 4 * 60 * 60_000

export interface DeadlineProps {
  /** When it is due, an instant. */
  readonly dueAt: string | undefined
  /** From when it is called soon, an instant; four hours before when not said. */
  readonly warnAt?: string | undefined
  /** The clock time under the countdown instead of beside it, or only the countdown (on paper the time is added). */
  readonly layout?: 'beside' | 'stacked' | 'short'
}

/** A deadline: how long is left in the tone of its urgency, and the moment itself in Danish time. */
export function Deadline({ dueAt, warnAt, layout = 'beside' }: DeadlineProps) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  if (dueAt === undefined) return <span className="muted">{t(pieceTexts.noDeadline)}</span>
  const moment = dateAndTime(dueAt, language, now)
  return (
    <span className={layout === 'stacked' ? 'deadline deadline-stacked' : 'deadline'} title={moment}>
      <State tone={urgency(dueAt, warnAt, now)}>{timeLeft(dueAt, language, now)}</State>
      <time className={layout === 'short' ? 'only-print small' : 'muted small'} dateTime={dueAt}>
        {moment}
      </time>
    </span>
  )
}

export function urgency(dueAt: string, warnAt: string | undefined, now: number): Tone {
  const due = Date.parse(dueAt)
  if (due <= now) return 'danger'
  const warn = warnAt === undefined ? due - soon : Date.parse(warnAt)
  return warn <= now ? 'warning' : 'neutral'
}
