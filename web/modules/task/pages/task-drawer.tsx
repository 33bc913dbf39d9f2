import './task-drawer.css'
import { useQuery } from '@tanstack/react-query'
import type { TaskView } from '../../../../contract/task.ts'
import { textOfFault } from '../../../app/fault-text.ts'
import { sectorOf } from '../../../app/sectors.ts'
import { useUnitId } from '../../../app/session.ts'
import { Facts } from '../../../ui/card.tsx'
import { ErrorState, Skeleton } from '../../../ui/condition.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { Deadline } from '../../../ui/deadline.tsx'
import { Drawer } from '../../../ui/dialog.tsx'
import { SectorMark } from '../../../ui/sector-mark.tsx'
import { Badge } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { WithheldLine } from '../../access/pages/withheld-line.tsx'
import { useReadOnly } from '../../access/read-only.ts'
import { TaskForms } from '../../form/pages/task-forms.tsx'
import { TaskMedicine } from '../../medication/pages/task-medicine.tsx'
import { unitQuery } from '../../organisation/queries.ts'
import { PhoneLink } from '../../stay/pages/phone-link.tsx'
import { taskQuery } from '../queries.ts'
import { EscalationCard } from './escalations.tsx'
import { waitingHandoff } from './handoff-state.ts'
import { HandoffSteps } from './handoff-steps.tsx'
import { Offer } from './offer.tsx'
import { Reasons } from './reasons.tsx'
import { TaskActions } from './task-actions.tsx'
import { TaskHistory } from './task-history.tsx'
import { handedOverReason, priorityTexts } from './task-words.ts'
import { reasonTexts, taskTexts } from './texts.ts'

export interface TaskDrawerProps {
  readonly citizenId: string
  readonly taskId: string
  readonly onClose: () => void
}

/** All about one task: who has it and why, until when, what one may do with it, and what happened. */
export function TaskDrawer({ citizenId, taskId, onClose }: TaskDrawerProps) {
  const t = useText()
  const task = useQuery(taskQuery(citizenId, taskId))
  return (
    <Drawer title={task.data ? t(task.data.title) : t(taskTexts.task)} isOpen onClose={onClose}>
      {task.isPending && <Skeleton rows={6} />}
      {task.isError && (
        <ErrorState onRetry={() => void task.refetch()}>{t(textOfFault(task.error))}</ErrorState>
      )}
      {task.data && <TaskDetails task={task.data} />}
    </Drawer>
  )
}

const statuses = {
  open: { tone: 'info', text: taskTexts.statusOpen },
  completed: { tone: 'success', text: taskTexts.statusDone },
  cancelled: { tone: 'neutral', text: taskTexts.statusCancelled },
} as const

function TaskDetails({ task }: { task: TaskView }) {
  const t = useText()
  const language = useLanguage()
  const unit = useQuery(unitQuery(task.responsible.id)).data
  const unitId = useUnitId()
  const isReadOnly = useReadOnly()
  const status = statuses[task.status]
  const handedOver = handedOverReason(task)
  return (
    <>
      <div className="drawer-section">
        <p className="row">
          <Badge tone={status.tone}>{t(status.text)}</Badge>
          <span>{t(priorityTexts[task.priority])}</span>
        </p>
        {task.withheld && <WithheldLine />}
        <Facts
          pairs={[
            [
              t(taskTexts.responsible),
              unit ? (
                <SectorMark key="unit" sector={sectorOf(unit.sector)}>
                  {task.responsible.name}
                </SectorMark>
              ) : (
                task.responsible.name
              ),
            ],
            ...(unit?.phone
              ? [[t(taskTexts.phone), <PhoneLink key="phone" phone={unit.phone} />] as const]
              : []),
            ...(unit?.dutyPhone
              ? [[t(taskTexts.dutyPhone), <PhoneLink key="duty" phone={unit.dutyPhone} />] as const]
              : []),
            ...(task.meantFor ? [[t(taskTexts.meantFor), task.meantFor.name] as const] : []),
            [t(taskTexts.doneBy), task.person?.name ?? t(taskTexts.nobodyYet)],
            [
              t(taskTexts.due),
              task.closedAt ? (
                dateAndTime(task.closedAt, language)
              ) : (
                <Deadline
                  key="due"
                  dueAt={task.deadline?.dueAt}
                  warnAt={task.deadline?.warnAt}
                  layout="stacked"
                />
              ),
            ],
          ]}
        />
      </div>
      {task.escalations.map((escalation) => (
        <EscalationCard key={escalation.subject} task={task} escalation={escalation} />
      ))}
      <HandoffSection task={task} />
      {!isReadOnly && (
        <div className="drawer-section">
          <TaskForms task={task} />
          <TaskMedicine task={task} />
          <TaskActions task={task} />
        </div>
      )}
      <div className="drawer-section">
        <h3>
          {task.responsible.id === unitId
            ? t(taskTexts.why)
            : t(taskTexts.whyTheirs, { unit: task.responsible.name })}
        </h3>
        {handedOver && <p>{t(handedOver)}</p>}
        <Reasons reasons={task.reasons} legal={task.legal} />
      </div>
      <div className="drawer-section">
        <h3>{t(taskTexts.history)}</h3>
        <TaskHistory history={task.history} />
      </div>
    </>
  )
}

function HandoffSection({ task }: { task: TaskView }) {
  const t = useText()
  const { handoff } = task
  if (handoff === null) return null
  return (
    <div className="drawer-section">
      <h3>{t(taskTexts.handoff)}</h3>
      {waitingHandoff(task) ? (
        <Offer task={task} isNamed={false} />
      ) : (
        <>
          <HandoffSteps handoff={handoff} />
          <p>{t(taskTexts.fromTo, { from: handoff.from.name, to: handoff.to.name })}</p>
          {handoff.declined && (
            <p>
              <b>{t(reasonTexts[handoff.declined.reason])}:</b> {handoff.declined.text}
            </p>
          )}
        </>
      )}
    </div>
  )
}
