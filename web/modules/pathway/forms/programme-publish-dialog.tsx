import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import {
  type DraftView,
  discardProgrammeDraftRoute,
  publishProgrammeDraftRoute,
} from '../../../../contract/pathway-programme.ts'
import { useDeed } from '../../../app/deed.tsx'
import { paths } from '../../../paths.ts'
import { Button } from '../../../ui/button.tsx'
import { Skeleton } from '../../../ui/condition.tsx'
import { danishToday } from '../../../ui/danish-time.ts'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { useText } from '../../../ui/text.tsx'
import { draftTexts } from '../pages/programme-texts.ts'

const DateField = lazy(() =>
  import('../../../ui/date-field.tsx').then((file) => ({ default: file.DateField })),
)

interface DialogProps {
  readonly draft: DraftView
  readonly onClose: () => void
}

/** Publishes a draft, in force from a chosen day. */
export function ProgrammePublishDialog({ draft, onClose }: DialogProps) {
  const t = useText()
  const navigate = useNavigate()
  const [validFrom, setValidFrom] = useState(danishToday())
  const version = Number(draft.document.version)
  const publish = useDeed(publishProgrammeDraftRoute, {
    touches: ['programmes:all', 'programmes:drafts', 'programmes:one'],
    says: t(draftTexts.published, { n: version }),
    onDone: (done) =>
      void navigate({ to: paths.programme, params: { code: done.code }, search: { version: done.version } }),
  })
  return (
    <Dialog title={t(draftTexts.publishTitle, { n: version })} isOpen onClose={onClose}>
      <p>{t(draftTexts.publishText)}</p>
      <Suspense fallback={<Skeleton rows={1} />}>
        <DateField label={t(draftTexts.validFrom)} value={validFrom} onChange={setValidFrom} />
      </Suspense>
      <DialogFoot>
        <Button
          look="primary"
          busy={publish.isBusy}
          onClick={() =>
            publish.does({
              params: { draftId: draft.draftId },
              body: { revision: draft.revision, validFrom },
            })
          }
        >
          {t(draftTexts.publish)}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}

/** Puts a draft aside for good. */
export function ProgrammeDiscardDialog({ draft, onClose }: DialogProps) {
  const t = useText()
  const navigate = useNavigate()
  const discard = useDeed(discardProgrammeDraftRoute, {
    touches: ['programmes:drafts'],
    says: t(draftTexts.discarded),
    onDone: () => void navigate({ to: paths.programmes }),
  })
  return (
    <Dialog title={t(draftTexts.discard)} isOpen onClose={onClose}>
      <p>{t(draftTexts.discardText)}</p>
      <DialogFoot>
        <Button onClick={onClose}>{t(draftTexts.keep)}</Button>
        <Button
          look="danger"
          busy={discard.isBusy}
          onClick={() =>
            discard.does({ params: { draftId: draft.draftId }, body: { revision: draft.revision } })
          }
        >
          {t(draftTexts.discard)}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}
