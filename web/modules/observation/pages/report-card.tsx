import { lazy, Suspense, useState } from 'react'
import { type ResultReportView, viewObservationFileRoute } from '../../../../contract/observation.ts'
import { callForFile } from '../../../app/api.ts'
import { textOfFault } from '../../../app/fault-text.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { saveFile } from '../../../ui/save-file.ts'
import { Badge, State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { observationTexts } from './texts.ts'
import { valueWords } from './value-words.ts'

const ResultsDialog = lazy(() =>
  import('../forms/results-dialog.tsx').then((file) => ({ default: file.ResultsDialog })),
)
const CancelDialog = lazy(() =>
  import('../forms/cancel-dialog.tsx').then((file) => ({ default: file.CancelDialog })),
)

const tones = { final: 'success', corrected: 'info', cancelled: 'danger' } as const
const deliveryTones = {
  inside: 'success',
  waiting: 'info',
  acknowledged: 'success',
  failed: 'danger',
  'another-way': 'info',
  closed: 'danger',
} as const

export interface ReportCardProps {
  readonly citizenId: string
  readonly report: ResultReportView
  readonly isReadOnly: boolean
  /** The citizen reads: no codes. */
  readonly isOfReader?: boolean
}

/** One visit's results: what counts now, what was corrected, and how it reached the doctor. */
export function ReportCard({ citizenId, report, isReadOnly, isOfReader = false }: ReportCardProps) {
  const t = useText()
  const language = useLanguage()
  const [open, setOpen] = useState<'correct' | 'cancel'>()
  const { status, from, to, issuedAt, delivery, actions, letters } = report
  const signature = letters.at(-1)?.signature ?? letters[0]?.signature
  return (
    <Card
      title={dateAndTime(issuedAt, language)}
      icon="document"
      edge={status === 'cancelled' ? 'danger' : undefined}
      aside={<Badge tone={tones[status]}>{t(observationTexts[status])}</Badge>}
    >
      <p className="muted">{t(observationTexts.fromTo, { from, to })}</p>
      {report.isSharingRefused && <State tone="danger">{t(observationTexts.sharingRefused)}</State>}
      {status === 'cancelled' && (
        <State tone="danger">
          {t(observationTexts.cancelledBecause, { why: report.cancelledBecause ?? '' })}
        </State>
      )}
      {report.results.length > 0 && <ResultTable report={report} hasCodes={!isOfReader} />}
      {report.conclusion && status !== 'cancelled' && <p className="prose">{report.conclusion}</p>}
      <Files citizenId={citizenId} report={report} />
      <p className="muted small">
        {status !== 'cancelled' && t(observationTexts.notAssessed)}{' '}
        {signature &&
          t(observationTexts.signed, {
            who: [signature.name, signature.role, signature.phone?.replaceAll(' ', '\u00a0')]
              .filter(Boolean)
              .join(', '),
          })}
      </p>
      {delivery && <State tone={deliveryTones[delivery.state]}>{t(observationTexts[delivery.state])}</State>}
      {letters.length > 1 && (
        <details>
          <summary>{t(observationTexts.history, { n: letters.length })}</summary>
          <ol className="plain-list">
            {letters.map((letter) => (
              <li key={letter.id}>
                {dateAndTime(letter.sentAt, language)}: {t(observationTexts[letter.activity])}
                {letter.conclusion && `. ${letter.conclusion}`}
              </li>
            ))}
          </ol>
        </details>
      )}
      {!isReadOnly && (actions.correct || actions.cancel) && (
        <div className="buttons no-print">
          <Button small icon="edit" onClick={() => setOpen('correct')}>
            {t(observationTexts.correct)}
          </Button>
          <Button small look="quiet" onClick={() => setOpen('cancel')}>
            {t(observationTexts.cancel)}
          </Button>
        </div>
      )}
      <Suspense>
        {open === 'correct' && (
          <ResultsDialog
            citizenId={citizenId}
            corrects={report}
            doctor={to}
            onClose={() => setOpen(undefined)}
          />
        )}
        {open === 'cancel' && (
          <CancelDialog citizenId={citizenId} reportId={report.id} onClose={() => setOpen(undefined)} />
        )}
      </Suspense>
    </Card>
  )
}

interface ResultTableProps {
  readonly report: ResultReportView
  readonly hasCodes: boolean
}

function ResultTable({ report: { results, status }, hasCodes }: ResultTableProps) {
  const t = useText()
  const language = useLanguage()
  const beforeWords = (before: ResultReportView['results'][number]['value']) =>
    t(observationTexts.before, { value: valueWords(before, language) ?? '' })
  return (
    <table className="table results" data-cancelled={status === 'cancelled' || undefined}>
      <thead>
        <tr>
          <th scope="col">{t(observationTexts.what)}</th>
          <th scope="col">{t(observationTexts.value)}</th>
          <th scope="col">{t(observationTexts.taken)}</th>
        </tr>
      </thead>
      <tbody>
        {results.map(({ code, name, longName, value, before, isChanged, takenAt, note }) => (
          <tr key={`${code} ${takenAt}`}>
            <th scope="row" title={longName}>
              {t(name)} {hasCodes && <span className="muted small">{code}</span>}
            </th>
            <td>
              {status === 'cancelled' ? (
                <s>{valueWords(value, language)}</s>
              ) : (
                <b>{valueWords(value, language) ?? t(observationTexts.noValue)}</b>
              )}
              {isChanged && before && (
                <span className="block muted small">
                  {status === 'cancelled' ? <s>{beforeWords(before)}</s> : beforeWords(before)}
                </span>
              )}
              {note && <span className="block small">{note}</span>}
            </td>
            <td>{takenAt && dateAndTime(takenAt, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Files({ citizenId, report: { files } }: Pick<ReportCardProps, 'citizenId' | 'report'>) {
  const t = useText()
  if (files.length === 0) return null
  return (
    <div>
      <p className="strong">{t(observationTexts.files)}</p>
      <ul className="plain-list">
        {files.map(({ letterId, index, title, byteLength }) => (
          <li key={`${letterId} ${index}`}>
            {byteLength === null ? (
              title
            ) : (
              <SaveFile citizenId={citizenId} letterId={letterId} index={index} title={title} />
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A file is asked for by the page that shows it: every look at it is recorded. */
function SaveFile({
  citizenId,
  letterId,
  index,
  title,
}: {
  citizenId: string
  letterId: string
  index: number
  title: string
}) {
  const t = useText()
  const tell = useToast()
  const [isBusy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      const params = { citizenId, reportId: letterId, index }
      saveFile(await callForFile(viewObservationFileRoute, { params }, new AbortController().signal), title)
    } catch (fault) {
      tell(t(textOfFault(fault)), 'danger')
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button small look="quiet" icon="download" busy={isBusy} onClick={() => void save()}>
      {title}
    </Button>
  )
}
