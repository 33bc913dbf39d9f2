import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Dialog, DialogFoot } from './dialog.tsx'
import { useText } from './text.tsx'
import { pieceTexts } from './texts.ts'

export interface ChangedMeanwhileProps {
  readonly isOpen: boolean
  /** What stopped it, in the words of the refusal. */
  readonly children: ReactNode
  /** Shows the latest version; nothing of the reader's is sent. */
  readonly onSeeNew: () => void
}

/** Another person changed it first. Never a silent overwrite. */
export function ChangedMeanwhile({ isOpen, children, onSeeNew }: ChangedMeanwhileProps) {
  const t = useText()
  return (
    <Dialog title={t(pieceTexts.changedTitle)} isOpen={isOpen} onClose={onSeeNew}>
      <p className="strong">{children}</p>
      <p>{t(pieceTexts.changedExplained)}</p>
      <DialogFoot>
        <Button look="primary" icon="refresh" onClick={onSeeNew}>
          {t(pieceTexts.changedSeeNew)}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}
