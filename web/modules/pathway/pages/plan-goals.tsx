import './plan.css'
import { lazy, Suspense, useState } from 'react'
import {
  addGoalRoute,
  type GoalView,
  type PlanView,
  type ToldMatterView,
} from '../../../../contract/pathway-plan.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { age, calendarDate } from '../../../ui/danish-time.ts'
import { useNow } from '../../../ui/now.ts'
import { State, type Tone } from '../../../ui/state.tsx'
import { type Text, useLanguage, useText } from '../../../ui/text.tsx'
import type { GoalWriting } from '../forms/plan-goal-dialog.tsx'
import { planTexts } from './plan-texts.ts'

const PlanGoalDialog = lazy(() =>
  import('../forms/plan-goal-dialog.tsx').then((file) => ({ default: file.PlanGoalDialog })),
)

const progresses: Readonly<
  Record<'better' | 'same' | 'worse', { readonly tone: Tone; readonly text: Text }>
> = {
  better: { tone: 'success', text: planTexts.better },
  same: { tone: 'neutral', text: planTexts.same },
  worse: { tone: 'warning', text: planTexts.worse },
}

export interface PlanGoalsProps {
  readonly citizenId: string
  readonly plan: PlanView
  readonly mayWrite: boolean
  /** The citizen reads their own goals. */
  readonly isMine?: boolean
}

/** What the citizen wants, in their own words, and how it goes. What was told before is confirmed and not asked again. */
export function PlanGoals({ citizenId, plan, mayWrite, isMine = false }: PlanGoalsProps) {
  const t = useText()
  const [writing, setWriting] = useState<GoalWriting>()
  const active = plan.goals.filter(({ status }) => status === 'active')
  const over = plan.goals.filter(({ status }) => status !== 'active')
  const row = (goal: GoalView) => (
    <Goal
      key={goal.id}
      goal={goal}
      onEdit={mayWrite && goal.status === 'active' ? (kind) => setWriting({ kind, goal }) : undefined}
    />
  )
  return (
    <section className="stack-tight">
      <div className="row row-between">
        {!isMine && <h3>{t(planTexts.goals)}</h3>}
        {mayWrite && (
          <Button look="quiet" small icon="plus" onClick={() => setWriting({ kind: 'add' })}>
            {t(planTexts.addGoal)}
          </Button>
        )}
      </div>
      {active.length === 0 && <p className="muted">{t(planTexts.noGoals)}</p>}
      <ul className="plan-list">{active.map(row)}</ul>
      {mayWrite && plan.toldMatters.length > 0 && (
        <ToldMatters citizenId={citizenId} matters={plan.toldMatters} isMine={isMine} />
      )}
      {over.length > 0 && (
        <details>
          <summary>{t(planTexts.oldGoals, { n: over.length })}</summary>
          <ul className="plan-list">{over.map(row)}</ul>
        </details>
      )}
      {writing && (
        <Suspense>
          <PlanGoalDialog
            citizenId={citizenId}
            plan={plan}
            writing={writing}
            isMine={isMine}
            onClose={() => setWriting(undefined)}
          />
        </Suspense>
      )}
    </section>
  )
}

interface GoalProps {
  readonly goal: GoalView
  readonly onEdit: ((kind: 'change' | 'follow-up') => void) | undefined
}

function Goal({ goal, onEdit }: GoalProps) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  const latest = goal.followUps.at(-1)
  const about = [
    goal.owner && t(planTexts.worksFor, { unit: goal.owner.name }),
    goal.targetOn && t(planTexts.byDay, { when: calendarDate(goal.targetOn, language, now) }),
  ].filter(Boolean)
  return (
    <li>
      <p className="strong">{goal.text}</p>
      {goal.status !== 'active' && (
        <State tone={goal.status === 'reached' ? 'success' : 'neutral'}>
          {t(goal.status === 'reached' ? planTexts.reached : planTexts.givenUp)}
        </State>
      )}
      {about.length > 0 && <p className="muted small">{about.join(', ')}</p>}
      {latest && (
        <p className="small">
          {latest.progress && (
            <State tone={progresses[latest.progress].tone}>{t(progresses[latest.progress].text)}</State>
          )}{' '}
          {latest.text}{' '}
          <span className="muted">
            {latest.by.name}, {age(latest.at, language, now)}
          </span>
        </p>
      )}
      {goal.earlier.length > 0 && (
        <details className="no-print">
          <summary>{t(planTexts.earlierWords)}</summary>
          {goal.earlier.map(({ text, at }) => (
            <p key={at} className="small">
              <s>{text}</s> <span className="muted">{age(at, language, now)}</span>
            </p>
          ))}
        </details>
      )}
      {onEdit && (
        <div className="buttons no-print">
          <Button
            look="quiet"
            small
            icon="history"
            aria-label={t(planTexts.followUpFull, { text: goal.text })}
            onClick={() => onEdit('follow-up')}
          >
            {t(planTexts.followUp)}
          </Button>
          <Button
            look="quiet"
            small
            icon="edit"
            aria-label={t(planTexts.editFull, { text: goal.text })}
            onClick={() => onEdit('change')}
          >
            {t(planTexts.edit)}
          </Button>
        </div>
      )}
    </li>
  )
}

interface ToldMattersProps {
  readonly citizenId: string
  readonly matters: readonly ToldMatterView[]
  readonly isMine: boolean
}

function ToldMatters({ citizenId, matters, isMine }: ToldMattersProps) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  const add = useDeed(addGoalRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(planTexts.goalAdded),
  })
  return (
    <div className="plan-told no-print">
      <p className="muted small">{t(isMine ? planTexts.myToldMatters : planTexts.toldMatters)}</p>
      <ul className="plan-list">
        {matters.map(({ storyEntryId, text, saidBy, toldBy, asOf }) => (
          <li key={storyEntryId}>
            <p>{text}</p>
            <p className="muted small">
              {t(planTexts.toldBy, { name: toldBy, age: age(asOf, language, now) })}
            </p>
            <div>
              <Button
                small
                icon="check"
                busy={add.isBusy}
                aria-label={t(planTexts.makeGoalFull, { text })}
                onClick={() => add.does({ params: { citizenId }, body: { text, saidBy, storyEntryId } })}
              >
                {t(planTexts.makeGoal)}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}
