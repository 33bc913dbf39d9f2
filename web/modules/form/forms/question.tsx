import { lazy, Suspense, useState } from 'react'
import type { FormItemView, FormSuggestionView } from '../../../../contract/form.ts'
import { Button } from '../../../ui/button.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { NumberField, RadioGroup, TextArea, TextField } from '../../../ui/fields.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useNow } from '../../../ui/now.ts'
import { State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { answerKey, type FormValue, saysTheSame } from '../form-answers.ts'
import { documentTexts, fillTexts } from '../pages/texts.ts'
import { valuesWords } from '../value-words.ts'
import { Choice, Clearable } from './choice.tsx'
import { faultWords } from './fault-words.ts'
import { focusWithin, questionId, useFilling } from './fill-context.ts'
import { Lines } from './lines.tsx'
import { SourceWords } from './source-words.tsx'

const DateField = lazy(() =>
  import('../../../ui/date-field.tsx').then((file) => ({ default: file.DateField })),
)
const DateTimeField = lazy(() =>
  import('./date-time-field.tsx').then((file) => ({ default: file.DateTimeField })),
)

interface QuestionProps {
  readonly item: FormItemView
  readonly row: number
  /** Its options are a list to open, to save room. */
  readonly isList?: boolean
}

/** One question: its field; or what was told before, to be confirmed with one press or changed. */
export function Question({ item, row, isList = false }: QuestionProps) {
  const key = answerKey(item.linkId, row)
  const { suggestions, answers, told } = useFilling()
  const [isChanging, setIsChanging] = useState(false)
  const values = answers[key] ?? []
  const suggestion = values.length === 0 && !isChanging ? suggestions.get(key) : undefined
  const answered = told.get(key)
  const isStillAsTold = answered?.source != null && saysTheSame(answered.values, values)
  return (
    <div className="question" id={questionId(key)}>
      {suggestion ? (
        <Told item={item} row={row} suggestion={suggestion} onChange={() => setIsChanging(true)} />
      ) : (
        <Field item={item} row={row} values={values} isList={isList} />
      )}
      {isStillAsTold && <Source answered={answered} />}
    </div>
  )
}

interface ToldProps extends QuestionProps {
  readonly suggestion: FormSuggestionView
  readonly onChange: () => void
}

/** What is told already: read it out, and press once when it still holds. */
function Told({ item, row, suggestion, onChange }: ToldProps) {
  const t = useText()
  const language = useLanguage()
  const { change, faults } = useFilling()
  const key = answerKey(item.linkId, row)
  const value = valuesWords(item, suggestion.values, language)
  const fault = faultWords(t, item, faults.get(key))
  return (
    <div className="told">
      <p className="field-label">{t(item.text)}</p>
      {fault && (
        <p className="field-error">
          <Icon name="warning" size={16} />
          {fault}
        </p>
      )}
      <p className="told-value">{value}</p>
      <SourceWords source={suggestion.source} />
      <div className="buttons">
        <Button
          small
          icon="check"
          aria-label={t(fillTexts.stillRightFull, { item: t(item.text), value })}
          onClick={() => change(key, suggestion.values, true)}
        >
          {t(fillTexts.stillRight)}
        </Button>
        <Button
          small
          look="quiet"
          icon="edit"
          aria-label={t(fillTexts.changeFull, { item: t(item.text) })}
          onClick={() => {
            onChange()
            change(key, suggestion.values)
            focusWithin(questionId(key))
          }}
        >
          {t(fillTexts.change)}
        </Button>
      </div>
    </div>
  )
}

/** Where an answer that was taken over comes from, and when it was confirmed. */
function Source({
  answered,
}: {
  answered: { source: FormSuggestionView['source'] | null; confirmedAt: string | null }
}) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  return (
    <div className="question-source">
      {answered.confirmedAt && (
        <State tone="success">
          {t(fillTexts.confirmed, { when: dateAndTime(answered.confirmedAt, language, now) })}
        </State>
      )}
      {answered.source && <SourceWords source={answered.source} />}
    </div>
  )
}

interface FieldProps extends QuestionProps {
  readonly values: readonly FormValue[]
}

function Field({ item, row, values, isList = false }: FieldProps) {
  const t = useText()
  const { change, faults, isMine } = useFilling()
  const key = answerKey(item.linkId, row)
  const put = (next: readonly FormValue[]) => change(key, next)
  const common = {
    label: t(item.text),
    hint: item.help ? t(item.help) : undefined,
    error: faultWords(t, item, faults.get(key)),
    optional: !item.isRequired,
  }
  const [first] = values

  switch (item.type) {
    case 'display':
      return <p className="question-display">{t(item.text)}</p>
    case 'boolean': {
      const chosen = first === undefined ? undefined : first === true ? 'yes' : 'no'
      return (
        <Clearable item={item} isAnswered={!item.isRequired && first !== undefined} onClear={() => put([])}>
          <RadioGroup
            {...common}
            inRow
            options={[
              { value: 'yes', label: t(documentTexts.yes) },
              { value: 'no', label: t(documentTexts.no) },
            ]}
            value={chosen}
            onChange={(value) => put([value === 'yes'])}
          />
        </Clearable>
      )
    }
    case 'choice':
    case 'open-choice':
      return <Choice item={item} values={values} put={put} common={common} isList={isList} />
    case 'integer':
    case 'decimal':
    case 'quantity':
    case 'score':
      return (
        <NumberField
          {...common}
          unit={item.unit?.text}
          value={typeof first === 'number' ? first : undefined}
          onChange={(number) => put(number === undefined ? [] : [number])}
        />
      )
    case 'date':
      return (
        <Suspense fallback={<p>{common.label}</p>}>
          <DateField
            {...common}
            value={typeof first === 'string' ? first : null}
            onChange={(date) => put([date])}
            onClear={() => put([])}
          />
        </Suspense>
      )
    case 'dateTime':
      return (
        <Suspense fallback={<p>{common.label}</p>}>
          <DateTimeField
            {...common}
            value={typeof first === 'string' ? first : undefined}
            onChange={(at) => put(at === undefined ? [] : [at])}
          />
        </Suspense>
      )
    case 'string':
    case 'text': {
      if (item.repeats) return <Lines values={values} put={put} common={common} />
      const length = item.maxLength === null ? {} : { maxLength: item.maxLength }
      const text = {
        ...common,
        ...length,
        value: typeof first === 'string' ? first : '',
        onChange: (event: { target: { value: string } }) => put(wordsOf(event.target.value)),
      }
      return item.type === 'text' ? (
        <TextArea {...text} rows={isMine ? 4 : 2} />
      ) : (
        <TextField {...text} autoComplete="off" />
      )
    }
    default:
      return null
  }
}

function wordsOf(typed: string): readonly FormValue[] {
  return typed.trim() === '' ? [] : [typed]
}
