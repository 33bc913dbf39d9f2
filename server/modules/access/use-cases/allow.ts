import type { accessRefusals } from '../../../../contract/access.ts'
import type { Actor } from '../../../../contract/actor.ts'
import type { Purpose } from '../../../../contract/route.ts'
import type { AccessAction, AccessPurpose, DataKind } from '../../../../kernel/access-words.ts'
import type { AccessRecordId, CitizenId, OrganisationId } from '../../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../../kernel/instant.ts'
import { printLegalReference } from '../../../../kernel/legal-reference.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findUnit } from '../../organisation/index.ts'
import { decide } from '../domain/decide.ts'
import type { Decision } from '../domain/decision.ts'
import { refusalOf } from '../domain/denial.ts'
import type { RelationKind } from '../domain/vocabulary.ts'
import { openedByDeclaration } from '../domain/will/declaration.ts'
import { workplaceOf } from '../domain/workplace.ts'
import { nothingKnown, questionOf } from '../gather-facts.ts'
import { type Look, lookTogether } from '../look-together.ts'
import { placeTogether } from '../place-together.ts'
import { ruleBook, ruleText } from '../rule-book.ts'
import { chainOf } from './asker.ts'

/** A question to the rules: who wants what about whom, and why. */
export interface AccessQuestion {
  readonly actor: Actor
  readonly citizenId: CitizenId
  readonly kind: DataKind
  /** Other kinds shown with it where they may be: that one is withheld refuses nothing. */
  readonly also?: readonly DataKind[]
  /** What the route is for; what the look is for follows from it and from where the actor works. */
  readonly purpose: Purpose | AccessPurpose
  readonly action: AccessAction
  /** Looking up unless stated. */
  readonly flow?: 'pull' | 'push'
  /** Who is told, when something is disclosed to a unit. */
  readonly receiverUnitId?: OrganisationId
  /** What was looked at or done, in a word: `story`, `address`, `accept-handoff`. Never a name or a number. */
  readonly object?: string
  /** Why just now, in words, where a rule asks for it. */
  readonly reason?: string
  /** How many citizens are taken out at once; 1 unless it is an export. */
  readonly count?: number
  /** Where the data come from and when they were made, where that is known: blocks of a source or a period, P38, D14. */
  readonly dataFrom?: { readonly unitId?: OrganisationId; readonly on?: DanishDate }
}

/** A granted look: where it is recorded, by which rule, and the provision as a Dane would cite it. */
export interface AccessGrant {
  readonly recordId: AccessRecordId
  readonly ruleId: string
  readonly basis: string
  /** The strongest tie it rested on. */
  readonly evidence: RelationKind | null
  /** What may be shown: the kind asked for, and those of `also` that were granted. */
  readonly kinds: ReadonlySet<DataKind>
  /** Something asked for with it may not be shown. Say so, and not what. */
  readonly withheld: boolean
}

export type AccessRefused = Refusal<keyof typeof accessRefusals>

/**
 * Asks the rules and writes the records, granted or denied, in the caller's transaction: what is rolled back was not seen.
 * Call it before anything about the citizen is shown or changed; a refusal must be returned, not thrown, so that its record
 * stays. Each kind has its own decision and, when it is shown, its own record. Outside a transaction the record
 * is committed before the request is answered, else before this returns.
 */
export async function allow(
  shell: Shell,
  asked: AccessQuestion,
): Promise<Result<AccessGrant, AccessRefused>> {
  const look = await lookOf(shell, asked)
  const { recordId, at, decision, kinds, withheld } = await lookTogether(shell, look)
  if (decision.outcome === 'denied') return refusedBy(look, decision, at)
  return ok({
    recordId,
    ruleId: decision.ruleId,
    basis: await basisOf(decision.ruleId, at),
    evidence: decision.evidence[0]?.relation ?? null,
    kinds,
    withheld: withheld.length > 0,
  })
}

/** The answer about somebody who is not registered: the same as to one who may not look. Nobody is there to log it for. */
export async function denyUnknown(
  shell: Shell,
  asked: Omit<AccessQuestion, 'citizenId'>,
): Promise<Result<never, AccessRefused>> {
  const at = shell.clock.now()
  const look = await lookOf(shell, { ...asked, citizenId: shell.ids.next<CitizenId>() })
  const book = await ruleBook()
  const facts = { ...nothingKnown, ...look.place }
  const decision = decide(book, questionOf(book, look, facts, at), facts, at)
  // What a reason alone would open is nobody's: there is nothing to open.
  return refusedBy(look, decision.outcome === 'denied' ? decision : { ...decision, ruleId: 'D01' }, at)
}

/** The question with what only `organisation` knows of who asks and who is told. */
async function lookOf(shell: Shell, asked: AccessQuestion): Promise<Look> {
  const { receiverUnitId } = asked
  return {
    actor: asked.actor,
    citizenId: asked.citizenId,
    place: await placeTogether(shell, asked.actor),
    kind: asked.kind,
    also: asked.also ?? [],
    isList: false,
    // A purpose the rules have no word for opens nothing.
    purpose: asked.purpose as AccessPurpose,
    action: asked.action,
    flow: asked.flow ?? 'pull',
    receiver: receiverUnitId === undefined ? undefined : await receiverOf(shell, receiverUnitId),
    object: asked.object,
    reason: asked.reason,
    count: asked.count,
    dataFrom: asked.dataFrom,
  }
}

async function receiverOf(shell: Shell, unitId: OrganisationId): Promise<Look['receiver']> {
  const unit = await findUnit(shell, unitId)
  return unit && { unitId, workplace: workplaceOf(unit), unitChain: await chainOf(shell, unit) }
}

async function refusedBy(
  { actor, place }: Pick<Look, 'actor' | 'place'>,
  decision: Decision,
  at: Instant,
): Promise<Result<never, AccessRefused>> {
  const { ruleId, mayBeOverridden } = decision
  const rule = await ruleText(ruleId, at)
  return refused(refusalOf(actor.kind, decision), {
    ruleId,
    basis: rule === undefined ? ruleId : printLegalReference(rule.law),
    text: rule?.text ?? { da: ruleId, en: ruleId },
    mayOverride: mayBeOverridden,
    mayDeclare:
      decision.stage === 'default' &&
      actor.kind === 'professional' &&
      openedByDeclaration(await ruleBook(), actor, place.workplace, at) !== undefined,
  })
}

async function basisOf(ruleId: string, at: Instant): Promise<string> {
  const rule = await ruleText(ruleId, at)
  return rule === undefined ? ruleId : printLegalReference(rule.law)
}
