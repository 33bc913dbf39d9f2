import './who-has-what.css'
import type { TaskSummaryView } from '../../../../contract/task.ts'
import { calendarDate } from '../../../ui/danish-time.ts'
import { Deadline } from '../../../ui/deadline.tsx'
import { type LaneItem, LaneLegend, Lanes } from '../../../ui/lanes.tsx'
import { useNow } from '../../../ui/now.ts'
import type { Sector } from '../../../ui/sector-mark.tsx'
import { Badge, State } from '../../../ui/state.tsx'
import { type Language, useLanguage, useText } from '../../../ui/text.tsx'
import { waitingHandoff } from './handoff-state.ts'
import { isLate, soonestFirst } from './soonest-first.ts'
import { type Say, taskTitle } from './task-words.ts'
import { taskTexts } from './texts.ts'

export interface WhoHasWhatProps {
  readonly tasks: readonly TaskSummaryView[]
  readonly sectorOfUnit: (unitId: string) => Sector
  readonly onOpen: (taskId: string) => void
}

/**
 * The one answer to what happens next and who has it: the sum of it in a line, and below it a lane per sector with what each
 * has now, the soonest due first, what is offered to it, and what it has done.
 */
export function WhoHasWhat({ tasks, sectorOfUnit, onOpen }: WhoHasWhatProps) {
  const t = useText()
  const language = useLanguage()
  const lanes: Partial<Record<Sector, LaneItem[]>> = {}
  const put = (unitId: string, item: LaneItem) => {
    const sector = sectorOfUnit(unitId)
    const lane = lanes[sector] ?? []
    lanes[sector] = lane
    lane.push(item)
  }
  // What was cancelled is nobody's any more: the timeline keeps it.
  for (const task of soonestFirst(tasks.filter(({ status }) => status !== 'cancelled'))) {
    put(task.responsible.id, laneItem(t, language, task, onOpen))
    const handoff = waitingHandoff(task)
    if (handoff)
      put(handoff.to.id, {
        id: handoff.id,
        title: taskTitle(t, task),
        detail: <State tone="warning">{t(taskTexts.offeredHere)}</State>,
        drawn: 'proposed',
        onOpen: () => onOpen(task.id),
      })
  }
  return (
    <section className="stack-tight" aria-label={t(taskTexts.whoHasWhat)}>
      <div className="row row-between">
        <h2>{t(taskTexts.whoHasWhat)}</h2>
        <LaneLegend />
      </div>
      <NextOfAll tasks={tasks} />
      <Lanes name={t(taskTexts.whoHasWhat)} itemsOf={lanes} />
    </section>
  )
}

/** How many are late, and which comes first. */
function NextOfAll({ tasks }: Pick<WhoHasWhatProps, 'tasks'>) {
  const t = useText()
  const now = useNow()
  const open = soonestFirst(tasks).filter(({ status }) => status === 'open')
  const late = open.filter((task) => isLate(task, now)).length
  const next = open.find((task) => task.deadline !== null && !isLate(task, now))
  if (open.length === 0) return <p className="muted">{t(taskTexts.nothingOpen)}</p>
  return (
    <div className="who-has-next">
      {late > 0 && (
        <Badge tone="danger">{late === 1 ? t(taskTexts.oneLate) : t(taskTexts.manyLate, { n: late })}</Badge>
      )}
      {next && (
        <p>
          <span className="muted">{t(taskTexts.nextOfAll)} </span>
          <b>{taskTitle(t, next)}</b>, {next.responsible.name}{' '}
          <Deadline dueAt={next.deadline?.dueAt} warnAt={next.deadline?.warnAt} layout="short" />
        </p>
      )}
    </div>
  )
}

function laneItem(
  t: Say,
  language: Language,
  task: TaskSummaryView,
  onOpen: (taskId: string) => void,
): LaneItem {
  const when = task.closedAt ? calendarDate(task.closedAt, language) : ''
  return {
    id: task.id,
    title: taskTitle(t, task),
    drawn: task.status === 'open' ? 'planned' : 'happened',
    onOpen: () => onOpen(task.id),
    detail:
      task.status === 'open' ? (
        <>
          <Deadline dueAt={task.deadline?.dueAt} warnAt={task.deadline?.warnAt} layout="short" />{' '}
          <span className="lane-item-who">{task.responsible.name}</span>
        </>
      ) : (
        <State tone="success">{t(taskTexts.doneAt, { when })}</State>
      ),
  }
}
