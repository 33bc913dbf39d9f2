import type { OccurrenceView } from '../../../../contract/pathway-programme.ts'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { Deadline } from '../../../ui/deadline.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import type { StepRun } from './programme-run.ts'
import { programmeTexts } from './programme-texts.ts'

/** What the dates of a step's last time are: by when, when it was done, or when it fell away. */
export function RunDates({ run, isShort = false }: { run: StepRun; isShort?: boolean }) {
  const last = run.occurrences.at(-1)
  return last === undefined ? null : <OccurrenceDates one={last} isShort={isShort} />
}

export function OccurrenceDates({ one, isShort = false }: { one: OccurrenceView; isShort?: boolean }) {
  const t = useText()
  const language = useLanguage()
  const when = (at: string) => dateAndTime(at, language)
  if (one.state === 'open')
    return one.dueAt === null ? null : (
      <Deadline dueAt={one.dueAt} warnAt={one.warnAt ?? undefined} layout={isShort ? 'short' : 'beside'} />
    )
  if (one.endedAt === null) return null
  const text = one.state === 'done' ? programmeTexts.doneAt : programmeTexts.awayAt
  return <span className="programme-step-due">{t(text, { when: when(one.endedAt) })}</span>
}
