import type { ReactNode } from 'react'
import { Button } from '../../../ui/button.tsx'
import { CheckboxGroup, type Option } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { moreDraftTexts } from './more-texts.ts'
import { useEditing } from './programme-fields.tsx'
import { listAt, type Path } from './programme-writing.ts'

interface ListAtProps {
  readonly path: Path
  /** What one of them is called: "Deltager". */
  readonly one: string
  /** What a new one begins as. */
  readonly beginning: unknown
  readonly children: (path: Path) => ReactNode
}

/** A list at a place: its items one under the other, and a button for one more. The last one taken away takes the list with it. */
export function ListAt({ path, one, beginning, children }: ListAtProps) {
  const t = useText()
  const { writing, set, isReadOnly } = useEditing()
  const all = listAt(writing, path)
  const named = (index: number) => `${one} ${index + 1}`
  return (
    <>
      {all.length > 0 && (
        <ol className="programme-edit-steps">
          {all.map((_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what stands in the list has no name but its place
            <li key={index}>
              <fieldset className="form programme-item">
                <legend className="visually-hidden">{named(index)}</legend>
                {children([...path, index])}
              </fieldset>
              {!isReadOnly && (
                <div>
                  <Button
                    small
                    icon="close"
                    aria-label={t(moreDraftTexts.removeNamed, { what: named(index) })}
                    onClick={() => set(all.length === 1 ? path : [...path, index], undefined)}
                  >
                    {t(moreDraftTexts.remove)}
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ol>
      )}
      {!isReadOnly && (
        <div>
          <Button small icon="plus" onClick={() => set(path, [...all, beginning])}>
            {t(moreDraftTexts.add, { what: one.toLowerCase() })}
          </Button>
        </div>
      )}
    </>
  )
}

interface ChoicesAtProps {
  readonly path: Path
  readonly label: string
  readonly options: readonly Option[]
}

/** Several of a list at a place; none chosen takes the place away. */
export function ChoicesAt({ path, label, options }: ChoicesAtProps) {
  const { writing, set, errorAt, isReadOnly } = useEditing()
  const chosen = listAt(writing, path).map(String)
  if (isReadOnly)
    return (
      <p>
        <span className="strong">{label}: </span>
        {options
          .filter(({ value }) => chosen.includes(value))
          .map((option) => option.label)
          .join(', ') || '–'}
      </p>
    )
  return (
    <CheckboxGroup
      label={label}
      optional
      inRow
      error={errorAt(...path)}
      options={options}
      values={chosen}
      onChange={(values) => set(path, values.length === 0 ? undefined : values)}
    />
  )
}
