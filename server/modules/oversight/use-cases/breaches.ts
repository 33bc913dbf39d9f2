import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { BreachView } from '../../../../contract/oversight.ts'
import type { OrganisationId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import { signal } from '../../../platform/live.ts'
import { publish } from '../../../platform/outbox.ts'
import type { Shell } from '../../../platform/shell.ts'
import { control } from '../control-parameters.ts'
import { type NotReviewer, reviewerOf } from '../doer.ts'
import {
  attentionAt,
  type BreachEntry,
  type BreachEvent,
  type BreachRefused,
  fold,
  openBreach as open,
  write,
} from '../domain/breach.ts'
import type { BreachId, ReviewId } from '../domain/ids.ts'
import { byOf } from '../domain/review-deeds.ts'
import type { Doer } from '../domain/reviewer.ts'
import { breachRegistered } from '../events.ts'
import { keepBreach } from '../keep.ts'
import { findBreach, insertBreach, listBreaches as list, lockBreach } from '../store/breaches.ts'
import { tell } from '../tell.ts'
import { viewBreach } from '../view.ts'

/** The register of one's own party: open ones by their 72 hours, then the closed. */
export async function listBreaches(
  shell: Shell,
  actor: ProfessionalActor,
  status: 'open' | 'closed' | 'all',
): Promise<Result<{ breaches: BreachView[] }, NotReviewer>> {
  const doer = await reviewerOf(shell, actor)
  if (!doer.ok) return doer
  const breaches = await list(shell, { partyId: doer.value.partyId, status })
  return ok({ breaches: await Promise.all(breaches.map((breach) => viewBreach(shell, breach))) })
}

export async function getBreach(
  shell: Shell,
  actor: ProfessionalActor,
  breachId: BreachId,
): Promise<Result<BreachView, NotReviewer | Refusal<'breach-unknown'>>> {
  const doer = await reviewerOf(shell, actor)
  if (!doer.ok) return doer
  const breach = await findBreach(shell, breachId)
  if (breach === undefined || breach.state.partyId !== doer.value.partyId) return refused('breach-unknown')
  return ok(await viewBreach(shell, breach))
}

/** Something has gone wrong with personal data, in a person's words. */
export function openBreach(
  shell: Shell,
  actor: ProfessionalActor,
  told: { readonly title: string; readonly facts: string; readonly awareAt?: Instant | undefined },
): Promise<Result<BreachView, NotReviewer | BreachRefused | Refusal<'breach-unknown'>>> {
  return shell.transaction(async (inner) => {
    const doer = await reviewerOf(inner, actor)
    if (!doer.ok) return doer
    const now = inner.clock.now()
    if (told.awareAt !== undefined && told.awareAt > now) return refused('breach-aware-later')
    const breachId = await registerBreach(inner, doer.value, {
      ...told,
      awareAt: told.awareAt ?? now,
      unitId: doer.value.partyId,
      reviewId: null,
    })
    return getBreach(inner, actor, breachId)
  })
}

/**
 * Puts a breach in the register and starts its clock; leader and data protection officer are told in the same moment. Throws
 * when the party is said to know of it later than now.
 */
export async function registerBreach(
  shell: Shell,
  doer: Doer,
  told: {
    readonly title: string
    readonly facts: string
    readonly awareAt: Instant
    readonly unitId: OrganisationId
    readonly reviewId: ReviewId | null
    /** Citizens told on their own page as it was found out. */
    readonly citizensTold?: number
  },
): Promise<BreachId> {
  const now = shell.clock.now()
  const { facts, citizensTold = 0, ...opened } = told
  const breachId = shell.ids.next<BreachId>()
  const first = open({ breachId, partyId: doer.partyId, ...opened }, facts, byOf(doer), now)
  if (!first.ok) throw new Error(`a breach was refused: ${first.refusal.code}`)
  const events: BreachEvent[] = [...first.value]
  if (citizensTold > 0)
    events.push({
      type: 'citizens-told',
      at: now,
      by: null,
      toldAt: now,
      count: citizensTold,
      text: 'På borgerens egen side, da opslaget blev fundet uberettiget.',
    })
  const breach = fold(events)
  await insertBreach(shell, breach, events, attentionAt(breach, await control()))
  const about = { aboutId: breachId, partyId: doer.partyId, unitId: breach.unitId } as const
  await tell(shell, [
    { ...about, kind: 'breach-opened', toFunction: 'data-protection-officer' },
    { ...about, kind: 'breach-opened', toFunction: 'unit-leader' },
  ])
  await publish(shell, [breachRegistered(breach)])
  await signal(shell, [`oversight:${doer.partyId}`])
  return breachId
}

/** One more entry: facts, risk, who has been told, or that it is closed. */
export function writeBreach(
  shell: Shell,
  actor: ProfessionalActor,
  breachId: BreachId,
  entry: BreachEntry,
): Promise<Result<BreachView, NotReviewer | BreachRefused | Refusal<'breach-unknown'>>> {
  return shell.transaction(async (inner) => {
    const doer = await reviewerOf(inner, actor)
    if (!doer.ok) return doer
    const breach = await lockBreach(inner, breachId)
    if (breach === undefined || breach.partyId !== doer.value.partyId) return refused('breach-unknown')
    const terms = (await control()).breach
    const event = write(breach, entry, byOf(doer.value), inner.clock.now(), terms)
    if (!event.ok) return event
    await keepBreach(inner, breach, event.value)
    return getBreach(inner, actor, breachId)
  })
}
