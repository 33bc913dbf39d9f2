import './fields.css'
import {
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
  useState,
} from 'react'
import { Icon } from './icon.tsx'
import { type Language, useLanguage, useText } from './text.tsx'
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
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly optional?: boolean
  /** What belongs to one of the options, as the words of "another". */
  readonly children?: ReactNode
}

export function RadioGroup(props: RadioGroupProps) {
  const { options, value, onChange, inRow = false, children, ...field } = props
  const name = useId()
  return (
    <ChoiceFrame {...field} role="radiogroup">
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
      {children}
    </ChoiceFrame>
  )
}

export interface CheckboxGroupProps extends FieldProps {
  readonly options: readonly Option[]
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
  readonly inRow?: boolean
  readonly children?: ReactNode
}

/** Several of a list may be chosen; what is chosen stands in the order of the list. */
export function CheckboxGroup(props: CheckboxGroupProps) {
  const { options, values, onChange, inRow = false, children, ...field } = props
  const change = (value: string, isChosen: boolean) =>
    onChange(
      options
        .map((option) => option.value)
        .filter((each) => (each === value ? isChosen : values.includes(each))),
    )
  return (
    <ChoiceFrame {...field} role="group">
      <div className={inRow ? 'choices-row' : 'choices'}>
        {options.map((option) => (
          <Checkbox
            key={option.value}
            label={option.label}
            checked={values.includes(option.value)}
            onChange={(event) => change(option.value, event.target.checked)}
          />
        ))}
      </div>
      {children}
    </ChoiceFrame>
  )
}

interface ChoiceFrameProps extends FieldProps {
  readonly role: 'radiogroup' | 'group'
  readonly children: ReactNode
}

function ChoiceFrame({ label, hint, error, optional = false, role, children }: ChoiceFrameProps) {
  const t = useText()
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset
      className="choices"
      role={role}
      aria-describedby={described || undefined}
      {...(role === 'radiogroup' && { 'aria-invalid': error ? true : undefined })}
    >
      <legend>
        {label} {optional && <span className="muted">({t(pieceTexts.optional)})</span>}
      </legend>
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
      {children}
    </fieldset>
  )
}

export interface NumberFieldProps extends Omit<FieldProps, 'optional'> {
  /** `unsaid` where the group it stands in says that not all are wanted. */
  readonly optional?: boolean | 'unsaid'
  readonly value: number | undefined
  /** Undefined when it was emptied, or while what stands there is no number. */
  readonly onChange: (value: number | undefined) => void
  readonly unit?: string | undefined
}

/** A number as Danes write it, "36,8", with its unit beside. */
export function NumberField(props: NumberFieldProps) {
  const { label, hint, error, optional = false, value, onChange, unit } = props
  const t = useText()
  const language = useLanguage()
  const [typed, setTyped] = useState('')
  const read = readNumber(typed)
  // What is typed stands while it says what is known; what comes from elsewhere is written anew.
  const isMine = read === value || (Number.isNaN(read) && value === undefined)
  const shown = isMine ? typed : writeNumber(value, language)
  const isWrong = isMine && Number.isNaN(read)
  return (
    <FieldFrame
      label={label}
      hint={hint}
      error={isWrong ? t(pieceTexts.notANumber) : error}
      optional={optional === true}
    >
      {(wiring) => (
        <span className="input-with-unit">
          <input
            type="text"
            inputMode="decimal"
            autoComplete="off"
            {...wiring}
            className="input input-number"
            value={shown}
            required={!optional}
            onChange={(event) => {
              const number = readNumber(event.target.value)
              setTyped(event.target.value)
              onChange(Number.isNaN(number) ? undefined : number)
            }}
          />
          {unit}
        </span>
      )}
    </FieldFrame>
  )
}

/** Undefined for nothing, NaN for what is no number. */
function readNumber(typed: string): number | undefined {
  const text = typed.trim().replace(',', '.')
  if (text === '') return undefined
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
}

function writeNumber(value: number | undefined, language: Language): string {
  if (value === undefined) return ''
  return language === 'da' ? `${value}`.replace('.', ',') : `${value}`
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
