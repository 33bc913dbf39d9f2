import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { useText } from '../../../ui/text.tsx'
import { fillTexts } from '../pages/texts.ts'

/** Somebody is about to leave while the last of what they wrote is only on the screen. */
export function LeaveDialog({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const t = useText()
  return (
    <Dialog title={t(fillTexts.leaveTitle)} isOpen onClose={onStay}>
      <p>{t(fillTexts.leaveText)}</p>
      <DialogFoot>
        <Button look="primary" onClick={onStay}>
          {t(fillTexts.keepWriting)}
        </Button>
        <Button look="danger" onClick={onLeave}>
          {t(fillTexts.leave)}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}
