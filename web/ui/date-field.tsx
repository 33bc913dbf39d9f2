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
  FieldError,
  Group,
  Heading,
  Label,
  Popover,
  Text,
} from 'react-aria-components'
import { week, weekdayDate } from './danish-time.ts'
import { Icon } from './icon.tsx'
import { ReactAriaLocale } from './react-aria-locale.tsx'
import { useLanguage, useText } from './text.tsx'
import { pieceTexts } from './texts.ts'

export interface DateFieldProps {
  readonly label: string
  /** A calendar date, `2026-11-21`; null while none is given. */
  readonly value: string | null
  readonly onChange: (value: string) => void
  /** The date was emptied. Without it an emptied field keeps what it had. */
  readonly onClear?: () => void
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly optional?: boolean
}

/** A calendar date: typed part by part, or picked. Weekday and week stand beside it, since Danes plan by weeks. */
export function DateField(props: DateFieldProps) {
  const { label, value, onChange, onClear, hint, error, optional = false } = props
  const t = useText()
  const language = useLanguage()
  return (
    <ReactAriaLocale>
      <DatePicker
        className="date-field"
        value={value === null ? null : parseDate(value)}
        onChange={(date) => {
          if (date !== null) onChange(date.toString())
          else onClear?.()
        }}
        isInvalid={error !== undefined}
        shouldForceLeadingZeros
      >
        <Label className="field-label">
          {label} {optional && <span className="muted">({t(pieceTexts.optional)})</span>}
        </Label>
        {hint && (
          <Text slot="description" className="field-hint">
            {hint}
          </Text>
        )}
        {error && (
          <FieldError className="field-error">
            <Icon name="warning" size={16} />
            {error}
          </FieldError>
        )}
        <div className="date-field-row">
          <Group className="date-group">
            <DateInput className="date-input">
              {(segment) => <DateSegment className="date-segment" segment={segment} />}
            </DateInput>
            <AriaButton className="button button-quiet button-icon">
              <Icon name="calendar" />
            </AriaButton>
          </Group>
          {value !== null && (
            <span className="muted">
              {weekdayDate(value, language)}, {week(value, language)}
            </span>
          )}
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
