import { lazy, Suspense } from 'react'
import { Skeleton } from '../../../ui/condition.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { Checkbox, RadioGroup } from '../../../ui/fields.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { writeTexts } from './texts.ts'

const DateTimeField = lazy(() =>
  import('../../form/forms/date-time-field.tsx').then((file) => ({ default: file.DateTimeField })),
)

/** Whether an answer is wanted, and by when: as agreed with the receiver, or at a moment of one's own. */
export type AnswerWish =
  | { readonly kind: 'none' }
  | { readonly kind: 'by-setting' }
  | { readonly kind: 'by-time'; readonly dueAt: string | undefined }

export const noAnswer: AnswerWish = { kind: 'none' }

/** As the server is told; undefined while a moment is wanted and not given. */
export function answerWanted(wish: AnswerWish): 'by-setting' | { dueAt: string } | null | undefined {
  if (wish.kind === 'none') return null
  if (wish.kind === 'by-setting') return 'by-setting'
  return wish.dueAt === undefined ? undefined : { dueAt: wish.dueAt }
}

export interface AnswerWishFieldProps {
  readonly wish: AnswerWish
  readonly onChange: (wish: AnswerWish) => void
  /** When an answer can be expected from the receiver, when that is known. */
  readonly agreedAt?: string | undefined
  readonly error: string | undefined
}

/** "Bed om svar", and by when. */
export function AnswerWishField({ wish, onChange, agreedAt, error }: AnswerWishFieldProps) {
  const t = useText()
  return (
    <div className="answer-wish">
      <Checkbox
        label={t(writeTexts.wantAnswer)}
        checked={wish.kind !== 'none'}
        onChange={(event) => onChange(event.target.checked ? { kind: 'by-setting' } : noAnswer)}
      />
      {wish.kind !== 'none' && (
        <AnswerTime wish={wish} onChange={onChange} agreedAt={agreedAt} error={error} />
      )}
    </div>
  )
}

export function AnswerTime({ wish, onChange, agreedAt, error }: AnswerWishFieldProps) {
  const t = useText()
  const language = useLanguage()
  return (
    <>
      <RadioGroup
        label={t(writeTexts.wantTitle)}
        value={wish.kind}
        onChange={(kind) =>
          onChange(kind === 'by-time' ? { kind, dueAt: undefined } : { kind: 'by-setting' })
        }
        options={[
          {
            value: 'by-setting',
            label: agreedAt
              ? t(writeTexts.bySettingAt, { when: dateAndTime(agreedAt, language) })
              : t(writeTexts.bySetting),
          },
          { value: 'by-time', label: t(writeTexts.byTime) },
        ]}
      />
      {wish.kind === 'by-time' && (
        <Suspense fallback={<Skeleton rows={2} />}>
          <DateTimeField
            label={t(writeTexts.answerBy)}
            value={wish.dueAt}
            error={error}
            onChange={(dueAt) => onChange({ kind: 'by-time', dueAt })}
          />
        </Suspense>
      )}
    </>
  )
}
