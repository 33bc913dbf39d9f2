import { useState } from 'react'
import { type ClockTime, clockTimeOf, momentAt } from '../../../../kernel/copenhagen-time.ts'
import { type DanishDate, instant } from '../../../../kernel/instant.ts'
import { danishToday } from '../../../ui/danish-time.ts'
import { DateField } from '../../../ui/date-field.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { fillTexts } from '../pages/texts.ts'

export interface DateTimeFieldProps {
  readonly label: string
  /** An instant. */
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly optional?: boolean
}

/** A day and a time on the clocks of Copenhagen. It is an answer when both are there. */
export function DateTimeField(props: DateTimeFieldProps) {
  const { label, value, onChange, hint, error, optional = false } = props
  const t = useText()
  const known = value === undefined ? undefined : instant(value)
  const [day, setDay] = useState(known === undefined ? undefined : danishToday(Date.parse(known)))
  const [time, setTime] = useState(known === undefined ? '' : clockTimeOf(known).replace(':', '.'))
  const put = (onDay: string | undefined, atTime: string) => {
    setDay(onDay)
    setTime(atTime)
    const clock = readClock(atTime)
    onChange(onDay === undefined || clock === undefined ? undefined : momentAt(onDay as DanishDate, clock))
  }
  const isWrong = time.trim().length > 3 && readClock(time) === undefined
  return (
    <fieldset className="date-time" aria-label={label}>
      <DateField
        label={label}
        hint={hint}
        error={error}
        optional={optional}
        value={day ?? null}
        onChange={(date) => put(date, time)}
        onClear={() => put(undefined, time)}
      />
      <TextField
        label={t(fillTexts.clock)}
        inputMode="decimal"
        placeholder="14.30"
        optional={optional}
        error={isWrong ? t(fillTexts.clockWrong) : undefined}
        value={time}
        onChange={(event) => put(day, event.target.value)}
      />
    </fieldset>
  )
}

/** "14.30", "14:30", "1430" and "9" as people write them. */
function readClock(typed: string): ClockTime | undefined {
  const [, hours, minutes = '00'] = /^([01]?\d|2[0-3])(?:[.:]?([0-5]\d))?$/.exec(typed.trim()) ?? []
  return hours === undefined ? undefined : (`${hours.padStart(2, '0')}:${minutes}` as ClockTime)
}
