import { daysBetween } from '../../../../kernel/danish-calendar.ts'
import type { OrganisationId, PersonId } from '../../../../kernel/ids.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import type { Refusal } from '../../../../kernel/result.ts'
import { clockOf, isOver, openPause, type Plan } from './plan.ts'
import { needsHospital, ruleOf } from './plan-type.ts'

export type RehabRefusal =
  | 'rehab-plan-type-missing'
  | 'rehab-plan-text-missing'
  | 'rehab-plan-consent-missing'
  | 'rehab-plan-only-hospital'
  | 'rehab-plan-not-yours'
  | 'rehab-receiver-the-same'
  | 'rehab-sent-already'
  | 'rehab-not-sent'
  | 'rehab-received-already'
  | 'rehab-not-received'
  | 'rehab-closed'
  | 'rehab-paused'
  | 'rehab-not-paused'
  | 'rehab-started-already'
  | 'rehab-not-started'
  | 'rehab-ended-already'
  | 'rehab-not-ended'
  | 'rehab-final-status-missing'
  | 'rehab-final-status-read'
  | 'rehab-provider-not-for-type'
  | 'rehab-private-choice-not-open'
  | 'rehab-choice-waits'
  | 'rehab-no-choice-waits'
  | 'rehab-choice-of-another'
  | 'rehab-type-needs-hospital'
  | 'rehab-type-unchanged'
  | 'rehab-date-impossible'
  | 'rehab-tries-too-few'
  | 'rehab-contact-had'
  | 'rehab-only-own-doctor'
  | 'assessment-by-no-party'
  | 'difference-none'

export type RehabRefused = Refusal<RehabRefusal>

/** The three who assess function together (policy); a private supplier does it for the municipality. */
export type Party = 'hospital' | 'municipality' | 'gp'

/** Somebody at work, with the units whose duties are also theirs. */
export interface Professional {
  readonly kind: 'professional'
  readonly personId: PersonId
  readonly name: string
  readonly unitId: OrganisationId
  readonly unitIds: readonly OrganisationId[]
  readonly party: Party | null
  /** Works in the practice the citizen belongs to. */
  readonly isOwnDoctor: boolean
  /** Works at a private place, which has to do with the plans it is chosen for and with no others (P16). */
  readonly isPrivate: boolean
}

/** The citizen, or who acts for them. */
export interface Citizen {
  readonly kind: 'citizen'
  readonly personId: PersonId
  readonly name: string
}

export type Doer = Professional | Citizen

/** Whose business the plan is, of those who may know of the citizen's: a draft is the hospital's own. */
export function isShownTo({ status, provider }: Plan, doer: Doer): boolean {
  if (status === 'draft') return doer.kind === 'professional' && doer.party === 'hospital'
  if (doer.kind !== 'professional' || !doer.isPrivate) return true
  return provider !== null && doer.unitIds.includes(provider.unitId)
}

/** What stands in the way, or undefined when nothing does. The same rules grey a button and refuse the deed. */
type Right = (plan: Plan, doer: Doer, today: DanishDate) => RehabRefusal | undefined

const isSender: Right = (plan, doer) =>
  holds(doer, plan.senderUnitId) ? undefined : 'rehab-plan-only-hospital'

const isOwner: Right = (plan, doer) => (holds(doer, plan.ownerUnitId) ? undefined : 'rehab-plan-not-yours')

const isOpen: Right = ({ status }) => (status === 'closed' ? 'rehab-closed' : undefined)

const isRunning: Right = (plan) => (openPause(plan) === undefined ? undefined : 'rehab-paused')

const isReceived: Right = ({ status }) => {
  switch (status) {
    case 'draft':
    case 'returned':
      return 'rehab-not-sent'
    case 'sent':
      return 'rehab-not-received'
    case 'received':
      return undefined
    case 'started':
      return 'rehab-started-already'
    case 'ended':
    case 'closed':
      return 'rehab-ended-already'
  }
}

const isStarted: Right = ({ status }) =>
  status === 'started' ? undefined : status === 'ended' ? 'rehab-ended-already' : 'rehab-not-started'

const isWithSender: Right = ({ status }) =>
  status === 'draft' || status === 'returned' ? undefined : 'rehab-sent-already'

/** Not begun: it may still be said to be another's, or not complete. */
const isNew: Right = ({ status }) =>
  status === 'sent' || status === 'received'
    ? undefined
    : status === 'draft' || status === 'returned'
      ? 'rehab-not-sent'
      : 'rehab-started-already'

/** All of them, the first that stands in the way first. */
function every(...rights: readonly Right[]): Right {
  return (plan, doer, today) => {
    for (const right of rights) {
      const because = right(plan, doer, today)
      if (because !== undefined) return because
    }
    return undefined
  }
}

function holds(doer: Doer, unitId: OrganisationId): boolean {
  return doer.kind === 'professional' && doer.unitIds.includes(unitId)
}

const isChosen: Right = ({ provider }, doer) =>
  provider?.state !== 'waits'
    ? 'rehab-no-choice-waits'
    : holds(doer, provider.unitId)
      ? undefined
      : 'rehab-choice-of-another'

const noneWaits: Right = ({ provider }) => (provider?.state === 'waits' ? 'rehab-choice-waits' : undefined)

