import { epoch, type Instant, instant } from '../../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../../kernel/result.ts'
import { decide } from '../decide.ts'
import { purposeAt } from '../purpose-at.ts'
import type { RuleBook } from '../rule-book.ts'
import type { Asker, Facts, OverrideReason, Workplace } from '../vocabulary.ts'
import { anybody, nothingKnownOf } from './nothing-known.ts'
import { standingOf } from './standing.ts'

/** An override as it is kept: one person, one citizen, to read, for a short time. */
export interface KeptOverride {
  readonly reasonCode: OverrideReason
  readonly reason: string
  readonly openedAt: Instant
  readonly expiresAt: Instant
}

/** So long a citizen stays open (law handbook, part 9: design). */
const hoursOpen = 4

/** So many characters at least say why it is necessary now; a consent given now speaks for itself. */
export const overrideReasonLength = 20

export type OverrideRefused = Refusal<'override-reason-too-short'>

/** A health person opens a citizen (*værdispring*): of necessity (SUL § 42 a(2)) or with consent now (§ 42 a(3)). */
export function openOverride(
  asked: { readonly reasonCode: OverrideReason; readonly reason: string },
  at: Instant,
): Result<KeptOverride, OverrideRefused> {
  const reason = asked.reason.trim()
  if (asked.reasonCode !== 'CONSENT_NOW' && [...reason].length < overrideReasonLength)
    return refused('override-reason-too-short', { least: overrideReasonLength })
  const expiresAt = instant(epoch(at) + hoursOpen * 3_600_000)
  return ok({ reasonCode: asked.reasonCode, reason, openedAt: at, expiresAt })
}

/** Open until the second it expires, or was closed. */
export function isOverrideOpen(
  override: Pick<KeptOverride, 'openedAt' | 'expiresAt'> & { readonly endedAt: Instant | null },
  at: Instant,
): boolean {
  const { openedAt, expiresAt, endedAt } = override
  return standingOf({ from: openedAt, to: expiresAt, endedAt }, at) === 'in-force'
}

export type CloseRefused = Refusal<'override-over-already'>

/** The person has no more need of it. */
export function closeOverride(
  override: Pick<KeptOverride, 'openedAt' | 'expiresAt'> & { readonly endedAt: Instant | null },
  at: Instant,
): Result<{ readonly endedAt: Instant }, CloseRefused> {
  return isOverrideOpen(override, at) ? ok({ endedAt: at }) : refused('override-over-already')
}

/** The book lets somebody in such a job, at such a place, open a citizen they have nothing to do with (P20, P21). */
export function mayOverride(
  book: RuleBook,
  asker: Extract<Asker, { kind: 'professional' | 'service' }>,
  workplace: Workplace,
  override: KeptOverride,
): boolean {
  const { openedAt } = override
  const facts: Facts = { ...nothingKnownOf(asker, workplace), override: { ...override, id: anybody } }
  const asked = { actor: asker, citizenId: anybody, purpose: 'treatment' } as const
  const purpose = purposeAt(book, asked, facts, openedAt)
  const question = { ...asked, purpose, kind: 'ID', action: 'override', flow: 'pull' } as const
  return decide(book, question, facts, openedAt).outcome === 'granted'
}
