import type { HandoffId, OrganisationId, PersonId } from '../../../../kernel/ids.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { type Escalation, escalationOn } from './escalation.ts'
import type { Acceptance, By, ByPerson, ByRule, EscalationSubject } from './event.ts'
import { type HandoffStatus, isOpen } from './handoff.ts'
import { openHandoff, type TaskState } from './task.ts'

/** A named person and all the units they may act for. */
export interface Person {
  readonly personId: PersonId
  readonly name: string
  readonly unitIds: readonly OrganisationId[]
}

/** Whoever wants something done: a person, or a rule that people have decided. */
export type Doer = Person | ByRule

/** As much of a hand-off as the question "may I?" needs; a row of a list has it too. */
export interface HandoffStanding {
  readonly id: HandoffId
  readonly fromId: OrganisationId
  readonly toId: OrganisationId
  readonly acceptance: Acceptance
  readonly status: HandoffStatus
  readonly question: string | null
  readonly returns: HandoffId | null
}

/** As much of a task as the question "may I?" needs. */
export interface Standing {
  readonly status: TaskState['status']
  readonly responsibleId: OrganisationId
  readonly person: TaskState['person']
  readonly handoffs: readonly HandoffStanding[]
  readonly escalations: readonly Pick<Escalation, 'subject' | 'rung' | 'takenBy'>[]
}

/** Refusal codes of the module; the contract gives each its category, the screen its Danish text. */
export type TaskRefusalCode =
  | 'task-closed'
  | 'task-not-closed'
  | 'task-held-by-another'
  | 'task-taken-on-already'
  | 'task-not-taken-on'
  | 'task-changed-meanwhile'
  | 'task-happened-later'
  | 'task-happened-too-long-ago'
  | 'task-text-missing'
  | 'task-writing-unknown'
  | 'handoff-open-already'
  | 'handoff-to-itself'
  | 'handoff-unknown'
  | 'handoff-none-open'
  | 'handoff-not-waiting'
  | 'handoff-meant-for-another'
  | 'handoff-sent-by-another'
  | 'handoff-delivered-already'
  | 'handoff-acknowledged-already'
  | 'handoff-question-open'
  | 'handoff-no-question'
  | 'handoff-duty-by-law'
  | 'handoff-not-returnable'
  | 'escalation-none-open'
  | 'escalation-taken-already'
  | 'escalation-for-another'

export type TaskRefused = { readonly code: TaskRefusalCode; readonly data: Readonly<Record<string, unknown>> }

type May<Value> = Result<Value, TaskRefused>

/** The name under which somebody acts for a unit; undefined when they may not. Rules act everywhere: people have decided them. */
export function actingFor(doer: Person, unitId: OrganisationId): ByPerson | undefined
export function actingFor(doer: Doer, unitId: OrganisationId): By | undefined
export function actingFor(doer: Doer, unitId: OrganisationId): By | undefined {
  if ('rule' in doer) return doer
  return doer.unitIds.includes(unitId) ? { personId: doer.personId, name: doer.name, unitId } : undefined
}

/** The unit that has the open task. */
export function asHolder(task: Standing, doer: Person): May<ByPerson>
export function asHolder(task: Standing, doer: Doer): May<By>
export function asHolder(task: Standing, doer: Doer): May<By> {
  if (task.status !== 'open') return refused('task-closed', { status: task.status })
  const by = actingFor(doer, task.responsibleId)
  return by ? ok(by) : refused('task-held-by-another', { responsibleId: task.responsibleId })
}

export function mayTakeOn(task: Standing, doer: Person): May<ByPerson> {
  const holder = asHolder(task, doer)
  if (holder.ok && task.person !== null) return refused('task-taken-on-already', { name: task.person.name })
  return holder
}

/** Any colleague in the unit may release: the one who took it on can be off sick. */
export function mayRelease(task: Standing, doer: Person): May<ByPerson> {
  const holder = asHolder(task, doer)
  return holder.ok && task.person === null ? refused('task-not-taken-on') : holder
}

export function mayReopen(task: Standing, doer: Doer): May<By> {
  if (task.status === 'open') return refused('task-not-closed')
  const by = actingFor(doer, task.responsibleId)
  return by ? ok(by) : refused('task-held-by-another', { responsibleId: task.responsibleId })
}

/** A note may be written by whoever has the task and by whoever is asked to take it over, also after it is closed. */
export function mayWrite(task: Standing, doer: Person): May<ByPerson> {
  const receiver = openHandoff(task)?.toId
  const by = actingFor(doer, task.responsibleId) ?? (receiver && actingFor(doer, receiver))
  return by ? ok(by) : refused('task-held-by-another', { responsibleId: task.responsibleId })
}

