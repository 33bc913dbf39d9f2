import type { CitizenId, OrganisationId, PersonId, RoleId } from '../kernel/ids.ts'

export type Language = 'da' | 'en'

/** A professional in the role they chose for this session. A person with two jobs has two roles and chooses one. */
export interface ProfessionalActor {
  readonly kind: 'professional'
  readonly personId: PersonId
  readonly name: string
  readonly roleId: RoleId
  /** What the person does there, for example `home-nurse`, `discharge-coordinator`, `general-practitioner`. */
  readonly function: string
  /** The unit the role belongs to; everything the person may do starts from here. */
  readonly unitId: OrganisationId
}

/** A citizen signed in to their own course of care. */
export interface CitizenActor {
  readonly kind: 'citizen'
  readonly personId: PersonId
  readonly name: string
  readonly citizenId: CitizenId
}

/** The program itself: a listener, a job, a message received. Never a person's deed. */
export interface SystemActor {
  readonly kind: 'system'
  readonly name: string
}

export type SignedInActor = ProfessionalActor | CitizenActor
export type Actor = SignedInActor | SystemActor
