import { type FormEvent, type ReactNode, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { controlTexts } from '../pages/texts.ts'

/** What the control asks for in words is never shorter (contract/oversight). */
const fewestLetters = 10

export interface WordsFormProps {
  readonly label: string
  readonly hint?: string
  readonly button: string
  readonly isBusy: boolean
  readonly onSend: (words: string) => void
  /** A way back, where the form took the place of something. */
  readonly onBack?: () => void
  /** What is asked before the words. */
  readonly children?: ReactNode
}

/** Words with a button: a question, an answer, a reason. */
export function WordsForm({ label, hint, button, isBusy, onSend, onBack, children }: WordsFormProps) {
  const t = useText()
  const [error, setError] = useState<string>()
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const words = String(new FormData(event.currentTarget).get('words') ?? '').trim()
    if (words.length < fewestLetters) return setError(t(controlTexts.wordsShort))
    setError(undefined)
    onSend(words)
  }
  return (
    <form className="form" onSubmit={send} noValidate>
      {children}
      <TextArea name="words" label={label} hint={hint} error={error} rows={4} maxLength={4000} />
      <div className="buttons">
        <Button look="primary" type="submit" busy={isBusy}>
          {button}
        </Button>
        {onBack && (
          <Button look="quiet" onClick={onBack}>
            {t(controlTexts.back)}
          </Button>
        )}
      </div>
    </form>
  )
}
