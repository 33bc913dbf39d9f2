import type { ProfessionalActor } from '../../../../contract/actor.ts'
import { onlyShown } from '../../../../contract/data-kind.ts'
import { type TaskView, taskView } from '../../../../contract/task.ts'
import type { CitizenId, TaskId } from '../../../../kernel/ids.ts'
import { epoch, type Instant, instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessRefused, allow } from '../../access/index.ts'
import { answerTimes } from '../domain/answer-time.ts'
import { openTask as open } from '../domain/decide.ts'
import type { Priority, TaskDeadline } from '../domain/event.ts'
import type { TaskRefused } from '../domain/may.ts'
import { keepNew } from '../keep.ts'
import { viewTask } from '../view.ts'

export interface NewTask {
  readonly title: string
  readonly serviceCode: string
  readonly priority: Priority
  readonly dueAt?: Instant | undefined
}

/** A task of the person's own unit, beside what the pathways call for. */
export function openTask(
  shell: Shell,
  citizenId: CitizenId,
  actor: ProfessionalActor,
  wanted: NewTask,
): Promise<Result<TaskView, AccessRefused | TaskRefused | Refusal<'task-deadline-passed'>>> {
  return shell.transaction(async (inner) => {
    const allowed = await allow(inner, {
      actor,
      citizenId,
      kind: 'APP',
      also: ['ID', 'PLAN'],
      purpose: 'treatment',
      action: 'write',
      object: 'open-task',
    })
    if (!allowed.ok) return allowed
    const now = inner.clock.now()
    const { title, serviceCode, priority, dueAt } = wanted
    if (dueAt !== undefined && dueAt <= now) return refused('task-deadline-passed', { dueAt })
    const opened = open(
      {
        by: { personId: actor.personId, name: actor.name, unitId: actor.unitId },
        citizenId,
        taskId: inner.ids.next<TaskId>(),
        serviceCode,
        // What a person writes stands in the language they wrote it in.
        title: { da: title, en: title },
        priority,
        responsibleId: actor.unitId,
        deadline: dueAt === undefined ? null : deadlineFrom(now, dueAt),
        deadlineDecidedAt: now,
        answerWithin: answerTimes[priority],
        origin: null,
        reasons: [
          { kind: 'fact', text: { da: 'Oprettet af enheden selv', en: 'Opened by the unit itself' } },
        ],
        legal: [],
      },
      now,
    )
    if (!opened.ok) return opened
    await keepNew(inner, [opened.value])
    return ok(onlyShown(taskView, await viewTask(inner, actor, opened.value), allowed.value.kinds))
  })
}

/** Warned when three quarters of the time are gone (pathways 0). */
function deadlineFrom(now: Instant, dueAt: Instant): TaskDeadline {
  return { dueAt, warnAt: instant(epoch(now) + Math.floor((epoch(dueAt) - epoch(now)) * 0.75)) }
}
