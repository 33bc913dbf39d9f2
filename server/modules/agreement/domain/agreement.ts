import type { Bilingual } from '../../../../kernel/bilingual.ts'
import type { TimeLimit } from '../../../../kernel/deadline.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import type { Role } from './role.ts'
import type { Acceptance } from './service.ts'

/** Who ratifies an agreement: a municipality, the region with its hospitals, general practice. */
export interface Party {
  readonly kind: 'municipality' | 'region' | 'general-practice'
  /** The municipality code, `0561`; only of a municipality. */
  readonly municipalityCode?: string
  readonly name: string
  /** The day the party ratified; undefined until it has. */
  readonly ratifiedOn?: DanishDate
}

export interface Clause {
  /** As written in the agreement: `4.2`. */
  readonly number: string
  readonly text: Bilingual
}

/** One service, one area, one period, one responsible role, one clause. */
export interface Rule {
  readonly serviceCode: string
  /** The municipalities the rule names; undefined means the whole area. */
  readonly municipalities?: readonly string[]
  readonly role: Role
  readonly acceptance?: Acceptance
  readonly answerWithin?: TimeLimit
  /** How long the responsible unit has, when the agreement says something else than the programme. */
  readonly doneWithin?: TimeLimit
  readonly clause: string
  /** The decision that brought the rule: `2026-14`. */
  readonly decision?: string
  /** First and last day; the agreement's own when left out. */
  readonly from?: DanishDate
  readonly to?: DanishDate
}

/** A version of a health agreement. Never edited once published: a change is a new version. */
export interface Agreement {
  readonly id: string
  readonly version: number
  readonly communityId: string
  readonly name: Bilingual
  readonly validFrom: DanishDate
  /** The last day it holds. */
  readonly validTo: DanishDate
  readonly parties: readonly Party[]
  readonly clauses: readonly Clause[]
  readonly rules: readonly Rule[]
}

/** The municipalities of an agreement, as parties. */
export function municipalitiesOf(agreement: Agreement): readonly string[] {
  return agreement.parties.flatMap(({ municipalityCode }) => municipalityCode ?? [])
}

/** The parties whose yes a rule needs in a municipality: its own, and of every party that is not a municipality. */
export function partiesConcerned(agreement: Agreement, municipalityCode: string): readonly Party[] {
  return agreement.parties.filter(
    (party) => party.kind !== 'municipality' || party.municipalityCode === municipalityCode,
  )
}

/** The day from which the agreement holds in a municipality: valid, and ratified by all concerned. Undefined until then. */
export function holdsFrom(agreement: Agreement, municipalityCode: string): DanishDate | undefined {
  let from = agreement.validFrom
  for (const { ratifiedOn } of partiesConcerned(agreement, municipalityCode)) {
    if (ratifiedOn === undefined) return undefined
    if (ratifiedOn > from) from = ratifiedOn
  }
  return from
}

/** True when the agreement holds in the municipality on the day. */
export function holds(agreement: Agreement, municipalityCode: string, on: DanishDate): boolean {
  if (!municipalitiesOf(agreement).includes(municipalityCode)) return false
  const from = holdsFrom(agreement, municipalityCode)
  return from !== undefined && from <= on && on <= agreement.validTo
}

/** First and last day of a rule. */
export function periodOf(
  rule: Rule,
  agreement: Agreement,
): { readonly from: DanishDate; readonly to: DanishDate } {
  return { from: rule.from ?? agreement.validFrom, to: rule.to ?? agreement.validTo }
}

/** True when the rule speaks of this service in this municipality on this day. */
export function covers(
  rule: Rule,
  agreement: Agreement,
  at: { readonly serviceCode: string; readonly municipalityCode: string; readonly on: DanishDate },
): boolean {
  const { from, to } = periodOf(rule, agreement)
  return (
    rule.serviceCode === at.serviceCode &&
    (rule.municipalities === undefined || rule.municipalities.includes(at.municipalityCode)) &&
    from <= at.on &&
    at.on <= to
  )
}
