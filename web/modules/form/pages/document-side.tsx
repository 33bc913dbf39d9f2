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
  return (
    <aside className="document-side">
      <MainAction citizenId={citizenId} view={view} />
      {view.version > 0 && (
        <Card title={t(documentTexts.receivers)} icon="send" level={3}>
          <Receivers citizenId={citizenId} deliveries={view.deliveries} />
        </Card>
      )}
      {view.versions.length > 1 && <Versions citizenId={citizenId} view={view} />}
      {!isReadOnly && <AuthorActions citizenId={citizenId} view={view} />}
    </aside>
  )
}

/** The one thing to do now: leave an old version, or say that it is read. Under the thumb on a phone. */
function MainAction({ citizenId, view }: DocumentSideProps) {
  const t = useText()
  const unitId = useUnitId()
  const isReadOnly = useReadOnly()
  const { responseId, actions, shownVersion } = view
  const receipt = useDeed(receiptFormResponseRoute, {
    touches: [`citizen:${citizenId}`, `worklist:${unitId}`],
    says: t(documentTexts.receiptGiven),
  })
  const isOld = shownVersion !== null && shownVersion < view.version
  if (isOld)
    return (
      <div className="document-main-action no-print">
        <State tone="warning">{t(documentTexts.older, { n: shownVersion })}</State>
        <Link
          to={paths.document}
          params={{ citizenId, responseId }}
          search={{}}
          className={buttonClass('primary')}
        >
          {t(documentTexts.seeLatest)}
        </Link>
      </div>
    )
  if (!view.isUnreadByMe || isReadOnly) return null
  return (
    <div className="document-main-action no-print">
      <Button
        look="primary"
        icon="check"
        busy={receipt.isBusy}
        whyNot={actions.giveReceipt.may ? undefined : whyNot(t, actions.giveReceipt.because)}
        onClick={() => receipt.does({ params: { citizenId, responseId }, body: { version: view.version } })}
      >
        {t(documentTexts.giveReceipt)}
      </Button>
    </div>
  )
}

function whyNot(t: ReturnType<typeof useText>, code: string | null): string | undefined {
  const text = code === null ? undefined : refusalTexts[code]
  return text && t(text)
}

/** What the unit that wrote it may do: amend it, or say that it is wrong. Not offered to the others. */
function AuthorActions({ citizenId, view }: DocumentSideProps) {
  const t = useText()
  const [asked, setAsked] = useState<'amend' | 'enter-in-error'>()
  const { responseId, actions } = view
  const isAuthor = view.hasDraft || actions.amend.may || actions.enterInError.may
  if (!isAuthor || view.version === 0 || view.status === 'entered-in-error') return null
  return (
    <div className="document-actions no-print">
      {view.hasDraft ? (
        <Link
          to={paths.document}
          params={{ citizenId, responseId }}
          search={{}}
          className={buttonClass('primary')}
        >
          {t(documentTexts.seeDraft)}
        </Link>
      ) : (
        <Button
          icon="edit"
          whyNot={actions.amend.may ? undefined : whyNot(t, actions.amend.because)}
          onClick={() => setAsked('amend')}
        >
          {t(documentTexts.amend)}
        </Button>
      )}
      {actions.enterInError.may && (
        <Button look="danger" icon="warning" onClick={() => setAsked('enter-in-error')}>
          {t(documentTexts.enterInError)}
        </Button>
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
