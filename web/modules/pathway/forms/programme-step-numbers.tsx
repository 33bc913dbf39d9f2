import { useState } from 'react'
import { TextField } from '../../../ui/fields.tsx'
import { useEditing } from './programme-fields.tsx'
import { listAt, type Path, readSteps } from './programme-writing.ts'

/** Numbers of steps, written with commas; what is typed stays as typed until the field is left. */
export function StepNumbersAt({ path, label, hint }: { path: Path; label: string; hint?: string }) {
  const { writing, set, errorAt, isReadOnly } = useEditing()
  const written = listAt(writing, path).join(', ')
  const [typed, setTyped] = useState<string>()
  return (
    <TextField
      label={label}
      hint={hint}
      optional
      readOnly={isReadOnly}
      error={errorAt(...path)}
      value={typed ?? written}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={() => {
        if (typed !== undefined) set(path, readSteps(typed))
        setTyped(undefined)
      }}
    />
  )
}
