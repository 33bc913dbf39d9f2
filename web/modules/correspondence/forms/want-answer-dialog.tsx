import { type FormEvent, useState } from 'react'
import { type ThreadView, wantAnswerRoute } from '../../../../contract/correspondence.ts'
import { useDeed } from '../../../app/deed.tsx'
import { useUnitId } from '../../../app/session.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { useText } from '../../../ui/text.tsx'
import { talkTexts } from '../pages/texts.ts'
import { useKeepThread, useReason } from '../reason.ts'
import { AnswerTime, type AnswerWish, answerWanted } from './answer-wish.tsx'
import { writeTexts } from './texts.ts'

export interface WantAnswerDialogProps {
  readonly citizenId: string
  readonly thread: ThreadView
  readonly onClose: () => void
}

/** Sets by when the thread is to be answered: as agreed, or by a moment of one's own. */
export function WantAnswerDialog({ citizenId, thread, onClose }: WantAnswerDialogProps) {
  const t = useText()
  const unitId = useUnitId()
  const [wish, setWish] = useState<AnswerWish>({ kind: 'by-setting' })
  const [error, setError] = useState<string>()
  const { threadId } = thread
  const reason = useReason()
  const keepThread = useKeepThread(citizenId, threadId)
  const want = useDeed(wantAnswerRoute, {
    touches: [`citizen:${citizenId}`, `correspondence:${unitId}`],
    says: t(writeTexts.wantSaved),
    onDone: (answer) => {
      keepThread(answer)
      onClose()
    },
  })
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const answer = answerWanted(wish)
    if (answer === undefined) return setError(t(writeTexts.answerByMissing))
    want.does({
      params: { citizenId, threadId },
      body: { ...(answer !== null && answer !== 'by-setting' && answer), ...reason },
    })
  }
  return (
    <Dialog
      title={t(thread.latest.isMine ? talkTexts.askAnswer : talkTexts.wantAnswer)}
      isOpen
      onClose={onClose}
    >
      <form className="form" onSubmit={save} noValidate>
        <AnswerTime wish={wish} onChange={setWish} error={error} />
        <DialogFoot>
          <Button look="primary" type="submit" busy={want.isBusy}>
            {t(writeTexts.wantSave)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}
