import type { TimeUnit } from '../../../../kernel/deadline.ts'
import { TextField } from '../../../ui/fields.tsx'
import { type Text, useText } from '../../../ui/text.tsx'
import { draftTexts } from '../pages/programme-texts.ts'
import { SelectAt, TextAt, useEditing } from './programme-fields.tsx'
import type { Path } from './programme-writing.ts'

const unitTexts: Readonly<Record<TimeUnit, Text>> = {
  minute: { da: 'minutter', en: 'minutes' },
  hour: { da: 'timer', en: 'hours' },
  day: { da: 'dage', en: 'days' },
  workday: { da: 'hverdage', en: 'workdays' },
  week: { da: 'uger', en: 'weeks' },
  month: { da: 'måneder', en: 'months' },
  year: { da: 'år', en: 'years' },
}

/** How long: a number, a unit, and with days a time on the clock. */
export function LimitAt({ path, hasClock = true }: { path: Path; hasClock?: boolean }) {
  const t = useText()
  const { text, set, errorAt, isReadOnly } = useEditing()
  const unit = text([...path, 'unit'])
  const isInDays = unit !== 'minute' && unit !== 'hour'
  return (
    <>
      <TextField
        label={t(draftTexts.amount)}
        inputMode="numeric"
        maxLength={4}
        readOnly={isReadOnly}
        error={errorAt(...path, 'amount')}
        value={text([...path, 'amount'])}
        onChange={({ target }) =>
          set(
            [...path, 'amount'],
            /^\d+$/.test(target.value) ? Number(target.value) : target.value || undefined,
          )
        }
      />
      <SelectAt
        path={[...path, 'unit']}
        label={t(draftTexts.unit)}
        options={Object.entries(unitTexts).map(([value, name]) => ({ value, label: t(name) }))}
      />
      {hasClock && isInDays && (
        <TextAt path={[...path, 'at']} label={t(draftTexts.clock)} hint={t(draftTexts.clockHint)} optional />
      )}
    </>
  )
}

/** What a time is counted from: something that happens, a date it names, or a step being done. */
export function AnchorAt({ path, label }: { path: Path; label: string }) {
  const t = useText()
  const { words, stepOptions } = useEditing()
  return (
    <SelectAt
      path={path}
      label={label}
      options={[
        ...words.facts.flatMap(({ value, noun, fields }) => [
          { value, label: t(noun) },
          ...fields
            .filter(({ kind }) => kind === 'date')
            .map(({ field, name }) => ({ value: `${value}.${field}`, label: `${t(noun)}: ${t(name)}` })),
        ]),
        ...stepOptions.map(({ value, label: step }) => ({ value: `${value}.done`, label: step })),
      ]}
    />
  )
}
