import { useId } from 'react'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Select } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { draftTexts } from '../pages/programme-texts.ts'
import { SelectAt, useEditing } from './programme-fields.tsx'
import { AnchorAt, LimitAt } from './programme-limit.tsx'
import { at, listAt, type Path } from './programme-writing.ts'

const forms = ['fact', 'all', 'any', 'not', 'done', 'passed', 'elapsed'] as const
type Form = (typeof forms)[number]

/** What each kind of condition begins as. */
const beginnings: Readonly<Record<Form, object>> = {
  fact: { fact: 'stay-started' },
  all: { all: [{ fact: 'stay-started' }] },
  any: { any: [{ fact: 'stay-started' }] },
  not: { not: { fact: 'stay-started' } },
  done: { done: '' },
  passed: { passed: '' },
  elapsed: { elapsed: { amount: 1, unit: 'day' }, since: 'stay-ended' },
}

function formOf(condition: unknown): Form {
  return forms.find((form) => at(condition, [form]) !== undefined) ?? 'fact'
}

interface ConditionProps {
  readonly path: Path
  readonly label: string
  readonly onRemove?: (() => void) | undefined
}

/** When something holds: what has happened, put together with "all", "any" and "not". */
export function ConditionAt({ path, label, onRemove }: ConditionProps) {
  const t = useText()
  const { value, set, errorAt, isReadOnly } = useEditing()
  const id = useId()
  const condition = value(path)
  const form = formOf(condition)
  return (
    <fieldset className="programme-condition" aria-labelledby={id}>
      <div className="row row-between">
        <legend id={id}>{label}</legend>
        {onRemove && !isReadOnly && (
          <IconButton
            small
            icon="close"
            name={`${t(draftTexts.removeCondition)}: ${label}`}
            onClick={onRemove}
          />
        )}
      </div>
      <Select
        label={t(draftTexts.condition)}
        value={form}
        disabled={isReadOnly}
        error={errorAt(...path)}
        onChange={({ target }) => set(path, kept(condition, form, target.value as Form))}
        options={forms.map((one) => ({ value: one, label: t(draftTexts[`form_${one}`]) }))}
      />
      {(form === 'all' || form === 'any') && <ListOf path={[...path, form]} label={label} />}
      {form === 'not' && <ConditionAt path={[...path, 'not']} label={t(draftTexts.form_not)} />}
      {(form === 'done' || form === 'passed') && <StepAt path={[...path, form]} />}
      {form === 'elapsed' && (
        <div className="programme-parts">
          <LimitAt path={[...path, 'elapsed']} hasClock={false} />
          <AnchorAt path={[...path, 'since']} label={t(draftTexts.since)} />
        </div>
      )}
      {form === 'fact' && <FactAt path={path} />}
    </fieldset>
  )
}

/** Another kind of condition keeps what it can: a list stays a list, and one becomes the first of several. */
function kept(condition: unknown, from: Form, to: Form): object {
  if ((to === 'all' || to === 'any') && (from === 'all' || from === 'any'))
    return { [to]: at(condition, [from]) }
  if (to === 'all' || to === 'any') return { [to]: [condition] }
  if (to === 'not') return { not: condition }
  return beginnings[to]
}

function ListOf({ path, label }: { path: Path; label: string }) {
  const t = useText()
  const { writing, set, isReadOnly } = useEditing()
  const list = listAt(writing, path)
  return (
    <div className="stack-tight">
      {list.map((_, index) => (
        <ConditionAt
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no name but its place
          key={index}
          path={[...path, index]}
          label={`${index + 1}`}
          onRemove={list.length > 1 ? () => set([...path, index], undefined) : undefined}
        />
      ))}
      {!isReadOnly && (
        <div>
          <Button small icon="plus" onClick={() => set(path, [...list, { fact: 'stay-started' }])}>
            {t(draftTexts.addCondition)}
            <span className="visually-hidden">: {label}</span>
          </Button>
        </div>
      )}
    </div>
  )
}

function StepAt({ path }: { path: Path }) {
  const t = useText()
  const { stepOptions } = useEditing()
  return <SelectAt path={path} label={t(draftTexts.step)} options={stepOptions} />
}

/** Something that has happened, and what it must say. */
export function FactAt({ path }: { path: Path }) {
  const t = useText()
  const { words, text, set, value, errorAt, isReadOnly } = useEditing()
  const fact = words.facts.find((one) => one.value === text([...path, 'fact']))
  const fields = (fact?.fields ?? []).filter(
    ({ kind, values, field }) => kind === 'yes-no' || values.length > 0 || field === 'form',
  )
  const choices = (field: (typeof fields)[number]) => {
    if (field.kind === 'yes-no')
      return [
        { value: 'true', label: t(draftTexts.yes) },
        { value: 'false', label: t(draftTexts.no) },
      ]
    if (field.field === 'form') return words.forms.map(({ code, name }) => ({ value: code, label: t(name) }))
    return field.values.map((one) => ({ value: one.value, label: t(one.name) }))
  }
  const chosen = (name: string) => {
    const one = value([...path, 'where', name])
    return one === undefined ? '' : String(one)
  }
  const choose = (field: (typeof fields)[number], picked: string) => {
    const { [field.field]: _, ...others } = (value([...path, 'where']) ?? {}) as Record<string, unknown>
    const said = field.kind === 'yes-no' ? picked === 'true' : picked
    const where = picked === '' ? others : { ...others, [field.field]: said }
    set([...path, 'where'], Object.keys(where).length === 0 ? undefined : where)
  }
  return (
    <div className="programme-parts">
      <Select
        label={t(draftTexts.fact)}
        disabled={isReadOnly}
        error={errorAt(...path, 'fact')}
        value={text([...path, 'fact'])}
        // Another fact has other fields.
        onChange={({ target }) => set(path, { fact: target.value })}
        options={[
          ...(fact ? [] : [{ value: text([...path, 'fact']), label: text([...path, 'fact']) }]),
          ...words.facts.map((one) => ({ value: one.value, label: t(one.name) })),
        ]}
      />
      {fields.map((field) => (
        <Select
          key={field.field}
          label={t(field.name)}
          disabled={isReadOnly}
          error={errorAt(...path, 'where', field.field)}
          optional
          value={chosen(field.field)}
          onChange={({ target }) => choose(field, target.value)}
          options={[{ value: '', label: t(draftTexts.anyValue) }, ...choices(field)]}
        />
      ))}
    </div>
  )
}
