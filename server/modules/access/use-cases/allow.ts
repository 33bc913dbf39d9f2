import type { accessRefusals } from '../../../../contract/access.ts'
import type { Actor } from '../../../../contract/actor.ts'
import type { Purpose } from '../../../../contract/route.ts'
import type { AccessAction, AccessPurpose, DataKind } from '../../../../kernel/access-words.ts'
import type { AccessRecordId, CitizenId, OrganisationId } from '../../../../kernel/ids.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import { printLegalReference } from '../../../../kernel/legal-reference.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findUnit } from '../../organisation/index.ts'
import { decide, decisionsFor, refusalOf } from '../domain/decide.ts'
import type { Question } from '../domain/question.ts'
import type { RelationKind } from '../domain/vocabulary.ts'
import { workplaceOf } from '../domain/workplace.ts'
import { recordTogether } from '../record-together.ts'
import { ruleTexts } from '../rule-texts.ts'
import { scopeOf } from './scope-of.ts'

/** A question to the rules: who wants what about whom, and why. */
export interface AccessQuestion {
  readonly actor: Actor
  readonly citizenId: CitizenId
  readonly kind: DataKind
  /** Other kinds shown with it where they may be: that one is withheld refuses nothing. */
  readonly also?: readonly DataKind[]
  readonly purpose: Purpose | AccessPurpose
  readonly action: AccessAction
  /** Looking up unless stated. */
  readonly flow?: 'pull' | 'push'
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
  readonly evidence: RelationKind | null
  /** What may be shown: the kind asked for, and those of `also` that were granted. */
  readonly kinds: ReadonlySet<DataKind>
  /** Something asked for with it may not be shown. Say so, and not what. */
  readonly withheld: boolean
}

export type AccessRefused = Refusal<keyof typeof accessRefusals>

/**
 * Asks the rules and writes the record, granted or denied, in the caller's transaction: what is rolled back was not seen.
 * Call it before anything about the citizen is shown or changed; a refusal must be returned, not thrown, so that its record
 * stays.
 */
export async function allow(
  shell: Shell,
  asked: AccessQuestion,
): Promise<Result<AccessGrant, AccessRefused>> {
  const { object, also = [], ...rest } = asked
  const question: Question & { actor: Actor } = {
    ...rest,
    flow: asked.flow ?? 'pull',
    workplace: await workplace(shell, asked),
  }
  const unitIds = await scopeOf(shell, asked.actor)
  const look = (kind: DataKind) =>
    recordTogether(shell, {
      question: { ...question, kind },
      object,
      unitIds,
      decisions: decisionsFor({ ...question, kind }),
    })
  const others = also.filter((kind) => kind !== asked.kind)
  const [recorded, ...further] = await Promise.all([look(asked.kind), ...others.map(look)])
  const { id, outcome, ruleId, evidenceKind } = recorded
  const rule = (await ruleTexts()).get(ruleId)
  const basis = rule === undefined ? ruleId : printLegalReference(rule.law)
  if (outcome === 'denied') return refused(refusalOf(ruleId), { ruleId, basis })
  const kinds = new Set([asked.kind, ...others.filter((_, place) => further[place]?.outcome === 'granted')])
  return ok({
    recordId: id,
    ruleId,
    basis,
    evidence: evidenceKind,
    kinds,
    withheld: kinds.size <= others.length,
  })
}

/** The answer about somebody who is not registered: the same as to one who may not look. Nobody is there to log it for. */
export async function denyUnknown(
  shell: Shell,
  asked: Omit<AccessQuestion, 'citizenId'>,
): Promise<Result<never, AccessRefused>> {
  const citizenId = shell.ids.next<CitizenId>()
  const question = {
    ...asked,
    citizenId,
    flow: asked.flow ?? 'pull',
    workplace: await workplace(shell, asked),
  }
  const { ruleId } = decide(question, undefined)
  const rule = (await ruleTexts()).get(ruleId)
  const basis = rule === undefined ? ruleId : printLegalReference(rule.law)
  return refused(refusalOf(ruleId), { ruleId, basis })
}

async function workplace(
  shell: Shell,
  { actor }: Pick<AccessQuestion, 'actor'>,
): Promise<Question['workplace']> {
  if (actor.kind !== 'professional') return 'other'
  const unit = await findUnit(shell, actor.unitId)
  return unit === undefined ? 'other' : workplaceOf(unit)
}
