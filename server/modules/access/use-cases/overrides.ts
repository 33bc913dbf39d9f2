import type { OverrideView } from '../../../../contract/access-will.ts'
import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { publish } from '../../../platform/outbox.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findUnit } from '../../organisation/index.ts'
import { printOverrideReason } from '../domain/log-text.ts'
import type { OverrideReason } from '../domain/vocabulary.ts'
import * as domain from '../domain/will/override.ts'
import { workplaceOf } from '../domain/workplace.ts'
import { overrideOpened } from '../events.ts'
import { ruleBook } from '../rule-book.ts'
import { lockWill } from '../store/will.ts'
import * as store from '../store/will-overrides.ts'
import { type AccessRefused, allow, denyUnknown } from './allow.ts'
import { tellCitizens } from './notices.ts'

export type OpenOverrideRefused =
  | AccessRefused
  | domain.OverrideRefused
  | Refusal<'override-only-by-health-persons'>

export interface OverrideAsked {
  readonly reasonCode: OverrideReason
  readonly reason: string
}

/**
 * A health person opens one citizen for four hours, to read (P20, P21). The citizen is told in the log and by a notice in the
 * same moment; what was opened of necessity is reviewed by others, who hear of it by the event. Somebody who is not
 * registered (undefined) is answered as somebody who may not be seen.
 */
export function openOverride(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId | undefined,
  asked: OverrideAsked,
): Promise<Result<OverrideView, OpenOverrideRefused>> {
  return shell.transaction(async (inner) => {
    const now = inner.clock.now()
    const opened = domain.openOverride(asked, now)
    if (!opened.ok) return opened
    const unit = await findUnit(inner, actor.unitId)
    const may =
      unit !== undefined && domain.mayOverride(await ruleBook(), actor, workplaceOf(unit), opened.value)
    if (citizenId === undefined)
      return may ? denyUnknown(inner, { ...question, actor }) : refused('override-only-by-health-persons')
    await lockWill(inner, citizenId)
    const override = {
      ...opened.value,
      citizenId,
      id: inner.ids.next<string>(),
      personId: actor.personId,
      personName: actor.name,
      roleId: actor.roleId,
      function: actor.function,
      unitId: actor.unitId,
    }
    // The rules look at the overrides in force: it is there before they are asked, and over in the same moment when they
    // say no.
    await store.insertOverride(inner, override)
    const { reasonCode, reason } = override
    const granted = await allow(inner, {
      ...question,
      actor,
      citizenId,
      reason: printOverrideReason(reasonCode, reason),
    })
    if (!granted.ok) {
      await store.insertOverrideEnd(inner, override, now)
      return may ? granted : refused('override-only-by-health-persons')
    }
    await tellCitizens(inner, [citizenId], { kind: 'override-opened', aboutId: override.id })
    await publish(inner, [overrideOpened(override)])
    return ok(view(override))
  })
}

const question = { kind: 'ID', purpose: 'treatment', action: 'override', object: 'override' } as const

/** The override by which one has a citizen open oneself, for the countdown. One's own deed, and nothing of the citizen. */
export async function getMyOverride(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
): Promise<Result<{ override: OverrideView | null }, never>> {
  const open = await store.findOpenOverride(shell, citizenId, actor)
  return ok({ override: open === undefined ? null : view(open) })
}

/** The person closes the citizen again. Answers what else they have open there. */
export function closeOverride(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
  overrideId: string,
): Promise<Result<{ override: OverrideView | null }, domain.CloseRefused | Refusal<'override-unknown'>>> {
  return shell.transaction(async (inner) => {
    await lockWill(inner, citizenId)
    const [override] = await store.listOverrides(inner, citizenId, [overrideId])
    if (override?.personId !== actor.personId) return refused('override-unknown')
    const closed = domain.closeOverride(override, inner.clock.now())
    if (!closed.ok) return closed
    await store.insertOverrideEnd(inner, override, closed.value.endedAt)
    return getMyOverride(inner, actor, citizenId)
  })
}

function view(override: Omit<store.OverrideRow, 'endedAt'>): OverrideView {
  const { id, citizenId, reasonCode, reason, openedAt, expiresAt } = override
  return { id, citizenId, reasonCode, reason, openedAt, expiresAt }
}
