import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useLive } from '../../../app/live.ts'
import { oversightCountsQuery } from '../queries.ts'

const MyExplanations = lazy(() =>
  import('./my-explanations.tsx').then((file) => ({ default: file.MyExplanations })),
)
const OversightNotices = lazy(() =>
  import('./oversight-notices.tsx').then((file) => ({ default: file.OversightNotices })),
)

/** What the control of look-ups wants of somebody at work: an explanation, or that a leader knows. Mostly nothing. */
export function ControlCalls({ unitId }: { unitId: string }) {
  useLive(`oversight:${unitId}`)
  const counts = useQuery(oversightCountsQuery(unitId)).data
  if (counts === undefined) return null
  return (
    <Suspense>
      {counts.explanations > 0 && <MyExplanations unitId={unitId} />}
      {counts.notices > 0 && <OversightNotices unitId={unitId} />}
    </Suspense>
  )
}
