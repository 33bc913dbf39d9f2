import './letter.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { textOfFault } from '../../../app/fault-text.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorState, Skeleton } from '../../../ui/condition.tsx'
import { useText } from '../../../ui/text.tsx'
import { letterTexts } from './texts.ts'

export interface OriginalProps {
  readonly id: string
  readonly fetchIt: (signal: AbortSignal) => Promise<{ readonly text: string }>
  /** The letter is one of ours. */
  readonly isOurs?: boolean
  /** Why it may not be opened. */
  readonly whyNot?: string | undefined
}

/** The letter itself. The content is fetched only when asked for: the look is recorded. */
export function Original({ id, fetchIt, isOurs = false, whyNot }: OriginalProps) {
  const t = useText()
  const [isAsked, setAsked] = useState(false)
  const original = useQuery({
    queryKey: ['original', id],
    enabled: isAsked,
    gcTime: 0,
    queryFn: ({ signal }) => fetchIt(signal),
  })
  return (
    <div className="drawer-section">
      {!isAsked && (
        <>
          <p className="muted small">{t(letterTexts.originalWarning)}</p>
          <div className="buttons">
            <Button icon="document" whyNot={whyNot} onClick={() => setAsked(true)}>
              {t(isOurs ? letterTexts.ourOriginal : letterTexts.original)}
            </Button>
          </div>
        </>
      )}
      {isAsked && original.isPending && <Skeleton rows={3} />}
      {original.isError && <ErrorState>{t(textOfFault(original.error))}</ErrorState>}
      {original.data && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long letter must be scrollable from the keyboard
        <pre className="original" tabIndex={0}>
          {original.data.text}
        </pre>
      )}
    </div>
  )
}
