import type { RehabPlanView } from '../../../../contract/rehab.ts'
import { calendarDate, weekdayDate } from '../../../ui/danish-time.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Badge, State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { clockWords } from './rehab-words.ts'
import { rehabTexts } from './texts.ts'

const days = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const

/** The seven days with their dates: when they began, the last day in time, and the first day of the citizen's right. */
export function ClockStrip({ plan }: { plan: RehabPlanView }) {
  const t = useText()
  const language = useLanguage()
  const { clock, paused } = plan
  const { words, tone } = clockWords(clock.state, clock.offeredStart, language)
  const date = (on: string | null, none: string) => (on === null ? none : weekdayDate(on, language))
  return (
    <section className="rehab-clock" aria-label={t(rehabTexts.clock)}>
      <dl className="rehab-clock-dates">
        <div>
          <dt>{t(rehabTexts.dayZero)}</dt>
          <dd>{date(clock.dayZero, t(rehabTexts.dayZeroUnknown))}</dd>
        </div>
        <div>
          <dt>{t(rehabTexts.latestStart)}</dt>
          <dd>{date(clock.latestStart, '–')}</dd>
        </div>
        <div>
          <dt>{t(rehabTexts.rightFrom)}</dt>
          <dd>{date(clock.rightFrom, clock.latestStart === null ? '–' : t(rehabTexts.noRight))}</dd>
        </div>
        <div>
          <dt>{t(rehabTexts.clock)}</dt>
          <dd>
            <Badge tone={tone}>{words}</Badge>
          </dd>
        </div>
      </dl>
      {clock.dayToday !== null && clock.state !== 'paused' && <Track today={clock.dayToday} />}
      {paused && (
        <p className="rehab-clock-note">
          <Icon name="pause" />
          <span>
            {t(rehabTexts.pausedSince, { date: calendarDate(paused.since, language) })}
            {paused.reason && ` ${t(rehabTexts.pausedBecause, { reason: paused.reason })}`}
          </span>
        </p>
      )}
      {clock.isRightOpen && (
        <p className="rehab-clock-note">
          <State tone="danger">{t(rehabTexts.rightOpen)}</State>
        </p>
      )}
    </section>
  )
}

/** Day 0 to 8, with today; said in words, drawn for the eye. */
function Track({ today }: { today: number }) {
  const t = useText()
  if (today < 0) return null
  return (
    <div className="rehab-track">
      <ol aria-hidden="true">
        {days.map((day) => (
          <li
            key={day}
            data-part={day === 0 ? 'zero' : day <= 7 ? 'in-time' : 'right'}
            data-today={Math.min(today, 8) === day || undefined}
          >
            {day === 8 && today > 8 ? `${today}` : day}
          </li>
        ))}
      </ol>
      <p className="small muted">{t(rehabTexts.today, { n: today })}</p>
    </div>
  )
}
