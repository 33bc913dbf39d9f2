import type { DelegationView } from '../../../../contract/access-will.ts'
import type { ProfessionalActor, SignedInActor } from '../../../../contract/actor.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId, OrganisationId, PersonId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { signal } from '../../../platform/live.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findUnit, getPerson, getUnit, rolesOf, unitsWithin } from '../../organisation/index.ts'
import { jobOf } from '../domain/job.ts'
import * as domain from '../domain/will/delegation.ts'
import { standingOf } from '../domain/will/standing.ts'
import { ruleBook } from '../rule-book.ts'
import { lockWill } from '../store/will.ts'
import { listTiedUnits } from '../store/will-blocks.ts'
import * as store from '../store/will-delegations.ts'
import type { AccessRefused } from './allow.ts'
import { askWill } from './ask-will.ts'
import { chainOf } from './asker.ts'
import { endRelation, recordRelation } from './relations.ts'

/** Which health tasks are delegated for a citizen. */
export async function listDelegations(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
): Promise<Result<{ delegations: DelegationView[] }, AccessRefused>> {
  const granted = await askWill(shell, actor, citizenId, {
    action: 'read',
    object: 'delegations',
    kind: 'PLAN',
  })
  if (!granted.ok) return granted
  const rows = await store.listDelegations(shell, citizenId)
  return ok({ delegations: await Promise.all(rows.map((row) => view(shell, row))) })
}

export interface DelegationTold {
  readonly task: string
  readonly unitId: OrganisationId
  readonly personId?: PersonId | undefined
  readonly from?: Instant | undefined
  readonly until: Instant
}

export type DelegateRefused =
  | AccessRefused
  | domain.DelegationRefused
  | Refusal<
      'delegation-only-by-health-persons' | 'delegation-receiver-unknown' | 'delegation-receiver-elsewhere'
    >

/**
 * A health person lets a unit, or one person in it, do a named kind of task (SUL § 6). Whoever does it becomes a health person
 * for that task, and the tie it makes is what P05 and P06 rest on.
 */
export function delegateTask(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
  told: DelegationTold,
): Promise<Result<DelegationView, DelegateRefused>> {
  return shell.transaction(async (inner) => {
    const granted = await ask(inner, actor, citizenId, 'delegation')
    if (!granted.ok) return granted
    const { jobs } = await ruleBook()
    if (jobOf(jobs, actor.function).work !== 'health-person')
      return refused('delegation-only-by-health-persons')
    if (!(await isThere(inner, told))) return refused('delegation-receiver-unknown')
    if (!(await isNear(inner, actor, citizenId, told.unitId))) return refused('delegation-receiver-elsewhere')
    const now = inner.clock.now()
    const term = domain.delegate(told, now)
    if (!term.ok) return term
    const { task, unitId, personId = null } = told
    const row: store.DelegationRow = {
      ...term.value,
      citizenId,
      id: inner.ids.next<string>(),
      task,
      unitId,
      personId,
      byPersonId: actor.personId,
      byName: actor.name,
      byFunction: actor.function,
      byUnitId: actor.unitId,
      recordedAt: now,
    }
    await store.insertDelegation(inner, row)
    await recordRelation(inner, {
      citizenId,
      unitId,
      kind: 'delegation',
      sourceId: row.id,
      from: row.from,
      to: row.to,
      ...(personId === null ? {} : { personId }),
    })
    await signal(inner, [`citizen:${citizenId}`])
    return ok(await view(inner, row))
  })
}

/** The unit exists, and the person works in it today. */
async function isThere(shell: Shell, { unitId, personId }: DelegationTold): Promise<boolean> {
  if ((await findUnit(shell, unitId)) === undefined) return false
  if (personId === undefined) return true
  const roles = await rolesOf(shell, personId, danishDateOf(shell.clock.now()))
  return roles.some((role) => role.unitId === unitId)
}

/**
 * Of the own party, or one that has the citizen already: to delegate makes a tie, and nobody is let in by it who has nothing
 * to do with the citizen (SUL §§ 6, 40).
 */
async function isNear(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
  unitId: OrganisationId,
): Promise<boolean> {
  const [own, receiver] = [await getUnit(shell, actor.unitId), await getUnit(shell, unitId)]
  if (own.partyId === receiver.partyId) return true
  const tied = await listTiedUnits(shell, citizenId)
  const around = [...(await unitsWithin(shell, unitId)), ...(await chainOf(shell, receiver))]
  return around.some((one) => tied.includes(one))
}

export type EndDelegationRefused =
  | AccessRefused
  | Refusal<'delegation-unknown' | 'delegation-ended-already' | 'delegation-only-by-health-persons'>

/** A health person takes the task back; the tie ends with it. */
export function endDelegation(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
  delegationId: string,
): Promise<Result<DelegationView, EndDelegationRefused>> {
  return shell.transaction(async (inner) => {
    const granted = await ask(inner, actor, citizenId, 'end-delegation')
    if (!granted.ok) return granted
    const { jobs } = await ruleBook()
    if (jobOf(jobs, actor.function).work !== 'health-person')
      return refused('delegation-only-by-health-persons')
    await lockWill(inner, citizenId)
    const row = (await store.listDelegations(inner, citizenId)).find(({ id }) => id === delegationId)
    if (row === undefined) return refused('delegation-unknown')
    const ended = domain.endDelegation(row, inner.clock.now())
    if (!ended.ok) return ended
    const { endedAt } = ended.value
    await store.insertDelegationEnd(inner, row, endedAt, actor)
    await endRelation(inner, { citizenId, sourceId: row.id, kinds: ['delegation'], at: endedAt })
    await signal(inner, [`citizen:${citizenId}`])
    return ok(await view(inner, { ...row, endedAt }))
  })
}

function ask(shell: Shell, actor: ProfessionalActor, citizenId: CitizenId, object: string) {
  return askWill(shell, actor, citizenId, { action: 'write', object, kind: 'PLAN' })
}

async function view(shell: Shell, row: store.DelegationRow): Promise<DelegationView> {
  const unit = await findUnit(shell, row.unitId)
  const person = row.personId === null ? undefined : await getPerson(shell, row.personId)
  return {
    id: row.id,
    task: row.task,
    to: {
      unitId: row.unitId,
      unitName: unit?.name ?? '',
      personId: row.personId,
      personName: person?.name ?? null,
    },
    by: { name: row.byName, function: row.byFunction },
    from: row.from,
    until: row.to,
    endedAt: row.endedAt,
    status: standingOf(row, shell.clock.now()),
  }
}
