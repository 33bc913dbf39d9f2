import { PartFault } from '../../access/pages/withheld-line.tsx'
import './pathway.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { PathwayView, StepView } from '../../../../contract/pathway.ts'
import { paths } from '../../../paths.ts'
import { Card } from '../../../ui/card.tsx'
import { Skeleton } from '../../../ui/condition.tsx'
import { Deadline } from '../../../ui/deadline.tsx'
import { Badge, State, type Tone } from '../../../ui/state.tsx'
import { type Text, useText } from '../../../ui/text.tsx'
import { pathwaysQuery } from '../queries.ts'
import { programmeTexts } from './programme-texts.ts'
import { pathwayTexts } from './texts.ts'

const stepStates: Readonly<Record<StepView['state'], { readonly tone: Tone; readonly text: Text }>> = {
  waiting: { tone: 'neutral', text: pathwayTexts.stepWaiting },
  open: { tone: 'info', text: pathwayTexts.stepOpen },
  done: { tone: 'success', text: pathwayTexts.stepDone },
  withdrawn: { tone: 'neutral', text: pathwayTexts.stepWithdrawn },
}

const pathwayStates: Readonly<Record<PathwayView['status'], { readonly tone: Tone; readonly text: Text }>> = {
  running: { tone: 'info', text: pathwayTexts.running },
  ended: { tone: 'success', text: pathwayTexts.ended },
  stopped: { tone: 'neutral', text: pathwayTexts.stopped },
}

/** Each pathway: how far it has come, and behind a click every step with its state and deadline. */
export function PathwayCards({ citizenId }: { citizenId: string }) {
  const t = useText()
  const pathways = useQuery(pathwaysQuery(citizenId))
  if (pathways.isPending) return <Skeleton rows={4} />
  if (pathways.isError) return <PartFault fault={pathways.error} onRetry={() => void pathways.refetch()} />
  if (pathways.data.length === 0)
    return (
      <Card title={t(pathwayTexts.plan)} icon="calendar">
        <p className="muted">{t(pathwayTexts.noPathway)}</p>
      </Card>
    )
  return pathways.data.map((pathway) => (
    <PathwayCard key={pathway.pathwayId} pathway={pathway} citizenId={citizenId} />
  ))
}

function PathwayCard({ pathway, citizenId }: { pathway: PathwayView; citizenId: string }) {
  const t = useText()
  const { tone, text } = pathwayStates[pathway.status]
  // The lanes say what is to be done now: here each step stands once more only for who asks. Those not called for may never come.
  const called = pathway.steps.filter(({ state }) => state !== 'waiting')
  const waiting = pathway.steps.filter(({ state }) => state === 'waiting')
  const count = (state: StepView['state']) => called.filter((step) => step.state === state).length
  return (
    <Card title={t(pathway.programme.name)} icon="calendar" aside={<Badge tone={tone}>{t(text)}</Badge>}>
      {pathway.readmittedFrom && <State tone="warning">{t(pathwayTexts.readmitted)}</State>}
      <p className="row">
        <State tone="success">{t(pathwayTexts.countDone, { n: count('done') })}</State>
        <State tone="info">{t(pathwayTexts.countOpen, { n: count('open') })}</State>
      </p>
      <details className="no-print">
        <summary>{t(pathwayTexts.steps)}</summary>
        <Steps steps={called} />
        {waiting.length > 0 && (
          <details>
            <summary>{t(pathwayTexts.maybe, { n: waiting.length })}</summary>
            <Steps steps={waiting} />
          </details>
        )}
      </details>
      <p className="no-print">
        <Link to={paths.citizenPathway} params={{ citizenId, pathwayId: pathway.pathwayId }}>
          {t(programmeTexts.seeAgainst)}
        </Link>
      </p>
    </Card>
  )
}

function Steps({ steps }: { steps: readonly StepView[] }) {
  const t = useText()
  return (
    <ol className="pathway-steps" aria-label={t(pathwayTexts.plan)}>
      {steps.map((step) => (
        <Step key={`${step.stepId}-${step.occurrence}`} step={step} />
      ))}
    </ol>
  )
}

function Step({ step }: { step: StepView }) {
  const t = useText()
  const { tone, text } = stepStates[step.state]
  return (
    <li>
      <State tone={tone}>{t(text)}</State>
      <span>{t(step.title)}</span>
      {step.state === 'open' && step.dueAt && (
        <Deadline dueAt={step.dueAt} warnAt={step.warnAt ?? undefined} layout="short" />
      )}
    </li>
  )
}
