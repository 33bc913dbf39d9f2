import './observation.css'
import { useQuery } from '@tanstack/react-query'
import { useText } from '../../../ui/text.tsx'
import { observationsQuery } from '../queries.ts'
import { ReportCard } from './report-card.tsx'
import { observationTexts } from './texts.ts'

/** The citizen's own results. Nothing when there are none. */
export function MyObservationsCard({ citizenId }: { citizenId: string }) {
  const t = useText()
  const reports = useQuery(observationsQuery(citizenId)).data?.reports ?? []
  if (reports.length === 0) return null
  return (
    <details className="my-results">
      <summary>{t(observationTexts.mine)}</summary>
      {reports.map((report) => (
        <ReportCard key={report.id} citizenId={citizenId} report={report} isReadOnly isOfReader />
      ))}
    </details>
  )
}
