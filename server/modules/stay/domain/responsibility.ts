import type { Instant } from '../../../../kernel/instant.ts'
import type { StayState } from './fold-stay.ts'
import type { Place } from './notification.ts'
import { compare } from './settle.ts'
import type { Window } from './window.ts'

/** Who is medically responsible for the treatment in a period (behandlingsansvar; pathways, part 0). */
export interface ResponsibilityPeriod {
  readonly party: 'hospital' | 'own-doctor' | 'ambulance'
  /** The hospital or ward; only for a hospital. */
  readonly place?: Place
  readonly basis: 'stay' | 'window-after-discharge' | 'emergency-call' | 'own-doctor'
  readonly from: Instant
  /** Missing: until something else happens. Never missing inside the list. */
  readonly to?: Instant
}

interface Claim extends Omit<ResponsibilityPeriod, 'to'> {
  readonly to?: Instant
  /** A stay goes before an ambulance, an ambulance before a window. */
  readonly strength: number
}

/**
 * One responsible party at every moment from the citizen's first stay on: no gap and no overlap. Where two stays run at
 * once (a somatic and a psychiatric), the one that began last has it; where nobody in hospital has it, the own doctor does.
 * Ends at death.
 */
export function treatmentResponsibility(
  stays: readonly StayState[],
  windows: readonly Window[],
): ResponsibilityPeriod[] {
  const claims = [...stays.flatMap(claimsOfStay), ...windows.flatMap(claimsOfWindow)]
  const diedAt = stays
    .flatMap((stay) => stay.spells)
    .filter((spell) => spell.ending === 'death')
    .map((spell) => spell.endedAt)
    .sort()
    .at(0)
  const moments = [...new Set(claims.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to])))]
    .filter((moment) => diedAt === undefined || moment < diedAt)
    .sort()
  const periods: ResponsibilityPeriod[] = []
  moments.forEach((from, index) => {
    const to = moments[index + 1] ?? diedAt
    const { strength: _strength, ...holder } = holderAt(claims, from)
    const last = periods.at(-1)
    const isSame = last !== undefined && isSameHolder(last, holder)
    const began = isSame ? last.from : from
    if (isSame) periods.pop()
    periods.push(to === undefined ? { ...holder, from: began } : { ...holder, from: began, to })
  })
  return periods
}

function claimsOfStay(stay: StayState): Claim[] {
  return stay.spells.flatMap((spell) =>
    spell.places.map(({ place, from }, index) => {
      const to = spell.places[index + 1]?.from ?? spell.endedAt
      const claim = { party: 'hospital', place, basis: 'stay', from, strength: 3 } as const
      return to === undefined ? claim : { ...claim, to }
    }),
  )
}

function claimsOfWindow(window: Window): Claim[] {
  const ambulance = window.suspensions.map(({ from, to }): Claim => {
    const end = to === undefined || to > window.until ? window.until : to
    return { party: 'ambulance', basis: 'emergency-call', from, to: end, strength: 2 }
  })
  const ward: Claim = {
    party: 'hospital',
    place: window.place,
    basis: 'window-after-discharge',
    from: window.openedAt,
    to: window.until,
    strength: 1,
  }
  return [ward, ...ambulance].filter(({ from, to }) => to === undefined || from < to)
}

function holderAt(claims: readonly Claim[], moment: Instant): Omit<Claim, 'from' | 'to'> {
  const holding = claims
    .filter(({ from, to }) => from <= moment && (to === undefined || moment < to))
    .sort(
      (one, other) =>
        other.strength - one.strength ||
        compare(other.from, one.from) ||
        compare(one.place?.sor ?? '', other.place?.sor ?? ''),
    )
    .at(0)
  if (holding === undefined) return { party: 'own-doctor', basis: 'own-doctor', strength: 0 }
  const { from: _from, to: _to, ...rest } = holding
  return rest
}

function isSameHolder(
  period: ResponsibilityPeriod,
  holder: Omit<ResponsibilityPeriod, 'from' | 'to'>,
): boolean {
  return (
    period.party === holder.party && period.basis === holder.basis && period.place?.sor === holder.place?.sor
  )
}
