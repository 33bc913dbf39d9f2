import { epoch, type Instant, instant } from '../../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../../kernel/result.ts'
import type { OverrideReason } from '../vocabulary.ts'
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
