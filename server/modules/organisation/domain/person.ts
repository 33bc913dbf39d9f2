import type { OrganisationId, PersonId, RoleId } from '../../../../kernel/ids.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'

/** Someone who works somewhere or signs in. Never known here by a CPR number. */
export interface Person {
  readonly id: PersonId
  readonly name: string
  /** What the identity provider calls them. */
  readonly subject: string | null
  /** Authorisation by the Danish Patient Safety Authority: five consonants and digits. */
  readonly authorisationId: string | null
}

/** What a person does in a unit, with first and last day. One person may hold several. */
export interface Role {
  readonly id: RoleId
  readonly personId: PersonId
  readonly unitId: OrganisationId
  /** `home-nurse`, `discharge-coordinator`, `general-practitioner` … */
  readonly function: string
  readonly validFrom: DanishDate
  readonly validTo: DanishDate | null
}

/** Who is called when nobody answers, one after the other (pathways 0). */
export interface LadderRung {
  /** 1 is called first. */
  readonly step: number
  readonly function: string
  readonly personId: PersonId | null
  readonly name: string
  readonly phone: string
  /** How long they have before the next is called. */
  readonly timeoutMinutes: number
}
