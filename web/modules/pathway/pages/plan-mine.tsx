import './my-pathway.css'
import './plan.css'
import { useQuery } from '@tanstack/react-query'
import type { PlanView } from '../../../../contract/pathway-plan.ts'
import { textOfFault } from '../../../app/fault-text.ts'
import { sectorOf } from '../../../app/sectors.ts'
import { Card } from '../../../ui/card.tsx'
import { ErrorState, Skeleton } from '../../../ui/condition.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useText } from '../../../ui/text.tsx'
import { planQuery } from '../plan-queries.ts'
import { PlanGoals } from './plan-goals.tsx'
import { myPlanTexts, planTexts } from './plan-texts.ts'

/** The citizen's own part of the plan: who keeps it together, and what they want. */
export function MyPlan({ citizenId }: { citizenId: string }) {
  const t = useText()
  const plan = useQuery(planQuery(citizenId))
  if (plan.isPending) return <Skeleton rows={5} />
  if (plan.isError)
    return <ErrorState onRetry={() => void plan.refetch()}>{t(textOfFault(plan.error))}</ErrorState>
  return (
    <>
      <MyCoordinator plan={plan.data} />
      <Card title={t(planTexts.myGoals)} icon="heart" sector="borger">
        <PlanGoals citizenId={citizenId} plan={plan.data} mayWrite={plan.data.mayWrite} isMine />
      </Card>
    </>
  )
}

function MyCoordinator({ plan: { coordinator } }: { plan: PlanView }) {
  const t = useText()
  if (coordinator === null) return null
  const { unit, person } = coordinator
  return (
    <Card title={t(myPlanTexts.coordinator)} icon="personCheck" sector={sectorOf(unit.sector)}>
      <p className="strong">{[person?.name, unit.name].filter(Boolean).join(', ')}</p>
      <p className="muted">{t(myPlanTexts.coordinatorHelp)}</p>
      {unit.phone && (
        <a
          className="my-phone"
          href={`tel:${unit.phone.replaceAll(' ', '')}`}
          aria-label={`${t(planTexts.callThem, { unit: unit.name })}: ${unit.phone}`}
        >
          <Icon name="phone" />
          {unit.phone}
        </a>
      )}
    </Card>
  )
}
