import { Link } from '@tanstack/react-router'
import { type TaskSummaryView, takeOnTaskRoute } from '../../../../contract/task.ts'
import { useDeed } from '../../../app/deed.tsx'
import { paths } from '../../../paths.ts'
import { Button } from '../../../ui/button.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { Deadline } from '../../../ui/deadline.tsx'
import { State } from '../../../ui/state.tsx'
import { useText } from '../../../ui/text.tsx'
import { useTaskAddress } from '../forms/task-address.ts'
import type { WorklistSort } from '../views.ts'
import { handoffState } from './handoff-state.ts'
import { citizenName, mainReason, mayDo, priorityTexts, taskTitle } from './task-words.ts'
import { taskTexts } from './texts.ts'

export interface WorklistTableProps {
  readonly tasks: readonly TaskSummaryView[]
  readonly personId: string
  readonly sort: WorklistSort
  readonly onSort: (sort: WorklistSort) => void
}

export function WorklistTable({ tasks, personId, sort, onSort }: WorklistTableProps) {
  const t = useText()
  return (
    <DataTable
      name={t(taskTexts.worklist)}
      rows={tasks}
      rowKey={(task) => task.id}
      hasRowHelp
      sort={{ by: sort.replace('-', ''), descending: sort.startsWith('-') }}
      onSort={(by, descending) => onSort(`${descending ? '-' : ''}${by}` as WorklistSort)}
      columns={[
        {
          id: 'borger',
          header: t(taskTexts.citizen),
          isRowHeader: true,
          isSortable: true,
          width: '17%',
          cell: (task) => <TaskLink task={task} />,
        },
        {
          id: 'opgave',
          header: t(taskTexts.task),
          isSortable: true,
          width: '24%',
          cell: (task) => (
            <span className="task-cell">
              {taskTitle(t, task)} <Urgency task={task} />
            </span>
          ),
        },
        {
          id: 'why',
          header: t(taskTexts.whyYours),
          cell: (task) => <Why task={task} />,
        },
        {
          id: 'frist',
          header: t(taskTexts.due),
          isSortable: true,
          width: '17%',
          cell: (task) => <Deadline dueAt={task.deadline?.dueAt} warnAt={task.deadline?.warnAt} />,
        },
        {
          id: 'who',
          header: t(taskTexts.who),
          width: '13%',
          cell: (task) => <Who task={task} personId={personId} />,
        },
        {
          id: 'handoff',
          header: t(taskTexts.handoff),
          width: '13%',
          cell: (task) => <HandoffCell task={task} />,
        },
      ]}
      card={(task) => (
        <article className="task-card">
          <div className="task-card-top">
            <TaskLink task={task} />
            <Urgency task={task} />
          </div>
          <p>{taskTitle(t, task)}</p>
          <Deadline dueAt={task.deadline?.dueAt} warnAt={task.deadline?.warnAt} />
          <HandoffCell task={task} />
          <Who task={task} personId={personId} />
        </article>
      )}
    />
  )
}

function TaskLink({ task }: { task: TaskSummaryView }) {
  const t = useText()
  return (
    <Link
      to={paths.citizen}
      params={{ citizenId: task.citizen.id }}
      search={{ opgave: task.id }}
      aria-label={`${citizenName(t, task)}, ${taskTitle(t, task)}`}
    >
      {citizenName(t, task)}
    </Link>
  )
}

function Urgency({ task }: { task: TaskSummaryView }) {
  const t = useText()
  if (task.priority === 'routine') return null
  return (
    <State tone={task.priority === 'acute' ? 'danger' : 'warning'}>{t(priorityTexts[task.priority])}</State>
  )
}

function Why({ task }: { task: TaskSummaryView }) {
  const t = useText()
  const reason = mainReason(task)
  const words = reason ? t(reason) : task.withheld ? '' : t(taskTexts.noReasons)
  return (
    <span className="one-line muted small" title={words}>
      {words}
    </span>
  )
}

/** Who in the unit does it; a task nobody has taken on can be taken right here. */
function Who({ task, personId }: { task: TaskSummaryView; personId: string }) {
  const t = useText()
  const { touches, params, version } = useTaskAddress(task)
  const takeOn = useDeed(takeOnTaskRoute, { touches, says: t(taskTexts.taken) })
  if (task.person) return <span>{task.person.id === personId ? t(taskTexts.you) : task.person.name}</span>
  const meantFor = task.meantFor && (
    <span className="small">{t(taskTexts.meantForName, { name: task.meantFor.name })}</span>
  )
  if (!mayDo(task, 'take-on')) return meantFor ?? <span className="muted">{t(taskTexts.nobodyYet)}</span>
  return (
    <span className="row">
      {meantFor}
      <Button
        small
        busy={takeOn.isBusy}
        aria-label={`${t(taskTexts.takeOn)}: ${taskTitle(t, task)}, ${citizenName(t, task)}`}
        onClick={() => takeOn.does({ params, body: { version } })}
      >
        {t(taskTexts.takeOn)}
      </Button>
    </span>
  )
}

function HandoffCell({ task }: { task: TaskSummaryView }) {
  const t = useText()
  const { handoff } = task
  if (handoff === null) return null
  const { tone, text } = handoffState(handoff)
  return <State tone={tone}>{t(text)}</State>
}
