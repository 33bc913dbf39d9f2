import './documents.css'
import '../../pathway/pages/my-pathway.css'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { FormResponsesView } from '../../../../contract/form.ts'
import { useSession } from '../../../app/session.ts'
import { paths } from '../../../paths.ts'
import { Button, buttonClass } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { Badge } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { citizenTasksQuery } from '../../task/queries.ts'
import { documentsQuery } from '../queries.ts'
import { useStartForm } from './start-form.ts'
import { documentTexts, myDocumentTexts } from './texts.ts'

type Row = FormResponsesView['responses'][number]

export interface MyDocumentsProps {
  readonly citizenId: string
  /** Whose they are, when the reader acts for another. */
  readonly name?: string | undefined
}

/** Where a paper of the citizen is read: their own, or that of somebody they act for. */
export function useMyDocumentAddress(citizenId: string) {
  const session = useSession()
  const isMine = session.citizenId === citizenId
  return (responseId: string) =>
    isMine
      ? ({ to: paths.myDocument, params: { responseId } } as const)
      : ({ to: paths.followedDocument, params: { citizenId, responseId } } as const)
}

/** Questions the citizen is asked, when there are some: kind, short, and can be stopped. */
export function MyQuestions({ citizenId, name }: MyDocumentsProps) {
  const t = useText()
  const navigate = useNavigate()
  const addressOf = useMyDocumentAddress(citizenId)
  const documents = useQuery({ ...documentsQuery(citizenId), retry: false }).data
  const tasks = useQuery({ ...citizenTasksQuery(citizenId), retry: false }).data ?? []
  const { begin, isBusy } = useStartForm(citizenId, (responseId) => void navigate(addressOf(responseId)))
  if (documents === undefined) return null
  const drafts = documents.responses.filter((row) => row.startedBy.isCitizen && row.hasDraft)
  // Asked only when somebody waits for the answer, and not while the answer is on its way to them.
  const isAnswered = (code: string, since: string) =>
    documents.responses.some(
      ({ form, hasDraft, signedAt }) =>
        form.code === code && (hasDraft || (signedAt !== null && signedAt >= since)),
    )
  const asked = documents.mayStart.flatMap((form) => {
    const task = tasks.find((one) => one.status === 'open' && form.services.includes(one.serviceCode))
    return task === undefined || isAnswered(form.code, task.openedAt) ? [] : [{ form, task }]
  })
  if (drafts.length + asked.length === 0) return null
  return (
    <section className="my-next my-questions">
      <h2>{name === undefined ? t(myDocumentTexts.ask) : t(myDocumentTexts.askForAnother, { name })}</h2>
      <p>{t(myDocumentTexts.askText)}</p>
      <ul className="begin-list">
        {drafts.map((row) => (
          <li key={row.responseId}>
            <Link {...addressOf(row.responseId)} className={buttonClass('primary')}>
              {t(myDocumentTexts.goOn)}
            </Link>
          </li>
        ))}
        {asked.map(({ form, task }) => (
          <li key={form.code}>
            <Button look="primary" busy={isBusy} onClick={() => begin(form, task)}>
              {t(myDocumentTexts.begin)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** How many are shown before "see all". */
const first = 4

/** What has been written about the citizen that they may read, and what they have answered. */
export function MyDocumentsCard({ citizenId, name }: MyDocumentsProps) {
  const t = useText()
  const documents = useQuery({ ...documentsQuery(citizenId), retry: false }).data
  const signed = documents?.responses.filter(({ version }) => version > 0) ?? []
  if (documents === undefined || signed.length === 0) return null
  return (
    <Card title={t(name === undefined ? myDocumentTexts.documents : documentTexts.documents)} icon="document">
      {name === undefined && <p className="muted">{t(myDocumentTexts.documentsHelp)}</p>}
      <PaperList citizenId={citizenId} rows={name === undefined ? signed.slice(0, first) : signed} />
      {name === undefined && signed.length > first && (
        <Link to={paths.myDocuments} className={buttonClass('plain')}>
          {t(myDocumentTexts.all)}
        </Link>
      )}
    </Card>
  )
}

export function PaperList({ citizenId, rows }: { citizenId: string; rows: readonly Row[] }) {
  const t = useText()
  const language = useLanguage()
  const addressOf = useMyDocumentAddress(citizenId)
  return (
    <ul className="my-list">
      {rows.map((row) => (
        <li key={row.responseId}>
          <Link {...addressOf(row.responseId)} className="my-paper">
            {t(row.form.title)}
          </Link>
          {row.status === 'entered-in-error' && <Badge tone="danger">{t(documentTexts.inError)}</Badge>}
          <p className="muted">
            {row.startedBy.isCitizen
              ? t(myDocumentTexts.fromYou)
              : t(myDocumentTexts.from, { unit: row.signedBy?.unitName ?? row.unit?.name ?? '' })}
            {row.signedAt && `, ${dateAndTime(row.signedAt, language)}`}
          </p>
        </li>
      ))}
    </ul>
  )
}
