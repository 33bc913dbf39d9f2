import './documents.css'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import type { FormResponseView, FormView } from '../../../../contract/form.ts'
import { paths } from '../../../paths.ts'
import { Skeleton } from '../../../ui/condition.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Badge } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { PartFault } from '../../access/pages/withheld-line.tsx'
import { useReadOnly } from '../../access/read-only.ts'
import { documentQuery, formQuery } from '../queries.ts'
import { DocumentSide } from './document-side.tsx'
import { documentState, documentStates, whoWords } from './document-words.ts'
import { SignedDocument } from './signed-document.tsx'
import { documentTexts, fillTexts } from './texts.ts'

const FormFilling = lazy(() =>
  import('../forms/form-filling.tsx').then((file) => ({ default: file.FormFilling })),
)

const route = getRouteApi('/signed-in/borgere/$citizenId/dokumenter/$responseId')

/** One document: while it is written a form, once signed a sheet that nobody can change. */
export function DocumentPage() {
  const t = useText()
  const { citizenId, responseId } = route.useParams()
  const { udgave } = route.useSearch()
  const document = useQuery(documentQuery(citizenId, responseId, udgave))
  return (
    <main id="main" tabIndex={-1} className="page document-page">
      <p className="no-print">
        <Link to={paths.documents} params={{ citizenId }} className="back-link">
          <Icon name="left" size={16} />
          {t(documentTexts.back)}
        </Link>
      </p>
      {document.isPending && <Skeleton rows={8} />}
      {document.isError && <PartFault fault={document.error} onRetry={() => void document.refetch()} />}
      {document.data && <Document key={responseId} citizenId={citizenId} view={document.data} />}
    </main>
  )
}

function Document({ citizenId, view }: { citizenId: string; view: FormResponseView }) {
  const form = useQuery(formQuery(view.form.code, view.form.version))
  const isReadOnly = useReadOnly()
  if (form.isPending) return <Skeleton rows={8} />
  if (form.isError) return <PartFault fault={form.error} onRetry={() => void form.refetch()} />
  const isWritten = view.shownVersion === null && view.draft !== null
  const mayWrite = isWritten && view.actions.save.may && !isReadOnly
  return (
    <>
      <DocumentHead view={view} form={form.data} isWritten={isWritten} />
      {mayWrite ? (
        <Suspense fallback={<Skeleton rows={8} />}>
          <FormFilling citizenId={citizenId} view={view} form={form.data} />
        </Suspense>
      ) : (
        <div className="document-columns">
          <SignedDocument view={view} form={form.data} />
          <DocumentSide citizenId={citizenId} view={view} />
        </div>
      )}
    </>
  )
}

interface DocumentHeadProps {
  readonly view: FormResponseView
  readonly form: FormView
  readonly isWritten: boolean
}

function DocumentHead({ view, form, isWritten }: DocumentHeadProps) {
  const t = useText()
  const language = useLanguage()
  const { draft } = view
  const isByProgram = view.versions.some((one) => one.version === view.shownVersion && one.signedBy.isProgram)
  const { tone, text } = isWritten ? documentStates.draft : documentState(view.status, isByProgram)
  return (
    <div className="document-head">
      <h2>
        {t(view.form.title)} <Badge tone={tone}>{t(text)}</Badge>
      </h2>
      {isWritten && <p className="muted no-print">{t(form.purpose)}</p>}
      {isWritten && draft && draft.amends > 0 && (
        <p>
          {t(fillTexts.amends, { n: draft.amends })}
          {draft.reason && `. ${t(fillTexts.because, { reason: draft.reason })}`}
        </p>
      )}
      {isWritten && draft && !view.actions.save.may && (
        <p>
          {t(fillTexts.draftBy, {
            when: dateAndTime(draft.savedAt, language),
            name: whoWords(t, draft.savedBy),
          })}
        </p>
      )}
    </div>
  )
}
