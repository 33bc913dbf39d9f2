import { lazy, Suspense, useId, useState } from 'react'
import {
  acknowledgeHandoffRoute,
  releaseTaskRoute,
  type TaskActionView,
  type TaskSummaryView,
  takeOnTaskRoute,
} from '../../../../contract/task.ts'
import { useDeed } from '../../../app/deed.tsx'
import { useSession } from '../../../app/session.ts'
import { Button } from '../../../ui/button.tsx'
import type { IconName } from '../../../ui/icon.tsx'
import { type Text, useText } from '../../../ui/text.tsx'
import { useTaskAddress } from '../forms/task-address.ts'
import type { TaskForm } from '../forms/task-form-dialog.tsx'
import { mayDo, whyNot } from './task-words.ts'
import { taskTexts } from './texts.ts'

const TaskFormDialog = lazy(() =>
  import('../forms/task-form-dialog.tsx').then((file) => ({ default: file.TaskFormDialog })),
)

type Shown = Exclude<
  TaskActionView,
  'accept-handoff' | 'decline-handoff' | 'request-more' | 'give-more' | 'withdraw-handoff' | 'take-escalation'
>

const looks: Readonly<Record<Shown, { readonly text: Text; readonly icon: IconName }>> = {
  'take-on': { text: taskTexts.takeOn, icon: 'personCheck' },
  complete: { text: taskTexts.complete, icon: 'done' },
  'offer-handoff': { text: taskTexts.offer, icon: 'handoff' },
  'add-note': { text: taskTexts.addNote, icon: 'edit' },
  release: { text: taskTexts.release, icon: 'undo' },
  'acknowledge-handoff': { text: taskTexts.acknowledge, icon: 'check' },
  'return-handoff': { text: taskTexts.returnIt, icon: 'undo' },
  reopen: { text: taskTexts.reopen, icon: 'refresh' },
  cancel: { text: taskTexts.cancel, icon: 'close' },
}

/** Shown also when they are not possible, with the reason; the rest appear only when they are. */
const alwaysShown: ReadonlySet<Shown> = new Set(['take-on', 'complete', 'offer-handoff', 'cancel'])

/** What one may do with a task. What is not possible now is shown with the server's reason. */
export function TaskActions({ task }: { task: TaskSummaryView }) {
  const t = useText()
  const { person } = useSession()
  const [form, setForm] = useState<TaskForm>()
  const { touches, params, handoffParams, version } = useTaskAddress(task)
  const takeOn = useDeed(takeOnTaskRoute, { touches, says: t(taskTexts.taken) })
  const release = useDeed(releaseTaskRoute, { touches, says: t(taskTexts.released) })
  const acknowledge = useDeed(acknowledgeHandoffRoute, { touches, says: t(taskTexts.acknowledged) })
  const isBusy = takeOn.isBusy || release.isBusy || acknowledge.isBusy

  const does = (action: Shown) => {
    switch (action) {
      case 'take-on':
        return takeOn.does({ params, body: { version } })
      case 'release':
        return release.does({ params, body: { version } })
      case 'acknowledge-handoff':
        return acknowledge.does({ params: handoffParams, body: { version } })
      default:
        return setForm(action)
    }
  }

  const actions = Object.keys(looks) as Shown[]
  const possible = actions.filter((action) => mayDo(task, action))
  const isMine = task.person?.id === person.id
  // Once closed, what an open task allows says nothing; only reopening does. Nobody is told that they have it already.
  const blocked =
    task.status === 'open'
      ? actions.filter(
          (action) => alwaysShown.has(action) && !mayDo(task, action) && !(isMine && action === 'take-on'),
        )
      : []
  const byReason = Map.groupBy(blocked, (action) => whyNot(t, task, action) ?? t(taskTexts.notPossible))
  return (
    <>
      <div className="buttons">
        {possible.map((action, index) => (
          <Button
            key={action}
            icon={looks[action].icon}
            look={lookOf(action, index)}
            busy={isBusy}
            onClick={() => does(action)}
          >
            {t(looks[action].text)}
          </Button>
        ))}
      </div>
      {[...byReason].map(([reason, those]) => (
        <Blocked key={reason} reason={reason} actions={those} />
      ))}
      {form && (
        <Suspense>
          <TaskFormDialog task={task} form={form} onClose={() => setForm(undefined)} />
        </Suspense>
      )}
    </>
  )
}

function lookOf(action: Shown, index: number): 'primary' | 'danger' | 'plain' {
  if (action === 'cancel') return 'danger'
  return index === 0 && (action === 'take-on' || action === 'complete') ? 'primary' : 'plain'
}

function Blocked({ reason, actions }: { reason: string; actions: readonly Shown[] }) {
  const t = useText()
  const id = useId()
  return (
    <div className="blocked">
      <p className="small" id={id}>
        {reason}
      </p>
      <div className="buttons">
        {actions.map((action) => (
          <Button key={action} small icon={looks[action].icon} blockedBy={id}>
            {t(looks[action].text)}
          </Button>
        ))}
      </div>
    </div>
  )
}
