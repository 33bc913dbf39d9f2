import { createContext, type ReactNode, useContext } from 'react'
import type { ProgrammeFaultView, ProgrammeWordsView } from '../../../../contract/pathway-programme.ts'
import { type Option, Select, TextField } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { draftTexts } from '../pages/programme-texts.ts'
import { at, listAt, type Path, put, textAt, type Writing } from './programme-writing.ts'

/** What every field of the editor knows: the draft, what there is to choose among, and what is wrong. */
export interface Editing {
  readonly writing: Writing
  readonly words: ProgrammeWordsView
  readonly faults: readonly ProgrammeFaultView[]
  readonly isReadOnly: boolean
  readonly onChange: (writing: Writing) => void
}

const EditingContext = createContext<Editing | null>(null)

export function EditingProvider({ value, children }: { value: Editing; children: ReactNode }) {
  return <EditingContext value={value}>{children}</EditingContext>
}

/** The draft under the hands of its writer, with what can be done to it at a place. */
export function useEditing() {
  const editing = useContext(EditingContext)
  if (editing === null) throw new Error('a field of a programme stands outside its editor')
  const t = useText()
  const { writing, words, faults, onChange } = editing
  return {
    ...editing,
    text: (path: Path) => textAt(writing, path),
    value: (path: Path) => at(writing, path),
    set: (path: Path, value: unknown) => onChange(put(writing, path, value)),
    /** What is wrong at this very place, in words. */
    errorAt: (...path: Path) => {
      const fault = faults.find((one) => one.path === path.join('.'))
      const rule = words.rules.find(({ value }) => value === fault?.rule)
      return fault && (rule ? t(rule.name) : fault.text)
    },
    stepIds: listAt(writing, ['steps']).map((step) => textAt(step, ['id'])),
    stepOptions: listAt(writing, ['steps']).map((step): Option => {
      const id = textAt(step, ['id'])
      return { value: id, label: `${id} ${textAt(step, ['title', 'da'])}` }
    }),
  }
}

/** One line of text at a place. */
export function TextAt({
  path,
  label,
  hint,
  optional = false,
}: {
  path: Path
  label: string
  hint?: string
  optional?: boolean
}) {
  const { text, set, errorAt, isReadOnly } = useEditing()
  return (
    <TextField
      label={label}
      hint={hint}
      optional={optional}
      readOnly={isReadOnly}
      error={errorAt(...path)}
      value={text(path)}
      onChange={({ target }) => set(path, target.value === '' ? undefined : target.value)}
    />
  )
}

/** A text in both languages. */
export function BilingualAt({
  path,
  what,
  optional = false,
}: {
  path: Path
  what: string
  optional?: boolean
}) {
  const t = useText()
  return (
    <div className="programme-two">
      <TextAt path={[...path, 'da']} label={t(draftTexts.inDanish, { what })} optional={optional} />
      <TextAt path={[...path, 'en']} label={t(draftTexts.inEnglish, { what })} optional={optional} />
    </div>
  )
}

/** A choice from a list at a place; the empty choice takes the place away. */
export function SelectAt({
  path,
  label,
  options,
  none,
  hint,
}: {
  path: Path
  label: string
  options: readonly Option[]
  none?: string
  hint?: string | undefined
}) {
  const { text, set, errorAt, isReadOnly } = useEditing()
  const chosen = text(path)
  const isKnown = chosen === '' || options.some(({ value }) => value === chosen)
  return (
    <Select
      label={label}
      hint={hint}
      error={errorAt(...path)}
      disabled={isReadOnly}
      optional={none !== undefined}
      value={chosen}
      onChange={({ target }) => set(path, target.value === '' ? undefined : target.value)}
      options={[
        { value: '', label: none ?? '–' },
        // What the draft says stays to be seen, also when it can no longer be chosen.
        ...(isKnown ? [] : [{ value: chosen, label: chosen }]),
        ...options,
      ]}
    />
  )
}
