import { lazy, Suspense } from 'react'
import { useText } from '../../../ui/text.tsx'
import { fillTexts } from '../pages/texts.ts'

const DateTimeField = lazy(() =>
  import('./date-time-field.tsx').then((file) => ({ default: file.DateTimeField })),
)

export interface SignedEarlierProps {
  readonly value: string | undefined
  readonly onChange: (at: string | undefined) => void
}

/** What was done earlier and is written down now keeps its true time (pathways 0, SYSTEM_DOWN). */
export function SignedEarlier({ value, onChange }: SignedEarlierProps) {
  const t = useText()
  return (
    <details className="signed-earlier">
      <summary>{t(fillTexts.later)}</summary>
      <Suspense>
        <DateTimeField
          label={t(fillTexts.laterWhen)}
          hint={t(fillTexts.laterHint)}
          value={value}
          onChange={onChange}
          optional
        />
      </Suspense>
    </details>
  )
}
