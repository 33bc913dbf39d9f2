import type { AccessPurpose, DataKind } from '../../../../../kernel/access-words.ts'
import { danishDateOf, startOfDay } from '../../../../../kernel/copenhagen-time.ts'
import { addDays, addMonths } from '../../../../../kernel/danish-calendar.ts'
import type { CitizenId, OrganisationId, PersonId } from '../../../../../kernel/ids.ts'
import { type DanishDate, epoch, type Instant } from '../../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../../kernel/result.ts'
import { aYearAfter, isLater, standingOf, type Term } from './standing.ts'

/** Who may be told. A relative is known as a citizen; `named` is somebody without a sign-in here: an employer. */
export type ConsentReceiver =
  | { readonly kind: 'relative'; readonly citizenId: CitizenId; readonly name: string }
  | { readonly kind: 'unit'; readonly unitId: OrganisationId; readonly name: string }
  | { readonly kind: 'person'; readonly personId: PersonId; readonly name: string }
  | { readonly kind: 'named'; readonly name: string }

export interface ConsentWish {
  readonly citizenId: CitizenId
  readonly receiver: ConsentReceiver
  readonly purpose: AccessPurpose
  readonly dataKinds: readonly DataKind[]
  readonly form: 'written' | 'oral'
  /** The last day it holds; a year from now when left out. */
  readonly lastDay?: DanishDate | undefined
}

/** A consent as it is kept: what may be told to whom, for what, and until when at most. */
export interface KeptConsent extends Term {
  readonly receiver: ConsentReceiver
  readonly purpose: AccessPurpose
  readonly dataKinds: readonly DataKind[]
  readonly form: 'written' | 'oral'
  readonly to: Instant
}

export type ConsentRefused = Refusal<
  | 'consent-longer-than-a-year'
  | 'consent-expired-from-the-start'
  | 'consent-must-be-written'
  | 'consent-purpose-not-for-receiver'
  | 'consent-receiver-is-the-citizen'
>

/** What each sort of receiver can be told things for. Relatives support; they neither treat nor decide. */
const purposesOf: Readonly<Record<ConsentReceiver['kind'], readonly AccessPurpose[]>> = {
  relative: ['support'],
  unit: [
    'treatment',
    'prevention',
    'employment',
    'help-assessment',
    'education',
    'research',
    'other-purpose',
  ],
  person: ['treatment', 'prevention', 'employment', 'help-assessment', 'education', 'other-purpose'],
  named: ['employment', 'research', 'other-purpose'],
}

/** Disclosures for another purpose than treatment (rules P13, P29, D13): a spoken word is not enough (SUL § 44(1)). */
const onlyInWriting: readonly AccessPurpose[] = ['employment', 'research', 'other-purpose']

/** A citizen consents (SUL §§ 42, 43(1), 44). It lapses after a year at most, at the same moment of the year after. */
export function giveConsent(wish: ConsentWish, at: Instant): Result<KeptConsent, ConsentRefused> {
  const { citizenId, receiver, purpose, dataKinds, form, lastDay } = wish
  if (receiver.kind === 'relative' && receiver.citizenId === citizenId)
    return refused('consent-receiver-is-the-citizen')
  if (!purposesOf[receiver.kind].includes(purpose))
    return refused('consent-purpose-not-for-receiver', { receiver: receiver.kind, purpose })
  if (form === 'oral' && onlyInWriting.includes(purpose))
    return refused('consent-must-be-written', { purpose, basis: 'SUL 44(1)' })
  const to = endOf(lastDay, at)
  if (to === undefined)
    return refused('consent-longer-than-a-year', { latestDay: latestDay(at), basis: 'SUL 44(2)' })
  if (!isLater(to, at)) return refused('consent-expired-from-the-start', { lastDay })
  return ok({ receiver, purpose, dataKinds, form, from: at, to, endedAt: null })
}

/** The last day a consent given now can hold on. */
export function latestDay(at: Instant): DanishDate {
  return addMonths(danishDateOf(at), 12)
}

function endOf(lastDay: DanishDate | undefined, at: Instant): Instant | undefined {
  const latest = aYearAfter(at)
  if (lastDay === undefined) return latest
  if (lastDay > latestDay(at)) return undefined
  const end = startOfDay(addDays(lastDay, 1))
  return isLater(end, latest) ? latest : end
}

export type ConsentStatus = 'valid' | 'lapsed' | 'revoked'

export function statusOfConsent(consent: Term, at: Instant): ConsentStatus {
  if (consent.endedAt !== null && epoch(consent.endedAt) <= epoch(at)) return 'revoked'
  return standingOf(consent, at) === 'over' ? 'lapsed' : 'valid'
}

/** So long before the end the citizen is reminded. */
export const remindedBefore = 30 * 86_400_000

/** Valid, and for no more than 30 days. */
export function expiresSoon(consent: Term, at: Instant): boolean {
  return (
    statusOfConsent(consent, at) === 'valid' &&
    consent.to !== null &&
    epoch(consent.to) - epoch(at) <= remindedBefore
  )
}

export type RevokeRefused = Refusal<'consent-ended-already'>

/** Taken back: from this moment nobody sees anything by it (GDPR article 7(3): as easily as it was given). */
export function revokeConsent(
  consent: Term,
  at: Instant,
): Result<{ readonly endedAt: Instant }, RevokeRefused> {
  const status = statusOfConsent(consent, at)
  return status === 'valid' ? ok({ endedAt: at }) : refused('consent-ended-already', { status })
}
