import './date-field.css'
import { parseDate } from '@internationalized/date'
import {
  Button as AriaButton,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Label,
  Popover,
} from 'react-aria-components'
import { week, weekdayDate } from './danish-time.ts'
import { Icon } from './icon.tsx'
import { ReactAriaLocale } from './react-aria-locale.tsx'
import { useLanguage } from './text.tsx'

export interface DateFieldProps {
  readonly label: string
  /** A calendar date, `2026-11-21`. */
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A calendar date: typed part by part, or picked. Weekday and week stand beside it, since Danes plan by weeks. */
export function DateField({ label, value, onChange }: DateFieldProps) {
  const language = useLanguage()
  return (
    <ReactAriaLocale>
      <DatePicker
        className="date-field"
        value={parseDate(value)}
        onChange={(date) => {
          if (date !== null) onChange(date.toString())
        }}
        shouldForceLeadingZeros
      >
        <Label className="field-label">{label}</Label>
        <div className="date-field-row">
          <Group className="date-group">
            <DateInput className="date-input">
              {(segment) => <DateSegment className="date-segment" segment={segment} />}
            </DateInput>
            <AriaButton className="button button-quiet button-icon">
              <Icon name="calendar" />
            </AriaButton>
          </Group>
          <span className="muted">
            {weekdayDate(value, language)}, {week(value, language)}
          </span>
        </div>
        <Popover className="popover">
          <Dialog className="popover-text">
            <Calendar className="calendar">
              <div className="calendar-head">
                <AriaButton slot="previous" className="button button-quiet button-icon">
                  <Icon name="left" />
                </AriaButton>
                <Heading level={2} />
                <AriaButton slot="next" className="button button-quiet button-icon">
                  <Icon name="right" />
                </AriaButton>
              </div>
              <CalendarGrid>
                <CalendarGridHeader>
                  {(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}
                </CalendarGridHeader>
                <CalendarGridBody>
                  {(date) => <CalendarCell date={date} className="calendar-day" />}
                </CalendarGridBody>
              </CalendarGrid>
            </Calendar>
          </Dialog>
        </Popover>
      </DatePicker>
    </ReactAriaLocale>
  )
}
