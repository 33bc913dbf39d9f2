import './documents.css'
import '../../pathway/pages/my-pathway.css'
import '../../../app/frame.css'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Navigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { amendFormResponseRoute, type FormResponseView } from '../../../../contract/form.ts'
import { useDeed } from '../../../app/deed.tsx'
import { useLive } from '../../../app/live.ts'
import { usePageTitle } from '../../../app/page.tsx'
import { useSession } from '../../../app/session.ts'
import { paths } from '../../../paths.ts'
import { Button } from '../../../ui/button.tsx'
import { Skeleton } from '../../../ui/condition.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { Icon } from '../../../ui/icon.tsx'
import { State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { PartFault } from '../../access/pages/withheld-line.tsx'
import { documentQuery, formQuery } from '../queries.ts'
import { SignedDocument } from './signed-document.tsx'
import { myDocumentTexts } from './texts.ts'

const FormFilling = lazy(() =>
  import('../forms/form-filling.tsx').then((file) => ({ default: file.FormFilling })),
)
const mine = getRouteApi('/signed-in/mit-forloeb/papirer/$responseId')
const another = getRouteApi('/signed-in/mit-forloeb/for/$citizenId/papirer/$responseId')

/** A paper of the citizen's own: to answer, or to read. */
export function MyDocumentPage() {
  const { citizenId } = useSession()
  const { responseId } = mine.useParams()
  if (citizenId === null) return <Navigate to={paths.home} replace />
  return <MyDocument citizenId={citizenId} responseId={responseId} isMine />
}

/** A paper of somebody the citizen acts for. */
export function FollowedDocumentPage() {
  const { citizenId, responseId } = another.useParams()
  return <MyDocument citizenId={citizenId} responseId={responseId} isMine={false} />
}

interface MyDocumentProps {
  readonly citizenId: string
  readonly responseId: string
  readonly isMine: boolean
}

function MyDocument({ citizenId, responseId, isMine }: MyDocumentProps) {
  const t = useText()
  usePageTitle(t(myDocumentTexts.page))
  useLive(`citizen:${citizenId}`)
  const document = useQuery(documentQuery(citizenId, responseId))
  return (
    <main id="main" tabIndex={-1} className="page my-page">
      <p className="no-print">
        {isMine ? (
          <Link to={paths.myPathway} className="back-link">
            <Icon name="left" size={16} />
            {t(myDocumentTexts.back)}
          </Link>
        ) : (
          <Link to={paths.followed} params={{ citizenId }} className="back-link">
            <Icon name="left" size={16} />
            {t(myDocumentTexts.backToThem)}
          </Link>
        )}
      </p>
      {document.isPending && <Skeleton rows={6} />}
      {document.isError && <PartFault fault={document.error} onRetry={() => void document.refetch()} />}
      {document.data && <Paper key={responseId} citizenId={citizenId} view={document.data} />}
    </main>
  )
}

/** Whoever has sent an answer is at the end of a long form: the thanks come into sight, and are read out. */
function showThanks(thanks: HTMLElement | null): void {
  thanks?.scrollIntoView({ block: 'center' })
  thanks?.focus({ preventScroll: true })
}

function Paper({ citizenId, view }: { citizenId: string; view: FormResponseView }) {
  const t = useText()
  const language = useLanguage()
  const [hasJustSent, setHasJustSent] = useState(false)
  const form = useQuery(formQuery(view.form.code, view.form.version))
  const amend = useDeed(amendFormResponseRoute, { touches: [`citizen:${citizenId}`] })
  if (form.isPending) return <Skeleton rows={6} />
  if (form.isError) return <PartFault fault={form.error} onRetry={() => void form.refetch()} />
  const isWritten = view.shownVersion === null && view.draft !== null && view.actions.save.may
  return (
    <>
      <h1>{t(view.form.title)}</h1>
      {isWritten ? (
        <>
          <p>{t(form.data.purpose)}</p>
          <Suspense fallback={<Skeleton rows={6} />}>
            <FormFilling
              citizenId={citizenId}
              view={view}
              form={form.data}
              isMine
              onSigned={() => setHasJustSent(true)}
            />
          </Suspense>
        </>
      ) : (
        <>
          {hasJustSent && (
            <section className="my-next" role="status" tabIndex={-1} ref={showThanks}>
              <h2>
                <State tone="success">{t(myDocumentTexts.thanks)}</State>
              </h2>
              <p>{t(myDocumentTexts.thanksText)}</p>
            </section>
          )}
          <div className="card card-body">
            {view.startedBy.isCitizen && view.signedAt && (
              <p className="muted">
                {t(myDocumentTexts.answered, { when: dateAndTime(view.signedAt, language) })}
              </p>
            )}
            <SignedDocument view={view} form={form.data} isOwn={view.startedBy.isCitizen} />
          </div>
          {view.actions.amend.may && (
            <p className="no-print">
              <Button
                icon="edit"
                busy={amend.isBusy}
                onClick={() =>
                  amend.does({
                    params: { citizenId, responseId: view.responseId },
                    body: { reason: t(myDocumentTexts.correctedBySelf) },
                  })
                }
              >
                {t(myDocumentTexts.correct)}
              </Button>
            </p>
          )}
        </>
      )}
    </>
  )
}
