import './observation.css'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { ObservationsView } from '../../../../contract/observation.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState, Skeleton } from '../../../ui/condition.tsx'
import { useText } from '../../../ui/text.tsx'
import { PartFault, WithheldLine } from '../../access/pages/withheld-line.tsx'
import { useReadOnly } from '../../access/read-only.ts'
import { observationsQuery } from '../queries.ts'
import { ReportCard } from './report-card.tsx'
import { observationTexts } from './texts.ts'

const ResultsDialog = lazy(() =>
  import('../forms/results-dialog.tsx').then((file) => ({ default: file.ResultsDialog })),
)

const route = getRouteApi('/signed-in/borgere/$citizenId/proevesvar')

/** What municipal teams have measured: the newest first, with what was corrected and cancelled. */
export function ObservationsPage() {
  const { citizenId } = route.useParams()
  const observations = useQuery(observationsQuery(citizenId))
  return (
    <main id="main" tabIndex={-1} className="page observation-page">
      {observations.isPending && <Skeleton rows={6} />}
      {observations.isError && (
        <PartFault fault={observations.error} onRetry={() => void observations.refetch()} />
      )}
      {observations.data && <Observations citizenId={citizenId} observations={observations.data} />}
    </main>
  )
}

function Observations({ citizenId, observations }: { citizenId: string; observations: ObservationsView }) {
  const t = useText()
  const isReadOnly = useReadOnly()
  const [isWriting, setIsWriting] = useState(false)
  const { reports, mayWrite, doctor, withheld } = observations
  const write = mayWrite && !isReadOnly && (
    <Button small icon="plus" onClick={() => setIsWriting(true)}>
      {t(observationTexts.write)}
    </Button>
  )
  return (
    <>
      <div className="page-head">
        <h2>{t(observationTexts.title)}</h2>
        {reports.length > 0 && <div className="buttons no-print">{write}</div>}
      </div>
      {reports.length === 0 && (
        <EmptyState icon="document" title={t(observationTexts.none)} next={write}>
          {t(observationTexts.noneText)}
        </EmptyState>
      )}
      {reports.map((report) => (
        <ReportCard key={report.id} citizenId={citizenId} report={report} isReadOnly={isReadOnly} />
      ))}
      {withheld && <WithheldLine />}
      <Suspense>
        {isWriting && (
          <ResultsDialog
            citizenId={citizenId}
            doctor={doctor?.name ?? ''}
            onClose={() => setIsWriting(false)}
          />
        )}
      </Suspense>
    </>
  )
}
