import { type DataKind, dataKinds } from '../../../../../kernel/access-words.ts'
import { epoch, type Instant, instant } from '../../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../../kernel/result.ts'
import { decide } from '../decide.ts'
import { purposeAt } from '../purpose-at.ts'
import type { RuleBook } from '../rule-book.ts'
import type { Asker, Facts, Question, Workplace } from '../vocabulary.ts'
import { anybody, nothingKnownOf } from './nothing-known.ts'

/** So many characters at least say why the citizen is here. */
const leastCharacters = 10

export type DeclarationRefused = Refusal<'declaration-reason-too-short'>

/** A tie that rests on a person's word alone (law handbook, part 10, level 1): for so many days, then it lapses. */
export function declareRelation(
  told: { readonly reason: string },
  days: number,
  at: Instant,
): Result<{ readonly reason: string; readonly from: Instant; readonly to: Instant }, DeclarationRefused> {
  const reason = told.reason.trim()
  if ([...reason].length < leastCharacters)
    return refused('declaration-reason-too-short', { least: leastCharacters })
  return ok({ reason, from: at, to: instant(epoch(at) + days * 86_400_000) })
}

/**
 * The first kind of data that some rule of the book would open to this asker on their word alone; undefined where no rule
 * accepts a declared tie. Asked with nothing else known, so that what a real tie would open does not count.
 */
export function openedByDeclaration(
  book: RuleBook,
  asker: Extract<Asker, { kind: 'professional' | 'service' }>,
  workplace: Workplace,
  at: Instant,
): DataKind | undefined {
  const facts = nothingKnownOf(asker, workplace)
  const declared: Facts = {
    ...facts,
    evidence: [
      {
        relation: 'declared',
        unitId: asker.unitId,
        personId: asker.personId,
        sourceId: asker.personId,
        from: at,
        to: null,
      },
    ],
  }
  const citizenId = anybody
  const purpose = purposeAt(book, { actor: asker, citizenId, purpose: 'treatment' }, declared, at)
  const isOpen = (kind: DataKind, known: Facts): boolean => {
    const question: Question = { actor: asker, citizenId, kind, purpose, action: 'read', flow: 'pull' }
    return decide(book, question, known, at).outcome === 'granted'
  }
  return dataKinds.find((kind) => isOpen(kind, declared) && !isOpen(kind, facts))
}