/** The municipality writes down what the citizen chose, or the citizen says it. */
const mayChoose: Right = (plan, doer, today) =>
  doer.kind === 'citizen'
    ? undefined
    : holds(doer, plan.receiverUnitId ?? plan.ownerUnitId)
      ? undefined
      : isOwner(plan, doer, today)

/** The general types the one who trains may change between; what is specialised is the hospital's word (B8). */
const mayChangeSomeType: Right = (plan, doer, today) => {
  const because = every(isOpen, isActive)(plan, doer, today)
  if (because !== undefined) return because
  if (doer.kind === 'professional' && doer.party === 'hospital') return isSender(plan, doer, today)
  const { gopType } = plan.content
  if (gopType !== null && needsHospital(gopType, gopType)) return 'rehab-type-needs-hospital'
  return isOwner(plan, doer, today)
}

const isActive: Right = ({ status }) =>
  status === 'received' || status === 'started'
    ? undefined
    : status === 'ended'
      ? 'rehab-ended-already'
      : 'rehab-not-received'

/** How many tries, within how many days, before the citizen is let go with a letter (pathways B, exceptions). */
export const tries = { atLeast: 3, withinDays: 10 }

const isOutOfReach: Right = ({ contacts }) => {
  const sinceReached = contacts.slice(contacts.findLastIndex(({ isReached }) => isReached) + 1)
  if (sinceReached.length === 0 && contacts.length > 0) return 'rehab-contact-had'
  return sinceReached.some((last, index) => {
    const first = sinceReached[index - tries.atLeast + 1]
    return first !== undefined && daysBetween(first.on, last.on) <= tries.withinDays
  })
    ? undefined
    : 'rehab-tries-too-few'
}

const rights = {
  revise: every(isOpen, isSender, (plan) => (isOver(plan) ? 'rehab-ended-already' : undefined)),
  send: every(isOpen, isSender, isWithSender),
  receive: every(isOpen, isOwner, ({ status }) =>
    status === 'sent'
      ? undefined
      : status === 'draft' || status === 'returned'
        ? 'rehab-not-sent'
        : 'rehab-received-already',
  ),
  return: every(isOpen, isOwner, isNew),
  forward: every(isOpen, isOwner, isNew),
  contact: every(isOpen, isOwner, isReceived),
  'offer-start': every(isOpen, isOwner, isReceived, isRunning),
  'choose-provider': every(isOpen, mayChoose, isReceived, isRunning, noneWaits),
  'accept-course': every(isOpen, isChosen),
  'decline-course': every(isOpen, isChosen),
  pause: every(isOpen, isOwner, isRunning, (plan) =>
    isOver(plan) ? 'rehab-ended-already' : plan.status === 'draft' ? 'rehab-not-sent' : undefined,
  ),
  resume: every(isOpen, isOwner, (plan) => (openPause(plan) === undefined ? 'rehab-not-paused' : undefined)),
  start: every(isOpen, isOwner, isReceived, isRunning, noneWaits),
  'give-midway-status': every(isOpen, isOwner, isStarted, isRunning),
  'change-type': mayChangeSomeType,
  end: every(isOpen, isOwner, isStarted),
  'give-final-status': every(isOpen, isOwner, (plan) =>
    plan.status === 'ended' && plan.finalStatus === null
      ? undefined
      : plan.status === 'ended'
        ? 'rehab-ended-already'
        : 'rehab-not-ended',
  ),
  'read-final-status': every(
    (_plan, doer) => (doer.kind === 'professional' && doer.isOwnDoctor ? undefined : 'rehab-only-own-doctor'),
    ({ finalStatus }) =>
      finalStatus === null
        ? 'rehab-final-status-missing'
        : finalStatus.isRead
          ? 'rehab-final-status-read'
          : undefined,
  ),
  'close-without-contact': every(isOpen, isOwner, isReceived, isOutOfReach),
  assess: every(
    isOpen,
    (_plan, doer) =>
      doer.kind === 'professional' && doer.party !== null ? undefined : 'assessment-by-no-party',
    (plan, doer) => (isShownTo(plan, doer) ? undefined : 'rehab-plan-not-yours'),
  ),
  'settle-difference': every(isOpen, isOwner, ({ differences }) =>
    differences.length === 0 ? 'difference-none' : undefined,
  ),
} as const satisfies Readonly<Record<string, Right>>

export type Deed = keyof typeof rights
export const deeds = Object.keys(rights) as readonly Deed[]

/** Why this person may not do this to the plan as it stands; undefined when they may. */
export function whyNot(plan: Plan, deed: Deed, doer: Doer, today: DanishDate): RehabRefusal | undefined {
  return rights[deed](plan, doer, today)
}

/** Why this provider cannot be chosen today; undefined when it can (B6). */
export function whyNotProvider(
  plan: Plan,
  kind: 'own' | 'other-municipality' | 'private' | 'hospital',
  today: DanishDate,
): RehabRefusal | undefined {
  const { gopType } = plan.content
  if (gopType === null) return 'rehab-plan-type-missing'
  const { side } = ruleOf(gopType, today)
  if (kind === 'private') {
    const clock = clockOf(plan, today)
    if (clock.rightFrom === undefined) return 'rehab-provider-not-for-type'
    return clock.isRightOpen ? undefined : 'rehab-private-choice-not-open'
  }
  const isOfSide = side === 'hospital' ? kind === 'hospital' : kind !== 'hospital'
  return isOfSide ? undefined : 'rehab-provider-not-for-type'
}
