import '../pages/correspondence.css'
import '../../form/forms/form.css'
import { type ReactNode, useId } from 'react'
import { Button } from '../../../ui/button.tsx'
import { TextArea, TextField } from '../../../ui/fields.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useText } from '../../../ui/text.tsx'
import { SaveState } from '../../form/forms/save-state.tsx'
import { AnswerWishField } from './answer-wish.tsx'
import { AttachButton, AttachedFiles, AttachZone } from './attach-files.tsx'
import { writeTexts } from './texts.ts'
import type { Letter } from './use-letter.ts'

export interface LetterFieldsProps {
  readonly letter: Letter
  /** What the field of the text is called: whom one answers, or only "Tekst". */
  readonly label: string
  readonly rows: number
  readonly agreedAt?: string | undefined
  /** Says what happens: "Send svar". */
  readonly send: string
  readonly isBusy: boolean
  /** The letter is kept while it is written; a forwarding is not. */
  readonly isKept?: boolean
  readonly children?: ReactNode
}

/** What every letter has: the text with files dropped or pasted into it, phone and answer time, and the buttons below. */
export function LetterFields(props: LetterFieldsProps) {
  const { letter, label, rows, agreedAt, send, isBusy, isKept = true, children } = props
  const t = useText()
  const fault = useId()
  const { faults, draft } = letter
  return (
    <AttachZone attachments={letter.attachments}>
      <TextArea
        label={label}
        hint={t(writeTexts.textHint)}
        error={faults.text}
        rows={rows}
        maxLength={60_000}
        value={letter.text}
        onChange={(event) => letter.setText(event.target.value)}
      />
      <AttachedFiles attachments={letter.attachments} />
      {faults.files && (
        <p className="field-error" role="alert" id={fault}>
          <Icon name="warning" size={16} />
          {faults.files}
        </p>
      )}
      <details className="letter-more" open={faults.phone || faults.answer ? true : undefined}>
        <summary>{t(writeTexts.morePhone)}</summary>
        <div className="letter-more-fields">
          <TextField
            label={t(writeTexts.phone)}
            hint={t(writeTexts.phoneHint)}
            error={faults.phone}
            type="tel"
            inputMode="tel"
            autoComplete="off"
            optional
            value={letter.phone}
            onChange={(event) => letter.setPhone(event.target.value)}
          />
          <AnswerWishField
            wish={letter.wish}
            onChange={letter.setWish}
            agreedAt={agreedAt}
            error={faults.answer}
          />
        </div>
      </details>
      {children}
      <div className="letter-foot">
        <Button look="primary" type="submit" icon="send" busy={isBusy}>
          {send}
        </Button>
        <AttachButton attachments={letter.attachments} />
        {isKept && !letter.isEmpty && (
          <>
            <Button look="quiet" onClick={() => void letter.discard()}>
              {t(writeTexts.discard)}
            </Button>
            <SaveState state={draft.state} savedAt={draft.savedAt} />
          </>
        )}
      </div>
    </AttachZone>
  )
}
