import type { FormEvent } from 'react'
import type { AccessRecordView } from '../../../../contract/access.ts'
import { askAboutLookRoute } from '../../../../contract/oversight.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { TextArea } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { LookRow } from '../../access/pages/look-row.tsx'
import { lookTexts } from '../../access/pages/texts.ts'

export interface AskDialogProps {
  readonly citizenId: string
  readonly record: AccessRecordView
  readonly onClose: () => void
}

/** The citizen does not understand a look: somebody must answer by a deadline. */
export function AskDialog({ citizenId, record, onClose }: AskDialogProps) {
  const t = useText()
  const ask = useDeed(askAboutLookRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(lookTexts.asked),
    closes: onClose,
  })
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const text = String(new FormData(event.currentTarget).get('text') ?? '').trim()
    ask.does({ params: { citizenId }, body: { recordId: record.id, at: record.at, text } })
  }
  return (
    <Dialog title={t(lookTexts.askTitle)} isOpen onClose={onClose}>
      <form className="form" onSubmit={send} noValidate>
        <LookRow look={{ record, kinds: record.kinds, recordIds: [record.id] }} hasDate />
        <p>{t(lookTexts.askText, { party: record.who.unitName ?? t(lookTexts.aParty) })}</p>
        <TextArea name="text" label={t(lookTexts.askWords)} optional maxLength={2000} />
        <DialogFoot>
          <Button look="primary" type="submit" busy={ask.isBusy}>
            {t(lookTexts.askSend)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}
