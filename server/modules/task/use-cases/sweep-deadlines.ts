import type { OrganisationId, TaskId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { escalationLadder, getUnit } from '../../organisation/index.ts'
import type { Ladders } from '../domain/command.ts'
import { decide } from '../domain/decide.ts'
import type { Ladder, LadderStep } from '../domain/escalation.ts'
import { openHandoff, type TaskState } from '../domain/task.ts'
import { keep } from '../keep.ts'
import { claimDueTask, lockTask } from '../store.ts'

/**
 * Lets time pass over every task it changes by now: warnings, breaches, calls up the ladder, offers that expire. Each task in
 * a transaction of its own, so a stop at any point loses nothing and another sweeper does the rest. A task that fails is
 * left for the next sweep and reported.
 * @returns how many tasks were looked at
 */
export async function sweepDeadlines(shell: Shell): Promise<number> {
  const failed: TaskId[] = []
  for (let count = 0; ; count += 1) {
    let at: TaskId | undefined
    try {
      const isDone = await shell.transaction(async (inner) => {
        const key = await claimDueTask(inner, inner.clock.now(), failed)
        if (key === undefined) return true
        at = key.taskId
        const task = await lockTask(inner, key)
        if (task === undefined) throw new Error('a task that was just claimed is gone')
        await letTimePass(inner, task)
        return false
      })
      if (isDone) return count
    } catch (fault) {
      if (at === undefined) throw fault
      failed.push(at)
      shell.log.error({ taskId: at, fault }, 'the deadlines of a task could not be swept')
    }
  }
}

async function letTimePass(shell: Shell, task: TaskState): Promise<void> {
  const ladders = await laddersOf(shell, task)
  const doer = { rule: 'deadline' }
  const decision = decide(task, { type: 'let-time-pass', doer, ladders }, shell.clock.now())
  if (!decision.ok) throw new Error(`time was refused: ${decision.refusal.code}`)
  await keep(shell, task, decision.value)
}

async function laddersOf(shell: Shell, task: TaskState): Promise<Ladders> {
  const receiverId = openHandoff(task)?.toId
  const [first, ...above] = await ladderOf(shell, task.responsibleId)
  const responsible: Ladder =
    task.person === null ? [first, ...above] : [personOf(task.person.name, first), first, ...above]
  return receiverId === undefined
    ? { responsible }
    : { responsible, receiver: await ladderOf(shell, receiverId) }
}

/** The ladder begins with whoever took the task on, by the phone of the unit (pathways 0). */
function personOf(name: string, first: LadderStep): LadderStep {
  return { ...first, role: 'person', name }
}

/** A unit's ladder; a unit without one is called on its own phone, so that nobody is late in silence. */
async function ladderOf(shell: Shell, unitId: OrganisationId): Promise<Ladder> {
  const rungs = await escalationLadder(shell, unitId)
  const [first, ...above] = rungs.map(
    ({ function: role, name, phone, timeoutMinutes }): LadderStep => ({
      unitId,
      role,
      name,
      phone,
      timeoutMinutes,
    }),
  )
  if (first !== undefined) return [first, ...above]
  const unit = await getUnit(shell, unitId)
  return [
    { unitId, role: 'unit', name: unit.name, phone: unit.dutyPhone ?? unit.phone ?? '', timeoutMinutes: 30 },
  ]
}
