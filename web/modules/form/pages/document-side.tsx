import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { type FormResponseView, receiptFormResponseRoute } from '../../../../contract/form.ts'
import { useDeed } from '../../../app/deed.tsx'
import { refusalTexts } from '../../../app/refusal-texts.ts'
import { useUnitId } from '../../../app/session.ts'
import { paths } from '../../../paths.ts'
import { Button, buttonClass } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { useReadOnly } from '../../access/read-only.ts'
import { whoWords } from './document-words.ts'
import { Receivers } from './receivers.tsx'
import { documentTexts } from './texts.ts'

const ReasonDialog = lazy(() =>
  import('../forms/reason-dialog.tsx').then((file) => ({ default: file.ReasonDialog })),
)

export interface DocumentSideProps {
  readonly citizenId: string
  readonly view: FormResponseView
}

/** Beside a signed document: what one may do with it, who has it and has read it, and its versions. */
export function DocumentSide({ citizenId, view }: DocumentSideProps) {
  const t = useText()
  const isReadOnly = useReadOnly()
  const isOld = view.shownVersion !== null && view.shownVersion < view.version
  return (
    <aside className="document-side">
      {isOld && view.shownVersion !== null && (
        <p>
          <State tone="warning">{t(documentTexts.older, { n: view.shownVersion })}</State>
        </p>
      )}
      {!isReadOnly && <DocumentActions citizenId={citizenId} view={view} isOld={isOld} />}
      {view.version > 0 && (
        <Card title={t(documentTexts.receivers)} icon="send" level={3}>
          <Receivers deliveries={view.deliveries} />
        </Card>
      )}
      {view.versions.length > 1 && <Versions citizenId={citizenId} view={view} />}
    </aside>
  )
}

function DocumentActions({ citizenId, view, isOld }: DocumentSideProps & { isOld: boolean }) {
  const t = useText()
  const unitId = useUnitId()
  const [asked, setAsked] = useState<'amend' | 'enter-in-error'>()
  const { responseId, actions } = view
  const receipt = useDeed(receiptFormResponseRoute, {
    touches: [`citizen:${citizenId}`, `worklist:${unitId}`],
    says: t(documentTexts.receiptGiven),
  })
  const because = (code: string | null) => {
    const text = code === null ? undefined : refusalTexts[code]
    return text && t(text)
  }
  const isAuthor = view.hasDraft || actions.amend.may
  return (
    <div className="document-actions no-print">
      {isOld && (
        <Link
          to={paths.document}
          params={{ citizenId, responseId }}
          search={{}}
          className={buttonClass('primary')}
        >
          {t(documentTexts.seeLatest)}
        </Link>
      )}
      {view.isUnreadByMe && (
        <Button
          look="primary"
          icon="check"
          busy={receipt.isBusy}
          whyNot={actions.giveReceipt.may ? undefined : because(actions.giveReceipt.because)}
          onClick={() => receipt.does({ params: { citizenId, responseId }, body: { version: view.version } })}
        >
          {t(documentTexts.giveReceipt)}
        </Button>
      )}
      {isAuthor && view.version > 0 && view.status !== 'entered-in-error' && (
        <>
          <Button
            icon="edit"
            whyNot={actions.amend.may ? undefined : because(actions.amend.because)}
            onClick={() => setAsked('amend')}
          >
            {t(documentTexts.amend)}
          </Button>
          {actions.enterInError.may && (
            <Button look="danger" icon="warning" onClick={() => setAsked('enter-in-error')}>
              {t(documentTexts.enterInError)}
            </Button>
          )}
        </>
      )}
      {asked && (
        <Suspense>
          <ReasonDialog
            citizenId={citizenId}
            responseId={responseId}
            deed={asked}
            onClose={() => setAsked(undefined)}
          />
        </Suspense>
      )}
    </div>
  )
}

/** Every version stays readable. */
function Versions({ citizenId, view }: DocumentSideProps) {
  const t = useText()
  const language = useLanguage()
  return (
    <Card title={t(documentTexts.versions)} icon="history" level={3}>
      <ol className="versions">
        {view.versions
          .toSorted((a, b) => b.version - a.version)
          .map((one) => (
            <li key={one.version}>
              <Link
                to={paths.document}
                params={{ citizenId, responseId: view.responseId }}
                search={one.version === view.version && !view.hasDraft ? {} : { udgave: one.version }}
                aria-current={one.version === view.shownVersion ? 'page' : undefined}
              >
                {t(documentTexts.edition, { n: one.version })}
              </Link>
              <span className="muted small">
                {dateAndTime(one.signedAt, language)}, {whoWords(t, one.signedBy)}
              </span>
              {one.reason && <span className="small">{one.reason}</span>}
            </li>
          ))}
      </ol>
    </Card>
  )
}
