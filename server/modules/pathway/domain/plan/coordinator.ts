import type { OrganisationId, PersonId } from '../../../../../kernel/ids.ts'
import { epoch, type Instant } from '../../../../../kernel/instant.ts'
import type { Reason } from '../../../../../kernel/reason.ts'
import { ok, type Refusal, type Result, refused } from '../../../../../kernel/result.ts'
import { inWrittenOrder, type Stamp } from './source.ts'

/** Why somebody is the coordinator (tovholder): by being admitted, by appointment, by a programme, or by rule for everybody else. */
export type Basis = 'admitted' | 'appointed' | 'programme' | 'own-doctor' | 'municipality'

/** The one who keeps the threads together. */
export interface Coordinator {
  readonly unitId: OrganisationId
  readonly person: NamedPerson | null
  readonly basis: Basis
  readonly since: Instant | null
  readonly reasons: readonly Reason[]
}

export interface NamedPerson {
  readonly id: PersonId
  readonly name: string
}

interface About extends Stamp {
  readonly offerId: string
}

/** What happens when the role changes hands between people. */
export type CoordinatorEvent =
  | (About & {
      readonly type: 'offered'
      readonly fromId: OrganisationId
      readonly toId: OrganisationId
      /** Who in the receiving unit it is meant for. */
      readonly person: NamedPerson | null
      /** Whose answer it waits for: the receiver's, or the present coordinator's when the receiver asked for it. */
      readonly waitsForId: OrganisationId
      readonly text: string
    })
  | (About & {
      readonly type: 'accepted'
      /** Who takes it on, when the receiver says who. */
      readonly person: NamedPerson | null
    })
  | (About & { readonly type: 'declined'; readonly text: string })
  | (About & { readonly type: 'withdrawn' })
  /** By itself: nobody did it. */
  | (Omit<About, 'by'> & { readonly type: 'expired' })

/** An offer to hand the role over, and what became of it. */
export interface CoordinatorOffer
  extends Omit<Extract<CoordinatorEvent, { type: 'offered' }>, 'type' | 'id'> {
  readonly status: 'open' | 'accepted' | 'declined' | 'withdrawn' | 'expired'
}

export interface Appointment {
  readonly unitId: OrganisationId
  readonly person: NamedPerson | null
  readonly at: Instant
}

/** Who people have made the coordinator, and the offer that waits. */
export interface Appointments {
  /** The latest one accepted. */
  readonly present: Appointment | null
  readonly offer: CoordinatorOffer | null
  /** Every offer without an answer, the oldest first: the one that waits, and those made before it. */
  readonly unanswered: readonly CoordinatorOffer[]
}

/** What the events add up to. Any order, repeats without harm. */
export function foldAppointments(events: readonly CoordinatorEvent[]): Appointments {
  const offers = new Map<string, CoordinatorOffer>()
  let present: Appointment | null = null
  for (const event of inWrittenOrder(events)) {
    const offer = offers.get(event.offerId)
    if (event.type === 'offered') {
      const { type: _type, id: _id, ...told } = event
      offers.set(event.offerId, offer ?? { ...told, status: 'open' })
    } else if (offer?.status === 'open') {
      offers.set(event.offerId, { ...offer, status: event.type })
      if (event.type === 'accepted')
        present = { unitId: offer.toId, person: event.person ?? offer.person, at: event.at }
    }
  }
  const unanswered = [...offers.values()].filter(({ status }) => status === 'open')
  return { present, offer: unanswered.at(-1) ?? null, unanswered }
}

/** What the rules say without any appointment. Each is left out where there is none. */
export interface ByRule {
  readonly isDead: boolean
  /** The ward that has the citizen now, and since when. */
  readonly admitted: Pick<Coordinator, 'unitId' | 'since' | 'reasons'> | undefined
  /** Who the running programmes name, the strongest first. */
  readonly programmes: readonly Pick<Coordinator, 'unitId' | 'since' | 'reasons'>[]
  readonly ownDoctorId: OrganisationId | undefined
  readonly municipalUnitId: OrganisationId | undefined
}

/**
 * Exactly one at every moment while the citizen lives and anybody at all can be named (pathways O). In hospital it is the
 * ward, unless somebody was appointed during the stay; at home whoever was appointed last; else the strongest programme's;
 * else the own doctor, and for those without one the municipality. After death nobody keeps threads together any more.
 */
