import './handoff.css'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { acceptHandoffRoute, type TaskSummaryView, withdrawHandoffRoute } from '../../../../contract/task.ts'
import { useDeed } from '../../../app/deed.tsx'
import { useUnitId } from '../../../app/session.ts'
import { paths } from '../../../paths.ts'
import { Button } from '../../../ui/button.tsx'
import { Deadline } from '../../../ui/deadline.tsx'
import { useNow } from '../../../ui/now.ts'
import { Badge } from '../../../ui/state.tsx'
import { useText } from '../../../ui/text.tsx'
import { useReadOnly } from '../../access/read-only.ts'
import type { TaskForm } from '../forms/task-form-dialog.tsx'
import { type HandoffView, waitingHandoff } from './handoff-state.ts'
import { HandoffSteps } from './handoff-steps.tsx'
import { mayDo, priorityTexts, rowWords, whyNot } from './task-words.ts'
import { taskTexts } from './texts.ts'

const TaskFormDialog = lazy(() =>
  import('../forms/task-form-dialog.tsx').then((file) => ({ default: file.TaskFormDialog })),
)

export interface OfferProps {
  readonly task: TaskSummaryView
  /** On the citizen's own page the name stands in the bar already. */
  readonly isNamed?: boolean
}

/** A hand-off that waits: who sends what to whom, until when, and the answers one may give. One click accepts. */
export function Offer({ task, isNamed = true }: OfferProps) {
  const handoff = waitingHandoff(task)
  return handoff ? <WaitingOffer task={task} handoff={handoff} isNamed={isNamed} /> : null
}

function WaitingOffer({ task, handoff, isNamed }: Required<OfferProps> & { handoff: HandoffView }) {
  const t = useText()
  const now = useNow()
  const unitId = useUnitId()
  const [form, setForm] = useState<TaskForm>()
  const touches = [`worklist:${unitId}`, `citizen:${task.citizen.id}`] as const
  const accept = useDeed(acceptHandoffRoute, { touches, says: t(taskTexts.accepted) })
  const withdraw = useDeed(withdrawHandoffRoute, { touches, says: t(taskTexts.withdrawn) })
  const asked = {
    params: { citizenId: task.citizen.id, taskId: task.id, handoffId: handoff.id },
    body: { version: task.version },
  }
  const words = rowWords(t, task)
  return (
    <article className="offer" data-late={Date.parse(handoff.answerDueAt) < now}>
      <div className="offer-sheet">
        <div>
          <div className="offer-head">
            <h3>
              {isNamed && (
                <Link to={paths.citizen} params={{ citizenId: task.citizen.id }} search={{ opgave: task.id }}>
                  {words.citizen}
                </Link>
              )}
              {words.task}
            </h3>
            {task.priority !== 'routine' && (
              <Badge tone={task.priority === 'acute' ? 'danger' : 'warning'}>
                {t(priorityTexts[task.priority])}
              </Badge>
            )}
            <span className="offer-answer">
              {t(taskTexts.answerBy)} <Deadline dueAt={handoff.answerDueAt} />
            </span>
          </div>
          <div className="offer-facts">
            <span>{t(taskTexts.fromTo, { from: handoff.from.name, to: handoff.to.name })}</span>
            <HandoffSteps handoff={handoff} />
          </div>
          {handoff.message && <p className="offer-words">{handoff.message}</p>}
          {handoff.question && (
            <p>
              <b>{t(taskTexts.theirQuestion)}:</b> {handoff.question}
            </p>
          )}
          {handoff.answered && (
            <p>
              <b>{handoff.answered.question}</b> {handoff.answered.answer}
            </p>
          )}
          {handoff.acceptance === 'on-delivery' && <p className="small muted">{t(taskTexts.byLaw)}</p>}
        </div>
        <OfferButtons
          task={task}
          isBusy={accept.isBusy || withdraw.isBusy}
          onAccept={() => accept.does(asked)}
          onWithdraw={() => withdraw.does(asked)}
          onForm={setForm}
          acceptName={t(taskTexts.acceptFull, words)}
          declineName={t(taskTexts.declineFull, words)}
          moreName={t(taskTexts.askMoreFull, words)}
        />
      </div>
      {form && (
        <Suspense>
          <TaskFormDialog task={task} form={form} onClose={() => setForm(undefined)} />
        </Suspense>
      )}
    </article>
  )
}

interface OfferButtonsProps {
  readonly task: TaskSummaryView
  readonly isBusy: boolean
  readonly onAccept: () => void
  readonly onWithdraw: () => void
  readonly onForm: (form: TaskForm) => void
  readonly acceptName: string
  readonly declineName: string
  readonly moreName: string
}

/** The answers of the receiver, or of the sender when the ball is there. */
function OfferButtons(props: OfferButtonsProps) {
  const t = useText()
  const isReadOnly = useReadOnly()
  const { task, isBusy, onAccept, onWithdraw, onForm } = props
  if (isReadOnly) return null
  const isReceiver = mayDo(task, 'accept-handoff') || mayDo(task, 'decline-handoff')
  if (!isReceiver)
    return (
      <div className="buttons no-print">
        {mayDo(task, 'give-more') && (
          <Button look="primary" onClick={() => onForm('give-more')}>
            {t(taskTexts.giveMore)}
          </Button>
        )}
        {mayDo(task, 'withdraw-handoff') && (
          <Button icon="undo" busy={isBusy} onClick={onWithdraw}>
            {t(taskTexts.withdraw)}
          </Button>
        )}
      </div>
    )
  return (
    <div className="buttons no-print">
      <Button
        look="primary"
        icon="check"
        busy={isBusy}
        whyNot={whyNot(t, task, 'accept-handoff')}
        aria-label={props.acceptName}
        onClick={onAccept}
      >
        {t(taskTexts.accept)}
      </Button>
      {mayDo(task, 'request-more') && (
        <Button aria-label={props.moreName} onClick={() => onForm('request-more')}>
          {t(taskTexts.askMore)}
        </Button>
      )}
      <Button look="danger" aria-label={props.declineName} onClick={() => onForm('decline-handoff')}>
        {t(taskTexts.decline)}
      </Button>
    </div>
  )
}
