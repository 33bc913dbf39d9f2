import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { Shell } from '../../../platform/shell.ts'
import { changeTask } from '../change-task.ts'
import type { TaskKey } from '../store.ts'

/** A note for whoever has the task, and whoever may come to have it. */
export function addNote(shell: Shell, key: TaskKey, actor: ProfessionalActor, given: { text: string }) {
  return changeTask(shell, key, actor, 'add-task-note', (doer) => ({ type: 'add-note', doer, ...given }))
}

/** A better wording of an earlier entry. The first stays visible. */
export function correctText(
  shell: Shell,
  key: TaskKey,
  actor: ProfessionalActor,
  given: { sequence: number; text: string; why: string },
) {
  return changeTask(shell, key, actor, 'correct-task-text', (doer) => ({
    type: 'correct-text',
    doer,
    ...given,
  }))
}
