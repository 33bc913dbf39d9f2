import './my-pathway.css'
import type { PlanView } from '../../../../contract/pathway-plan.ts'
import type { TaskSummaryView } from '../../../../contract/task.ts'
import { Card } from '../../../ui/card.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { useNow } from '../../../ui/now.ts'
import { State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { waitingHandoff } from '../../task/pages/handoff-state.ts'
import { type Say, taskTitle } from '../../task/pages/task-words.ts'
import { Origins } from './plan-next.tsx'
import { planStepOf } from './plan-step-of.ts'
import { myTexts } from './texts.ts'

/** What is due first; what has no deadline comes after. */
export function nextOf(open: readonly TaskSummaryView[]): TaskSummaryView | undefined {
  const due = (task: TaskSummaryView) =>
    task.deadline ? Date.parse(task.deadline.dueAt) : Number.MAX_SAFE_INTEGER
  return open.toSorted((a, b) => due(a) - due(b))[0]
}

/** What the task is, in the plan's words for the citizen where it has some. */
function plainTitle(t: Say, task: TaskSummaryView, plan: PlanView | undefined): string {
  const step = planStepOf(plan, task)
  return step ? t(step.plain) : taskTitle(t, task)
}

interface NextProps {
  readonly task: TaskSummaryView | undefined
  /** Where it may be read: says the task in words for the citizen. */
  readonly plan?: PlanView | undefined
  readonly isMine?: boolean
}

/** What happens next, and who has it. */
export function Next({ task, plan, isMine = true }: NextProps) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  if (task === undefined)
    return (
      <section className="my-next">
        <h2>{t(myTexts.nothing)}</h2>
        {isMine && <p>{t(myTexts.nothingText)}</p>}
      </section>
    )
  const isLate = task.deadline !== null && Date.parse(task.deadline.dueAt) < now
  return (
    <section className="my-next">
      <h2>{t(myTexts.next)}</h2>
      <p className="my-next-task">{plainTitle(t, task, plan)}</p>
      {task.deadline && <p>{t(myTexts.nextBy, { when: dateAndTime(task.deadline.dueAt, language, now) })}</p>}
      <p>{t(myTexts.whoHas, { unit: task.responsible.name })}</p>
      {isLate && <State tone="warning">{t(myTexts.late)}</State>}
    </section>
  )
}

interface WhoDoesWhatProps {
  readonly open: readonly TaskSummaryView[]
  readonly done: readonly TaskSummaryView[]
  readonly plan?: PlanView | undefined
  /** False on the page of somebody one follows. */
  readonly isMine?: boolean
}

/** All that is going on, and what has been done. */
export function WhoDoesWhat({ open, done, plan, isMine = true }: WhoDoesWhatProps) {
  const t = useText()
  const language = useLanguage()
  if (open.length + done.length === 0) return null
  return (
    <Card title={t(isMine ? myTexts.everything : myTexts.everythingOfAnother)} icon="people">
      <ul className="my-list">
        {open.map((task) => {
          const moving = waitingHandoff(task)
          const step = planStepOf(plan, task)
          return (
            <li key={task.id}>
              <p className="strong">{plainTitle(t, task, plan)}</p>
              <p>{task.responsible.name}</p>
              {task.deadline && (
                <p className="muted">
                  {t(myTexts.nextBy, { when: dateAndTime(task.deadline.dueAt, language) })}
                </p>
              )}
              {moving && (
                <p className="muted">
                  {t(myTexts.movingTo, { unit: moving.to.name, from: moving.from.name })}
                </p>
              )}
              {step && <Origins step={step} />}
            </li>
          )
        })}
      </ul>
      {done.length > 0 && (
        <details>
          <summary>{t(myTexts.done, { n: done.length })}</summary>
          <ul className="my-list">
            {done.map((task) => (
              <li key={task.id}>
                <State tone="success">{taskTitle(t, task)}</State>
                <p className="muted small">
                  {task.responsible.name}
                  {task.closedAt && `, ${dateAndTime(task.closedAt, language)}`}
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  )
}
