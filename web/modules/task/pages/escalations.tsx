import { Link } from '@tanstack/react-router'
import { type TaskSummaryView, takeEscalationRoute } from '../../../../contract/task.ts'
import { useDeed } from '../../../app/deed.tsx'
import { paths } from '../../../paths.ts'
import { Button } from '../../../ui/button.tsx'
import { State } from '../../../ui/state.tsx'
import { useText } from '../../../ui/text.tsx'
import { useTaskAddress } from '../forms/task-address.ts'
import { citizenName, mayDo, taskTitle } from './task-words.ts'
import { taskTexts } from './texts.ts'

/** Tasks about which somebody has been called: what is wrong, whom to phone, and one button that stops the ladder. */
export function Escalations({ tasks }: { tasks: readonly TaskSummaryView[] }) {
  return (
    <>
      {tasks.flatMap((task) =>
        task.escalations.map((escalation) => (
          <EscalationCard key={`${task.id}-${escalation.subject}`} task={task} escalation={escalation} />
        )),
      )}
    </>
  )
}

type Escalation = TaskSummaryView['escalations'][number]

export function EscalationCard({ task, escalation }: { task: TaskSummaryView; escalation: Escalation }) {
  const t = useText()
  const { touches, params, version } = useTaskAddress(task)
  const take = useDeed(takeEscalationRoute, { touches, says: t(taskTexts.escalationTaken) })
  const { rung, subject, takenBy } = escalation
  return (
    <article className="called">
      <State tone="danger">
        {subject === 'deadline'
          ? t(taskTexts.calledLate)
          : t(taskTexts.calledNoAnswer, { unit: task.handoff?.to.name ?? rung.unit.name })}
      </State>
      <h3>
        <Link to={paths.citizen} params={{ citizenId: task.citizen.id }} search={{ opgave: task.id }}>
          {citizenName(t, task)}, {taskTitle(t, task)}
        </Link>
      </h3>
      <p>
        {t(taskTexts.callsYou, { name: rung.name, phone: rung.phone })}
        {rung.phoneTo &&
          `. ${t(taskTexts.phoneThem, { name: rung.phoneTo.name, phone: rung.phoneTo.phone })}`}
      </p>
      {takenBy ? (
        <p className="muted">{t(taskTexts.escalationWith, { name: takenBy.name })}</p>
      ) : (
        mayDo(task, 'take-escalation') && (
          <div className="buttons">
            <Button
              look="primary"
              busy={take.isBusy}
              onClick={() => take.does({ params: { ...params, subject }, body: { version } })}
            >
              {t(taskTexts.takeEscalation)}
            </Button>
          </div>
        )
      )}
    </article>
  )
}
