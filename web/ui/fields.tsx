import './fields.css'
import {
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react'
import { Icon } from './icon.tsx'
import { useText } from './text.tsx'
import { pieceTexts } from './texts.ts'

interface FieldProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly optional?: boolean
}

interface FieldFrameProps extends FieldProps {
  readonly children: (wiring: {
    id: string
    'aria-describedby': string | undefined
    'aria-invalid': true | undefined
  }) => ReactNode
}

/** Label above, hint under it, error nearest the input; all read out together. */
function FieldFrame({ label, hint, error, optional, children }: FieldFrameProps) {
  const t = useText()
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label} {optional && <span className="muted">({t(pieceTexts.optional)})</span>}
      </label>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          <Icon name="warning" size={16} />
          {error}
        </p>
      )}
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
      })}
    </div>
  )
}

type Native<Attributes> = Omit<Attributes, 'className' | 'id' | 'children'>

export interface TextFieldProps extends FieldProps, Native<InputHTMLAttributes<HTMLInputElement>> {
  readonly ref?: Ref<HTMLInputElement>
}

export function TextField({ label, hint, error, optional, ...input }: TextFieldProps) {
  return (
    <FieldFrame label={label} hint={hint} error={error} optional={optional ?? false}>
      {(wiring) => <input type="text" {...input} {...wiring} className="input" required={!optional} />}
    </FieldFrame>
  )
}

export interface TextAreaProps extends FieldProps, Native<TextareaHTMLAttributes<HTMLTextAreaElement>> {
  readonly ref?: Ref<HTMLTextAreaElement>
}

export function TextArea({ label, hint, error, optional, rows = 3, ...area }: TextAreaProps) {
  return (
    <FieldFrame label={label} hint={hint} error={error} optional={optional ?? false}>
      {(wiring) => <textarea {...area} {...wiring} rows={rows} className="input" required={!optional} />}
    </FieldFrame>
  )
}

export interface Option {
  readonly value: string
  readonly label: string
}

export interface SelectProps extends FieldProps, Native<SelectHTMLAttributes<HTMLSelectElement>> {
  readonly options: readonly Option[]
  readonly ref?: Ref<HTMLSelectElement>
}

export function Select({ label, hint, error, optional, options, ...select }: SelectProps) {
  return (
    <FieldFrame label={label} hint={hint} error={error} optional={optional ?? false}>
      {(wiring) => (
        <select {...select} {...wiring} className="input" required={!optional}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  )
}

export interface CheckboxProps extends Native<InputHTMLAttributes<HTMLInputElement>> {
  readonly label: ReactNode
}

export function Checkbox({ label, ...input }: CheckboxProps) {
  return (
    <label className="choice">
      <input type="checkbox" {...input} />
      <span>{label}</span>
    </label>
  )
}

export interface RadioGroupProps {
  readonly label: string
  readonly options: readonly Option[]
  readonly value: string | undefined
  readonly onChange: (value: string) => void
  readonly inRow?: boolean
  readonly hint?: string
}

export function RadioGroup({ label, options, value, onChange, inRow = false, hint }: RadioGroupProps) {
  const name = useId()
  return (
    <fieldset className="choices" aria-describedby={hint ? `${name}-hint` : undefined}>
      <legend>{label}</legend>
      {hint && (
        <p className="field-hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <div className={inRow ? 'choices-row' : 'choices'}>
        {options.map((option) => (
          <label className="choice" key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

export interface SearchFieldProps extends Native<InputHTMLAttributes<HTMLInputElement>> {
  readonly name: string
  readonly ref?: Ref<HTMLInputElement>
}

/** A search box: its name is said but not shown, the magnifier shows what it is. */
export function SearchField({ name, placeholder = name, ...input }: SearchFieldProps) {
  return (
    <div className="search">
      <span className="icon-in-input">
        <Icon name="search" />
      </span>
      <input type="search" {...input} placeholder={placeholder} aria-label={name} className="input" />
    </div>
  )
}
