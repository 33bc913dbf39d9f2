import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { TaskSummaryView } from '../../../../contract/task.ts'
import { paths } from '../../../paths.ts'
import { Button, buttonClass } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useText } from '../../../ui/text.tsx'
import { documentsQuery, formsQuery } from '../queries.ts'
import { useOpenDocument, useStartForm } from './start-form.ts'
import { documentTexts } from './texts.ts'

/** The paperwork of a task: its form, to begin or go on with, and the documents that came of it. */
export function TaskForms({ task }: { task: TaskSummaryView }) {
  const forms = useQuery(formsQuery).data ?? []
  const codes = forms.filter((form) => form.isInForce && form.services.includes(task.serviceCode))
  // Most tasks have no paperwork, and then nothing about the citizen is asked for.
  if (codes.length === 0) return null
  return <FormsOf task={task} codes={codes.map(({ code }) => code)} />
}

function FormsOf({ task, codes }: { task: TaskSummaryView; codes: readonly string[] }) {
  const t = useText()
  const citizenId = task.citizen.id
  const documents = useQuery({ ...documentsQuery(citizenId), retry: false }).data
  const { begin, isBusy } = useStartForm(citizenId, useOpenDocument(citizenId))
  if (documents === undefined) return null
  const written = documents.responses.filter(({ form }) => codes.includes(form.code))
  const drafts = written.filter(({ hasDraft }) => hasDraft)
  const startable =
    task.status === 'open' && drafts.length === 0
      ? documents.mayStart.filter(({ code }) => codes.includes(code))
      : []
  if (startable.length + written.length === 0) return null
  return (
    <div className="buttons">
      {startable.map((form) => (
        <Button key={form.code} look="primary" icon="edit" busy={isBusy} onClick={() => begin(form, task)}>
          {t(documentTexts.fill, { form: t(form.title).toLocaleLowerCase() })}
        </Button>
      ))}
      {written.map((one) => (
        <Link
          key={one.responseId}
          to={paths.document}
          params={{ citizenId, responseId: one.responseId }}
          className={buttonClass(one.hasDraft ? 'primary' : 'plain')}
        >
          <Icon name={one.hasDraft ? 'edit' : 'document'} />
          {one.hasDraft ? t(documentTexts.goOn, { form: t(one.form.title) }) : t(one.form.title)}
        </Link>
      ))}
    </div>
  )
}
