import './rehab.css'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { RehabPlanView, RehabView } from '../../../../contract/rehab.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { EmptyState, Skeleton } from '../../../ui/condition.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { Badge, State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { PartFault, WithheldLine } from '../../access/pages/withheld-line.tsx'
import { useReadOnly } from '../../access/read-only.ts'
import { rehabilitationQuery } from '../queries.ts'
import { ClockStrip } from './clock-strip.tsx'
import { FunctionCard } from './function-card.tsx'
import { PlanFacts, PlanWords } from './plan-content.tsx'
import { PlanDeeds } from './plan-deeds.tsx'
import { lineWords, statusWords, typeWords } from './rehab-words.ts'
import { historyTexts, rehabTexts } from './texts.ts'

const PlanDialog = lazy(() =>
  import('../forms/plan-dialog.tsx').then((file) => ({ default: file.PlanDialog })),
)

const route = getRouteApi('/signed-in/borgere/$citizenId/genoptraening')

/** The rehabilitation of a citizen: the seven days, who has the plan and what they can do, and function as three parties see it. */
export function RehabPage() {
  const { citizenId } = route.useParams()
  const rehabilitation = useQuery(rehabilitationQuery(citizenId))
  return (
    <main id="main" tabIndex={-1} className="page rehab-page">
      {rehabilitation.isPending && <Skeleton rows={8} />}
      {rehabilitation.isError && (
        <PartFault fault={rehabilitation.error} onRetry={() => void rehabilitation.refetch()} />
      )}
      {rehabilitation.data && <Rehabilitation citizenId={citizenId} rehabilitation={rehabilitation.data} />}
    </main>
  )
}

function Rehabilitation({ citizenId, rehabilitation }: { citizenId: string; rehabilitation: RehabView }) {
  const t = useText()
  const isReadOnly = useReadOnly()
  const [isWriting, setIsWriting] = useState(false)
  const { plans, mayWrite, withheld } = rehabilitation
  const [newest, ...earlier] = plans
  const write = !isReadOnly && mayWrite.may && (
    <Button small icon="plus" onClick={() => setIsWriting(true)}>
      {t(rehabTexts.write)}
    </Button>
  )
  return (
    <>
      <div className="page-head">
        <h2>{t(rehabTexts.title)}</h2>
        {newest && <div className="buttons no-print">{write}</div>}
      </div>
      {newest ? (
        <Plan citizenId={citizenId} plan={newest} />
      ) : (
        <EmptyState icon="done" title={t(rehabTexts.none)} next={write}>
          {t(rehabTexts.noneText)}
        </EmptyState>
      )}
      {earlier.length > 0 && (
        <details>
          <summary>{t(rehabTexts.earlierPlans)}</summary>
          {earlier.map((plan) => (
            <Plan key={plan.planId} citizenId={citizenId} plan={plan} />
          ))}
        </details>
      )}
      {withheld && <WithheldLine />}
      <Suspense>
        {isWriting && <PlanDialog citizenId={citizenId} onClose={() => setIsWriting(false)} />}
      </Suspense>
    </>
  )
}

function Plan({ citizenId, plan }: { citizenId: string; plan: RehabPlanView }) {
  const t = useText()
  const { text, tone } = statusWords[plan.status]
  const type = typeWords(plan.content.gopType)
  const returned = plan.history.findLast(
    ({ type: happened }) => happened === 'plan-returned' || happened === 'plan-forwarded',
  )
  const language = useLanguage()
  return (
    <div className="rehab-plan">
      <div className="rehab-top">
        <Card
          title={type ? t(type) : t(rehabTexts.plan)}
          icon="document"
          edge={plan.status === 'returned' ? 'danger' : plan.clock.isRightOpen ? 'warning' : undefined}
          aside={
            <>
              {plan.version > 1 && (
                <span className="muted">{t(rehabTexts.version, { n: plan.version })}</span>
              )}
              <Badge tone={tone}>{t(text)}</Badge>
            </>
          }
        >
          {plan.status === 'returned' && returned && (
            <State tone="danger">{lineWords(returned, language)}</State>
          )}
          {plan.status !== 'draft' && <ClockStrip plan={plan} />}
          <PlanDeeds citizenId={citizenId} plan={plan} />
          <FinalStatus plan={plan} />
        </Card>
      </div>
      <div className="rehab-main">
        <FunctionCard citizenId={citizenId} plan={plan} />
      </div>
      <div className="rehab-side">
        <Card title={t(rehabTexts.who)} icon="people">
          <PlanFacts plan={plan} />
        </Card>
        <Card title={t(rehabTexts.plan)} icon="document">
          <PlanWords plan={plan} />
        </Card>
        <History plan={plan} />
      </div>
    </div>
  )
}

function FinalStatus({ plan: { finalStatus } }: { plan: RehabPlanView }) {
  const t = useText()
  if (finalStatus === null) return null
  return (
    <div>
      <h3>{t(rehabTexts.finalStatus)}</h3>
      <p>{finalStatus.text}</p>
      <State tone={finalStatus.isRead ? 'success' : 'warning'}>
        {t(finalStatus.isRead ? rehabTexts.finalRead : rehabTexts.finalUnread)}
      </State>
    </div>
  )
}

function History({ plan }: { plan: RehabPlanView }) {
  const t = useText()
  const language = useLanguage()
  return (
    <Card title={t(rehabTexts.history)} icon="history">
      <ol className="rehab-lines">
        {plan.history.toReversed().map((line) => (
          <li key={line.sequence}>
            <p>{lineWords(line, language)}</p>
            <p className="muted small">
              {dateAndTime(line.at, language)},{' '}
              {line.by
                ? [line.by.name, line.by.unitName].filter(Boolean).join(', ')
                : t(historyTexts.byHouse).toLowerCase()}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  )
}
