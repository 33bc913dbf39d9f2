import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { discardFormDraftRoute } from '../../../../contract/form.ts'
import { useDeed } from '../../../app/deed.tsx'
import { paths } from '../../../paths.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { useText } from '../../../ui/text.tsx'
import { fillTexts } from '../pages/texts.ts'

export interface DiscardDraftProps {
  readonly citizenId: string
  readonly responseId: string
}

/** Puts a draft away, after asking. */
export function DiscardDraft({ citizenId, responseId }: DiscardDraftProps) {
  const t = useText()
  const navigate = useNavigate()
  const [isAsking, setIsAsking] = useState(false)
  const discard = useDeed(discardFormDraftRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(fillTexts.discarded),
    onDone: () => void navigate({ to: paths.documents, params: { citizenId } }),
  })
  return (
    <>
      <Button look="quiet" onClick={() => setIsAsking(true)}>
        {t(fillTexts.discard)}
      </Button>
      <Dialog title={t(fillTexts.discardTitle)} isOpen={isAsking} onClose={() => setIsAsking(false)}>
        <p>{t(fillTexts.discardText)}</p>
        <DialogFoot>
          <Button
            look="danger"
            busy={discard.isBusy}
            onClick={() => discard.does({ params: { citizenId, responseId } })}
          >
            {t(fillTexts.discard)}
          </Button>
          <Button onClick={() => setIsAsking(false)}>{t(fillTexts.keepWriting)}</Button>
        </DialogFoot>
      </Dialog>
    </>
  )
}
