import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import {
  correctObservationsRoute,
  type ResultReportView,
  writeObservationsRoute,
} from '../../../../contract/observation.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { Skeleton } from '../../../ui/condition.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { Checkbox, Select, TextArea, TextField } from '../../../ui/fields.tsx'
import { type Language, useLanguage, useText } from '../../../ui/text.tsx'
import { DateTimeField } from '../../form/forms/date-time-field.tsx'
import { observationFormTexts, observationTexts } from '../pages/texts.ts'
import { observationCodesQuery } from '../queries.ts'

const groups = ['vital', 'blood', 'urine'] as const

export interface ResultsDialogProps {
  readonly citizenId: string
  /** The results to put right. */
  readonly corrects?: ResultReportView
  /** Who is told. */
  readonly doctor: string
  readonly onClose: () => void
}

/** What was measured, field by field; what is left empty was not measured. */
export function ResultsDialog({ citizenId, corrects, doctor, onClose }: ResultsDialogProps) {
  const t = useText()
  const language = useLanguage()
  const codes = useQuery(observationCodesQuery).data
  const [takenAt, setTakenAt] = useState<string | undefined>(
    () => corrects?.results[0]?.takenAt ?? new Date().toISOString(),
  )
  const [isRefused, setIsRefused] = useState(corrects?.isSharingRefused ?? false)
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set())
  const after = {
    touches: [`citizen:${citizenId}`] as const,
    says: t(observationTexts.sent),
    closes: onClose,
  }
  const write = useDeed(writeObservationsRoute, after)
  const correct = useDeed(correctObservationsRoute, after)

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const words = (name: string) => String(data.get(name) ?? '').trim()
    const typed = (codes ?? []).flatMap((one) => {
      const text = words(one.code)
      return text === ''
        ? []
        : [{ ...one, value: one.choices.length > 0 ? text : partOfOne(readNumber(text), one.max) }]
    })
    const wrong = new Set(
      typed.flatMap(({ code, value, min, max }) =>
        typeof value === 'number' && (Number.isNaN(value) || value < (min ?? value) || value > (max ?? value))
          ? [code]
          : [],
      ),
    )
    if (typed.length === 0) wrong.add('empty')
    if (takenAt === undefined) wrong.add('takenAt')
    setFaults(wrong)
    if (wrong.size > 0 || takenAt === undefined) return goToFirst(form, wrong)
    // A correction keeps the time of what it does not touch: one visit, one time.
    const body = {
      results: typed.map(({ code, value }) => ({ code, value, takenAt, note: '' })),
      conclusion: words('conclusion'),
      isSharingRefused: isRefused,
      doctorInitials: words('initials'),
    }
    if (corrects) correct.does({ params: { citizenId, reportId: corrects.id }, body })
    else write.does({ params: { citizenId }, body })
  }

  const title = corrects ? t(observationFormTexts.correctTitle) : t(observationTexts.writeTo, { doctor })
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      {codes === undefined ? (
        <Skeleton rows={6} />
      ) : (
        <form className="form" onSubmit={submit} noValidate>
          <p className="muted">
            {corrects ? t(observationFormTexts.correctHelp) : t(observationFormTexts.phoneFirst)}
          </p>
          <DateTimeField
            label={t(observationFormTexts.takenOn)}
            value={takenAt}
            onChange={setTakenAt}
            error={faults.has('takenAt') ? t(observationFormTexts.fill) : undefined}
          />
          {faults.has('empty') && (
            <p className="field-error" role="alert">
              {t(observationFormTexts.empty)}
            </p>
          )}
          {groups.map((group) => (
            <fieldset key={group} className="field-group">
              <legend>{t(observationFormTexts[group])}</legend>
              <div className="result-fields">
                {codes
                  .filter((one) => one.group === group)
                  .map((one) => (
                    <ResultField
                      key={one.code}
                      code={one}
                      before={textBefore(corrects, one.code, language)}
                      isWrong={faults.has(one.code)}
                    />
                  ))}
              </div>
            </fieldset>
          ))}
          <TextArea
            name="conclusion"
            label={t(observationFormTexts.conclusion)}
            optional
            rows={3}
            maxLength={2000}
            defaultValue={corrects?.conclusion ?? ''}
          />
          <TextField
            name="initials"
            label={t(observationFormTexts.initials)}
            hint={t(observationFormTexts.initialsHint)}
            optional
            maxLength={10}
          />
          <Checkbox
            label={t(observationFormTexts.refused)}
            checked={isRefused}
            onChange={(event) => setIsRefused(event.target.checked)}
          />
          <DialogFoot>
            <Button look="primary" type="submit" busy={write.isBusy || correct.isBusy}>
              {t(corrects ? observationFormTexts.sendCorrection : observationFormTexts.send)}
            </Button>
          </DialogFoot>
        </form>
      )}
    </Dialog>
  )
}

interface ResultFieldProps {
  readonly code: {
    readonly code: string
    readonly name: { da: string; en: string }
    readonly unit: string | null
    readonly min: number | null
    readonly max: number | null
    readonly choices: readonly string[]
    readonly help: { da: string; en: string } | null
  }
  readonly before: string
  readonly isWrong: boolean
}

function ResultField({
  code: { code, name, unit, min, max, choices, help },
  before,
  isWrong,
}: ResultFieldProps) {
  const t = useText()
  const language = useLanguage()
  if (choices.length > 0)
    return (
      <Select
        name={code}
        label={t(name)}
        optional
        defaultValue={before}
        options={[
          { value: '', label: t(observationFormTexts.noChoice) },
          ...choices.map((value) => ({ value, label: value })),
        ]}
      />
    )
  const limits = { min: printed(min, language), max: printed(max, language) }
  return (
    <TextField
      name={code}
      label={unit === null ? t(name) : `${t(name)} (${unit})`}
      hint={help === null ? undefined : t(help)}
      optional
      inputMode="decimal"
      autoComplete="off"
      maxLength={10}
      defaultValue={before}
      error={isWrong ? t(observationFormTexts.wrong, limits) : undefined}
    />
  )
}

/** "36,8" and "36.8" as people write them; NaN when it is no number. */
function readNumber(text: string): number {
  return /^-?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN
}

/** What is a part of one, as the saturation is, may be typed in per cent: 94 is 0.94. */
function partOfOne(value: number, max: number | null): number {
  return max === 1 && value >= 10 ? Math.round(value) / 100 : value
}

/** The form is longer than the screen: shows what is wrong where it is. */
function goToFirst(form: HTMLFormElement, wrong: ReadonlySet<string>): void {
  const field = [...wrong].map((name) => form.elements.namedItem(name)).find((found) => found !== null)
  if (field instanceof HTMLElement) field.focus()
  else form.scrollIntoView()
}

function printed(value: number | null, language: Language): string {
  return value === null ? '' : new Intl.NumberFormat(language, { maximumFractionDigits: 4 }).format(value)
}

function textBefore(corrects: ResultReportView | undefined, code: string, language: Language): string {
  const value = corrects?.results.find((one) => one.code === code)?.value ?? null
  if (value === null) return ''
  return value.kind === 'text' ? value.text : printed(value.value, language)
}