export function mayOffer(task: Standing, doer: Doer): May<By> {
  const holder = asHolder(task, doer)
  const open = openHandoff(task)
  if (holder.ok && open) return refused('handoff-open-already', { handoffId: open.id, toId: open.toId })
  return holder
}

interface InHandoff<Of extends By> {
  readonly by: Of
  readonly handoff: HandoffStanding
}

/** The hand-off that waits: the one named, or without a name the open one. */
export function waiting(task: Standing, handoffId: HandoffId | undefined): May<HandoffStanding> {
  const handoff =
    handoffId === undefined ? openHandoff(task) : task.handoffs.find(({ id }) => id === handoffId)
  if (handoff === undefined) return refused(handoffId === undefined ? 'handoff-none-open' : 'handoff-unknown')
  return isOpen(handoff) ? ok(handoff) : refused('handoff-not-waiting', { status: handoff.status })
}

function asReceiver(task: Standing, doer: Person, handoffId?: HandoffId): May<InHandoff<ByPerson>> {
  const handoff = waiting(task, handoffId)
  if (!handoff.ok) return handoff
  const by = actingFor(doer, handoff.value.toId)
  return by
    ? ok({ by, handoff: handoff.value })
    : refused('handoff-meant-for-another', { toId: handoff.value.toId })
}

function asSender<Of extends Doer>(
  task: Standing,
  doer: Of,
  handoffId?: HandoffId,
): May<InHandoff<Of extends Person ? ByPerson : By>> {
  const handoff = waiting(task, handoffId)
  if (!handoff.ok) return handoff
  const by = actingFor(doer, handoff.value.fromId) as (Of extends Person ? ByPerson : By) | undefined
  return by
    ? ok({ by, handoff: handoff.value })
    : refused('handoff-sent-by-another', { fromId: handoff.value.fromId })
}

export function mayAcknowledge(task: Standing, doer: Person, handoffId?: HandoffId) {
  const receiver = asReceiver(task, doer, handoffId)
  return receiver.ok && receiver.value.handoff.status === 'acknowledged'
    ? refused('handoff-acknowledged-already')
    : receiver
}

/** Also while delivery is not proven: whoever can say yes has got it. */
export function mayAccept(task: Standing, doer: Person, handoffId?: HandoffId) {
  return asReceiver(task, doer, handoffId)
}

export function mayDecline(task: Standing, doer: Person, handoffId?: HandoffId) {
  return asReceiver(task, doer, handoffId)
}

export function mayRequestMore(task: Standing, doer: Person, handoffId?: HandoffId) {
  const receiver = asReceiver(task, doer, handoffId)
  return receiver.ok && receiver.value.handoff.question !== null ? refused('handoff-question-open') : receiver
}

export function mayGiveMore(task: Standing, doer: Person, handoffId?: HandoffId) {
  const sender = asSender(task, doer, handoffId)
  return sender.ok && sender.value.handoff.question === null ? refused('handoff-no-question') : sender
}

export function mayWithdraw<Of extends Doer>(task: Standing, doer: Of, handoffId?: HandoffId) {
  return asSender(task, doer, handoffId)
}

/**
 * What came by law without an answer can be given back only as sent to a wrong receiver, and what is given back so cannot
 * be sent back again: it stays with the first sender until they offer it to the right one.
 */
export function mayReturn(task: Standing, doer: Person): May<InHandoff<ByPerson>> {
  const holder = asHolder(task, doer)
  if (!holder.ok) return holder
  const last = task.handoffs.at(-1)
  const cameByLaw = last?.status === 'accepted' && last.acceptance === 'on-delivery' && last.returns === null
  return cameByLaw ? ok({ by: holder.value, handoff: last }) : refused('handoff-not-returnable')
}

/** Anyone in the unit called, in the unit that has the task, or in the receiver that does not answer may take it. */
export function mayTakeEscalation(
  task: Standing,
  doer: Person,
  subject?: EscalationSubject,
): May<{ readonly by: ByPerson; readonly subject: EscalationSubject }> {
  const open =
    subject === undefined
      ? (task.escalations.find(({ takenBy }) => takenBy === null) ?? task.escalations[0])
      : escalationOn(task, subject)
  if (open === undefined) return refused('escalation-none-open')
  if (open.takenBy !== null) return refused('escalation-taken-already', { name: open.takenBy.name })
  const units = [open.rung.unitId, task.responsibleId, openHandoff(task)?.toId].filter(
    (id) => id !== undefined,
  )
  const by = units.map((unitId) => actingFor(doer, unitId)).find((acting) => acting !== undefined)
  return by ? ok({ by, subject: open.subject }) : refused('escalation-for-another')
}