export function coordinatorOf(rule: ByRule, { present }: Pick<Appointments, 'present'>): Coordinator | null {
  if (rule.isDead) return null
  const { admitted, programmes, ownDoctorId, municipalUnitId } = rule
  const isOfThisStay = present !== null && (admitted?.since ?? '') <= present.at
  if (admitted !== undefined && !isOfThisStay) return { ...admitted, person: null, basis: 'admitted' }
  if (present !== null)
    return {
      unitId: present.unitId,
      person: present.person,
      basis: 'appointed',
      since: present.at,
      reasons: [],
    }
  const [programme] = programmes
  if (programme !== undefined) return { ...programme, person: null, basis: 'programme' }
  if (ownDoctorId !== undefined) return byDefault(ownDoctorId, 'own-doctor')
  return municipalUnitId === undefined ? null : byDefault(municipalUnitId, 'municipality')
}

function byDefault(unitId: OrganisationId, basis: 'own-doctor' | 'municipality'): Coordinator {
  return { unitId, person: null, basis, since: null, reasons: [] }
}

/** Somebody who acts, with every unit they may act for. */
export interface Actor {
  readonly unitIds: readonly OrganisationId[]
}

/**
 * Offers the role to another unit, or asks to have it: the present coordinator and the receiver must both want it, and
 * whichever of them did not begin answers. Nobody else can move it.
 */
export function offerCoordinator(
  present: Coordinator | null,
  { offer }: Pick<Appointments, 'offer'>,
  wanted: { readonly toId: OrganisationId; readonly person: NamedPerson | null; readonly text: string },
  actor: Actor,
  stamp: About,
): Result<
  CoordinatorEvent,
  Refusal<
    'coordinator-none' | 'coordinator-already' | 'coordinator-offered-already' | 'coordinator-not-yours'
  >
> {
  if (present === null) return refused('coordinator-none')
  const { toId, person, text } = wanted
  const isSamePerson = person === null || person.id === present.person?.id
  if (toId === present.unitId && isSamePerson) return refused('coordinator-already')
  if (offer !== null && offer.fromId === present.unitId) return refused('coordinator-offered-already')
  const isHolder = actor.unitIds.includes(present.unitId)
  const isReceiver = actor.unitIds.includes(toId)
  if (!isHolder && !isReceiver) return refused('coordinator-not-yours')
  return ok({
    ...stamp,
    type: 'offered',
    fromId: present.unitId,
    toId,
    person,
    waitsForId: isHolder ? toId : present.unitId,
    text: text.trim(),
  })
}

/** In milliseconds: a week. An offer is a question to a unit that is there every workday. */
const answeredWithin = 7 * 86_400_000

/**
 * The offers that lead nowhere any more: of who is the coordinator no longer (the citizen was admitted, went home or has died),
 * those another was made after, and those nobody has answered in a week. The coordinator stays who it is.
 */
export function expiringOffers(
  present: Coordinator | null,
  { offer, unanswered }: Pick<Appointments, 'offer' | 'unanswered'>,
  now: Instant,
): readonly CoordinatorOffer[] {
  return unanswered.filter(
    (one) =>
      one.offerId !== offer?.offerId ||
      one.fromId !== present?.unitId ||
      epoch(one.at) + answeredWithin <= epoch(now),
  )
}

/** The answer to an offer. One made by somebody who is the coordinator no longer leads nowhere. */
export function answerOffer(
  present: Coordinator | null,
  { offer }: Pick<Appointments, 'offer'>,
  answer: 'accept' | 'decline' | 'withdraw',
  told: { readonly person: NamedPerson | null; readonly text: string },
  actor: Actor,
  stamp: About,
): Result<
  CoordinatorEvent,
  Refusal<'coordinator-offer-unknown' | 'coordinator-offer-over' | 'coordinator-not-yours'>
> {
  if (offer === null || offer.offerId !== stamp.offerId) return refused('coordinator-offer-unknown')
  const beginnerId = offer.waitsForId === offer.toId ? offer.fromId : offer.toId
  const mine = answer === 'withdraw' ? beginnerId : offer.waitsForId
  if (!actor.unitIds.includes(mine)) return refused('coordinator-not-yours')
  if (answer === 'withdraw') return ok({ ...stamp, type: 'withdrawn' })
  if (answer === 'decline') return ok({ ...stamp, type: 'declined', text: told.text.trim() })
  if (present?.unitId !== offer.fromId) return refused('coordinator-offer-over')
  return ok({ ...stamp, type: 'accepted', person: offer.person ?? told.person })
}
