import type { weekdays } from '../../../../contract/medication.ts'
import { DateField } from '../../../ui/date-field.tsx'
import { Checkbox, CheckboxGroup, NumberField, RadioGroup, TextArea, TextField } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { unitTexts, weekdayTexts } from '../pages/medicine-words.ts'
import { type DoseDraft, times } from './dose-draft.ts'
import { formTexts } from './texts.ts'

type Weekday = (typeof weekdays)[number]
const everyDay = Object.keys(weekdayTexts) as readonly Weekday[]

export interface DoseFieldsProps {
  /** What the medicine is for and how long is folded away: it is known from before. */
  readonly isKnown?: boolean
  readonly draft: DoseDraft
  readonly onChange: (draft: DoseDraft) => void
  /** Shown beside how much and when, when it is not said. */
  readonly error?: string | undefined
}

/** How much, when, what for and how: the four times of the day, as needed, or by a scheme. */
export function DoseFields({ draft, onChange, error, isKnown = false }: DoseFieldsProps) {
  const t = useText()
  const change = (part: Partial<DoseDraft>) => onChange({ ...draft, ...part })
  const unit = t(unitTexts[draft.medicine.unit])
  return (
    <>
      <RadioGroup
        label={t(formTexts.howGiven)}
        inRow
        error={error}
        value={draft.kind}
        onChange={(kind) => change({ kind: kind as DoseDraft['kind'] })}
        options={[
          { value: 'schedule', label: t(formTexts.fixed) },
          { value: 'as-needed', label: t(formTexts.asNeeded) },
          { value: 'text', label: t(formTexts.byScheme) },
        ]}
      />
      {draft.kind === 'schedule' && (
        <>
          <div className="dose-times">
            {times.map((time) => (
              <NumberField
                key={time}
                label={t(formTexts[time])}
                optional="unsaid"
                unit={unit}
                value={draft.amounts[time]}
                onChange={(n) => change({ amounts: without(draft.amounts, time, n) })}
              />
            ))}
          </div>
          <Checkbox
            label={t(formTexts.onlyOn)}
            checked={draft.on !== null}
            onChange={(event) => change({ on: event.target.checked ? [] : null })}
          />
          {draft.on !== null && (
            <CheckboxGroup
              label={t(formTexts.onlyOn)}
              inRow
              values={draft.on}
              onChange={(on) => change({ on: on as readonly Weekday[] })}
              options={everyDay.map((value) => ({ value, label: t(weekdayTexts[value]) }))}
            />
          )}
        </>
      )}
      {draft.kind === 'as-needed' && (
        <div className="dose-times">
          <NumberField
            label={t(formTexts.amount)}
            unit={unit}
            value={draft.amount}
            onChange={(amount) => change({ amount })}
          />
          <NumberField
            label={t(formTexts.mostTimes)}
            optional
            value={draft.mostTimesADay}
            onChange={(mostTimesADay) => change({ mostTimesADay })}
          />
        </div>
      )}
      {draft.kind === 'text' && (
        <TextArea
          label={t(formTexts.scheme)}
          hint={t(formTexts.schemeHint)}
          rows={2}
          maxLength={300}
          value={draft.text}
          onChange={(event) => change({ text: event.target.value })}
        />
      )}
      {isKnown ? (
        <details>
          <summary>{t(formTexts.about)}</summary>
          <div className="form">
            <AboutFields draft={draft} onChange={onChange} />
          </div>
        </details>
      ) : (
        <AboutFields draft={draft} onChange={onChange} />
      )}
    </>
  )
}

/** What it is for, how it is taken, for how long, and who packs it. */
function AboutFields({ draft, onChange }: Pick<DoseFieldsProps, 'draft' | 'onChange'>) {
  const t = useText()
  const change = (part: Partial<DoseDraft>) => onChange({ ...draft, ...part })
  return (
    <>
      <TextField
        label={t(formTexts.indication)}
        hint={t(formTexts.indicationHint)}
        optional
        maxLength={200}
        value={draft.indication}
        onChange={(event) => change({ indication: event.target.value })}
      />
      <TextField
        label={t(formTexts.instruction)}
        optional
        maxLength={300}
        value={draft.instruction}
        onChange={(event) => change({ instruction: event.target.value })}
      />
      <DateField
        label={t(formTexts.lastDay)}
        optional
        value={draft.stopOn}
        onChange={(stopOn) => change({ stopOn })}
        onClear={() => change({ stopOn: null })}
      />
      <Checkbox
        label={t(formTexts.isDispensed)}
        checked={draft.isDoseDispensed}
        onChange={(event) => change({ isDoseDispensed: event.target.checked })}
      />
    </>
  )
}

function without(
  amounts: DoseDraft['amounts'],
  time: (typeof times)[number],
  n: number | undefined,
): DoseDraft['amounts'] {
  const { [time]: _, ...rest } = amounts
  return n === undefined ? rest : { ...rest, [time]: n }
}
