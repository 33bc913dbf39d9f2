import type { PlanStepView, PlanView } from '../../../../contract/pathway-plan.ts'
import { sectorOf } from '../../../app/sectors.ts'
import { Deadline } from '../../../ui/deadline.tsx'
import { SectorMark } from '../../../ui/sector-mark.tsx'
import { Badge, State } from '../../../ui/state.tsx'
import { useText } from '../../../ui/text.tsx'
import { planTexts } from './plan-texts.ts'

/** The pathways that rest, and why. */
export function PlanResting({ plan }: { plan: PlanView }) {
  const t = useText()
  const resting = plan.pathways.filter(({ restsBecause }) => restsBecause !== null)
  if (resting.length === 0) return null
  return (
    <div className="plan-whole">
      {resting.map(({ pathwayId, programme, restsBecause }) => (
        <State key={pathwayId} tone="info">
          {t(planTexts.rests, { pathway: t(programme.name), text: restsBecause ? t(restsBecause) : '' })}
        </State>
      ))}
    </div>
  )
}

/**
 * What is to be done whatever pathway calls for it, the soonest due first; a duplicate stands once with both its pathways.
 * Folded away: the lanes above say who has what.
 */
export function PlanNext({ plan }: { plan: PlanView }) {
  const t = useText()
  if (plan.steps.length === 0) return null
  return (
    <details className="plan-whole no-print">
      <summary>{t(planTexts.next, { n: plan.steps.length })}</summary>
      <Steps steps={plan.steps} />
    </details>
  )
}

function Steps({ steps }: { steps: readonly PlanStepView[] }) {
  const t = useText()
  return (
    <ol className="plan-list">
      {steps.map((step) => (
        <li key={keyOf(step)}>
          <p className="strong">{t(step.title)}</p>
          <div className="row">
            <SectorMark sector={sectorOf(step.unit.sector)}>{step.unit.name}</SectorMark>
            {step.dueAt && <Deadline dueAt={step.dueAt} layout="short" />}
          </div>
          {step.offeredTo && (
            <p className="muted small">{t(planTexts.asksWhom, { unit: step.offeredTo.name })}</p>
          )}
          <Origins step={step} />
        </li>
      ))}
    </ol>
  )
}

/** Only a step that several pathways call for says which. */
export function Origins({ step: { origins } }: { step: Pick<PlanStepView, 'origins'> }) {
  const t = useText()
  if (origins.length < 2) return null
  return (
    <p className="small">
      <Badge tone="info">
        {origins.length === 2 ? t(planTexts.fromTwo) : t(planTexts.fromMany, { n: origins.length })}
      </Badge>{' '}
      {origins.map(({ programme }) => t(programme)).join(' · ')}
    </p>
  )
}

export function keyOf({ origins }: Pick<PlanStepView, 'origins'>): string {
  const [first] = origins
  return `${first?.pathwayId} ${first?.stepId} ${first?.occurrence}`
}
