import { useQuery } from '@tanstack/react-query'
import type { CorrespondenceCategoryView } from '../../../../contract/correspondence.ts'
import { RadioGroup, Select, TextField } from '../../../ui/fields.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { talkTexts } from '../pages/texts.ts'
import { categoriesQuery } from '../queries.ts'
import { writeTexts } from './texts.ts'

export interface Subject {
  readonly category: string
  readonly topic: string
  readonly priority: 'routine' | 'asap' | null
  /** Why it is written just now: asked for what is read as psychiatric. */
  readonly reason: string
}

export interface SubjectFaults {
  readonly category?: string
  readonly topic?: string
}

export interface SubjectFieldsProps {
  readonly subject: Subject
  readonly onChange: (subject: Subject) => void
  readonly faults: SubjectFaults
}

/** The category of the list, by its code. */
export function useCategory(code: string): CorrespondenceCategoryView | undefined {
  return useQuery(categoriesQuery).data?.find((category) => category.code === code)
}

/** What the letter is about: one category, a topic where the category says too little, and how soon where that can be said. */
export function SubjectFields({ subject, onChange, faults }: SubjectFieldsProps) {
  const t = useText()
  const language = useLanguage()
  const categories = useQuery(categoriesQuery).data ?? []
  const chosen = useCategory(subject.category)
  const options = categories
    .map(({ code, name }) => ({ value: code, label: t(name), isOther: code === 'other' }))
    // "Andet" is what one looks for last.
    .toSorted((a, b) => Number(a.isOther) - Number(b.isOther) || a.label.localeCompare(b.label, language))
  return (
    <>
      <Select
        label={t(writeTexts.category)}
        error={faults.category}
        value={subject.category}
        onChange={(event) =>
          onChange({
            ...subject,
            category: event.target.value,
            // Only some categories say how soon.
            priority: null,
          })
        }
        options={[{ value: '', label: t(writeTexts.chooseCategory) }, ...options]}
      />
      <TextField
        label={t(writeTexts.topic)}
        error={faults.topic}
        optional={chosen?.needsTopic !== true}
        maxLength={400}
        autoComplete="off"
        value={subject.topic}
        onChange={(event) => onChange({ ...subject, topic: event.target.value })}
      />
      {chosen?.dataKind === 'PSY' && (
        <TextField
          label={t(writeTexts.writeReason)}
          hint={t(writeTexts.writeReasonHint)}
          maxLength={500}
          autoComplete="off"
          value={subject.reason}
          onChange={(event) => onChange({ ...subject, reason: event.target.value })}
        />
      )}
      {chosen?.takesPriority && (
        <RadioGroup
          label={t(writeTexts.priority)}
          inRow
          value={subject.priority ?? 'routine'}
          onChange={(value) => onChange({ ...subject, priority: value === 'asap' ? 'asap' : 'routine' })}
          options={[
            { value: 'routine', label: t(talkTexts.routine) },
            { value: 'asap', label: t(talkTexts.asap) },
          ]}
        />
      )}
    </>
  )
}
