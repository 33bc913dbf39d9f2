import './documents.css'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useUnitId } from '../../../app/session.ts'
import { paths } from '../../../paths.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { EmptyState, Skeleton } from '../../../ui/condition.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { Badge, State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { PartFault } from '../../access/pages/withheld-line.tsx'
import { useReadOnly } from '../../access/read-only.ts'
import { citizenTasksQuery } from '../../task/queries.ts'
import { documentsQuery } from '../queries.ts'
import { type DocumentRow, documentState, whoWords } from './document-words.ts'
import { ReadCount } from './receivers.tsx'
import { type StartableForm, useOpenDocument, useStartForm } from './start-form.ts'
import { documentTexts } from './texts.ts'

const route = getRouteApi('/signed-in/borgere/$citizenId/dokumenter')

/** Reports, plans and forms about the citizen, the newest first, and the forms one may begin. */
export function DocumentsPage() {
  const t = useText()
  const { citizenId } = route.useParams()
  const documents = useQuery(documentsQuery(citizenId))
  const isReadOnly = useReadOnly()
  const responses = documents.data?.responses ?? []
  return (
    <main id="main" tabIndex={-1} className="page">
      <div className="documents">
        <section className="stack-tight" aria-labelledby="documents-title">
          <h2 id="documents-title">{t(documentTexts.documents)}</h2>
          {documents.isPending && <Skeleton rows={6} />}
          {documents.isError && (
            <PartFault fault={documents.error} onRetry={() => void documents.refetch()} />
          )}
          {documents.data && responses.length === 0 && (
            <EmptyState icon="document" title={t(documentTexts.none)}>
              {t(documentTexts.noneText)}
            </EmptyState>
          )}
          {responses.length > 0 && <DocumentTable citizenId={citizenId} rows={responses} />}
        </section>
        {!isReadOnly && documents.data && documents.data.mayStart.length > 0 && (
          <BeginForm citizenId={citizenId} forms={documents.data.mayStart} />
        )}
      </div>
    </main>
  )
}

function DocumentTable({ citizenId, rows }: { citizenId: string; rows: readonly DocumentRow[] }) {
  const t = useText()
  const language = useLanguage()
  const link = (row: DocumentRow) => (
    <Link to={paths.document} params={{ citizenId, responseId: row.responseId }}>
      {t(row.form.title)}
    </Link>
  )
  const marks = (row: DocumentRow) => {
    const { tone, text } = documentState(row.status, row.signedBy?.isProgram === true)
    return (
      <span className="row">
        {row.isUnreadByMe && <Badge tone="info">{t(documentTexts.newForUs)}</Badge>}
        <State tone={tone}>{t(text)}</State>
        {row.hasDraft && row.status !== 'draft' && <State tone="warning">{t(documentTexts.draftToo)}</State>}
      </span>
    )
  }
  const when = (row: DocumentRow) => dateAndTime(row.signedAt ?? row.startedAt, language)
  return (
    <DataTable
      name={t(documentTexts.documents)}
      rows={rows}
      rowKey={(row) => row.responseId}
      hasRowHelp
      columns={[
        { id: 'title', header: t(documentTexts.document), isRowHeader: true, width: '26%', cell: link },
        { id: 'status', header: t(documentTexts.status), width: '22%', cell: marks },
        {
          id: 'who',
          header: t(documentTexts.writtenBy),
          cell: (row) => (
            <>
              {whoWords(t, row.signedBy ?? row.startedBy)}
              <span className="muted small block">{when(row)}</span>
            </>
          ),
        },
        {
          id: 'sent',
          header: t(documentTexts.sentTo),
          width: '16%',
          cell: (row) => (row.version === 0 ? null : <ReadCount deliveries={row.deliveries} />),
        },
      ]}
      card={(row) => (
        <div className="task-card">
          {link(row)}
          {marks(row)}
          <span className="muted">
            {whoWords(t, row.signedBy ?? row.startedBy)}, {when(row)}
          </span>
          {row.version > 0 && <ReadCount deliveries={row.deliveries} />}
        </div>
      )}
    />
  )
}

/** The forms one may begin: first those that do the paperwork of the unit's own open tasks. */
function BeginForm({ citizenId, forms }: { citizenId: string; forms: readonly StartableForm[] }) {
  const t = useText()
  const unitId = useUnitId()
  const { begin, isBusy } = useStartForm(citizenId, useOpenDocument(citizenId))
  const tasks = useQuery({ ...citizenTasksQuery(citizenId), retry: false }).data ?? []
  const open = tasks.filter((task) => task.status === 'open' && task.responsible.id === unitId)
  const taskOf = (form: StartableForm) => open.find(({ serviceCode }) => form.services.includes(serviceCode))
  const fitting = forms.filter(taskOf)
  const others = forms.filter((form) => !fitting.includes(form))
  const button = (form: StartableForm, look: 'primary' | 'plain') => (
    <li key={form.code}>
      <Button
        look={look}
        small
        icon="edit"
        busy={isBusy}
        aria-label={t(documentTexts.fill, { form: t(form.title) })}
        onClick={() => begin(form, taskOf(form))}
      >
        {t(form.title)}
      </Button>
    </li>
  )
  return (
    <Card title={t(documentTexts.begin)} icon="edit">
      {fitting.length > 0 && (
        <>
          <h3>{t(documentTexts.fits)}</h3>
          <ul className="begin-list">{fitting.map((form) => button(form, 'primary'))}</ul>
        </>
      )}
      {fitting.length === 0 && <ul className="begin-list">{others.map((form) => button(form, 'plain'))}</ul>}
      {fitting.length > 0 && others.length > 0 && (
        <details>
          <summary>{t(documentTexts.others)}</summary>
          <ul className="begin-list">{others.map((form) => button(form, 'plain'))}</ul>
        </details>
      )}
    </Card>
  )
}
