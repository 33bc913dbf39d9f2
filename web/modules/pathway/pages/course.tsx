import './my-pathway.css'
import type { PlanView } from '../../../../contract/pathway-plan.ts'
import type { TaskSummaryView } from '../../../../contract/task.ts'
import { Card } from '../../../ui/card.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useNow } from '../../../ui/now.ts'
import { State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { waitingHandoff } from '../../task/pages/handoff-state.ts'
import { isLate } from '../../task/pages/soonest-first.ts'
import { type Say, taskTitle } from '../../task/pages/task-words.ts'
import { plainService } from './plain-services.ts'
import { Origins } from './plan-next.tsx'
import { planStepOf } from './plan-step-of.ts'
import { planTexts } from './plan-texts.ts'
import { myTexts } from './texts.ts'

/** What is due first; what has no deadline comes after. */
export function nextOf(open: readonly TaskSummaryView[]): TaskSummaryView | undefined {
  const due = (task: TaskSummaryView) =>
    task.deadline ? Date.parse(task.deadline.dueAt) : Number.MAX_SAFE_INTEGER
  return open.toSorted((a, b) => due(a) - due(b))[0]
}

/**
 * What the task is in words for who is no professional: the plan's, which are said to the citizen, on the citizen's own page,
 * else those of the service.
 */
function plainTitle(t: Say, task: TaskSummaryView, plan: PlanView | undefined, isMine: boolean): string {
  const step = isMine ? planStepOf(plan, task) : undefined
  // A programme without words for the citizen says its own twice.
  const own = step !== undefined && step.plain.da !== step.title.da ? step.plain : undefined
  const words = own ?? plainService(task.serviceCode)
  return words && task.title !== null ? t(words) : taskTitle(t, task)
}

/** Where a unit is phoned; undefined when the plan may not be read or the unit has said no number. */
function phoneOf(plan: PlanView | undefined, unitId: string): string | undefined {
  const units = [...(plan?.contacts ?? []), ...(plan?.steps ?? [])].map(({ unit }) => unit)
  return units.find(({ id, phone }) => id === unitId && phone !== null)?.phone ?? undefined
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
  const late = isLate(task, now)
  return (
    <section className="my-next">
      <h2>{t(myTexts.next)}</h2>
      <p className="my-next-task">{plainTitle(t, task, plan, isMine)}</p>
      {task.deadline && <p>{t(myTexts.nextBy, { when: dateAndTime(task.deadline.dueAt, language, now) })}</p>}
      <p>{t(myTexts.whoHas, { unit: task.responsible.name })}</p>
      {late && <State tone="warning">{t(myTexts.late)}</State>}
      <CanDo plan={plan} unit={task.responsible} isLate={late} />
    </section>
  )
}

interface CanDoProps {
  readonly plan: PlanView | undefined
  readonly unit: TaskSummaryView['responsible']
  readonly isLate: boolean
}

/** What the reader can do now: phone who is late, or else whoever has it or keeps it all together. */
function CanDo({ plan, unit, isLate }: CanDoProps) {
  const t = useText()
  const coordinator = plan?.coordinator?.unit
  const phone = phoneOf(plan, unit.id)
  const other = coordinator && coordinator.id !== unit.id ? coordinator : undefined
  const called = phone ? { name: unit.name, phone } : other
  if (!called?.phone) return null
  return (
    <div className="my-next-do">
      <h3>{t(myTexts.canDo)}</h3>
      <p>{t(isLate && phone ? myTexts.askLate : myTexts.inDoubt, { unit: called.name })}</p>
      <CallUnit unit={called.name} phone={called.phone} />
    </div>
  )
}

/** A number to tap, named with whose it is. */
function CallUnit({ unit, phone }: { readonly unit: string; readonly phone: string }) {
  const t = useText()
  return (
    <a
      className="my-phone"
      href={`tel:${phone.replaceAll(' ', '')}`}
      aria-label={`${t(planTexts.callThem, { unit })}: ${phone}`}
    >
      <Icon name="phone" />
      {phone}
    </a>
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
  const now = useNow()
  if (open.length + done.length === 0) return null
  return (
    <Card title={t(isMine ? myTexts.everything : myTexts.everythingOfAnother)} icon="people">
      <ul className="my-list">
        {open.map((task) => {
          const moving = waitingHandoff(task)
          const step = planStepOf(plan, task)
          const late = isLate(task, now)
          const phone = late ? phoneOf(plan, task.responsible.id) : undefined
          return (
            <li key={task.id}>
              <p className="strong">{plainTitle(t, task, plan, isMine)}</p>
              <p>{task.responsible.name}</p>
              {task.deadline && (
                <p className="muted">
                  {t(myTexts.nextBy, { when: dateAndTime(task.deadline.dueAt, language) })}
                </p>
              )}
              {late && (
                <div className="row">
                  <State tone="warning">{t(myTexts.lateShort)}</State>
                  {phone && <CallUnit unit={task.responsible.name} phone={phone} />}
                </div>
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
                <State tone="success">{plainTitle(t, task, plan, isMine)}</State>
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
