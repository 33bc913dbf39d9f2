import { PartFault } from '../../access/pages/withheld-line.tsx'
import { useReadOnly } from '../../access/read-only.ts'
import './plan.css'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { Skeleton } from '../../../ui/condition.tsx'
import { useText } from '../../../ui/text.tsx'
import { planQuery } from '../plan-queries.ts'
import { PlanChanges } from './plan-changes.tsx'
import { PlanCoordinator } from './plan-coordinator.tsx'
import { PlanGoals } from './plan-goals.tsx'
import { PlanNext, PlanResting } from './plan-next.tsx'
import { planTexts } from './plan-texts.ts'

const PlanChangeDialog = lazy(() =>
  import('../forms/plan-change-dialog.tsx').then((file) => ({ default: file.PlanChangeDialog })),
)

/** The citizen's one plan, as those who help see it: who keeps it together, the goals, what has changed, and behind a click each thing to be done. */
export function PlanCard({ citizenId }: { citizenId: string }) {
  const t = useText()
  const plan = useQuery(planQuery(citizenId))
  const isReadOnly = useReadOnly()
  const [isTelling, setTelling] = useState(false)
  const mayWrite = !isReadOnly && plan.data?.mayWrite === true
  return (
    <Card
      title={t(planTexts.plan)}
      icon="calendar"
      aside={
        mayWrite && (
          <Button small icon="change" onClick={() => setTelling(true)}>
            {t(planTexts.somethingChanged)}
          </Button>
        )
      }
    >
      {plan.isPending && <Skeleton rows={5} />}
      {plan.isError && <PartFault fault={plan.error} onRetry={() => void plan.refetch()} />}
      {plan.data && (
        <div className="plan-parts">
          <PlanResting plan={plan.data} />
          <PlanCoordinator citizenId={citizenId} coordinator={plan.data.coordinator} mayWrite={mayWrite} />
          <PlanGoals citizenId={citizenId} plan={plan.data} mayWrite={mayWrite} />
          <PlanChanges citizenId={citizenId} changes={plan.data.changes} mayWrite={mayWrite} />
          <PlanNext plan={plan.data} />
        </div>
      )}
      {isTelling && plan.data && (
        <Suspense>
          <PlanChangeDialog citizenId={citizenId} plan={plan.data} onClose={() => setTelling(false)} />
        </Suspense>
      )}
    </Card>
  )
}
