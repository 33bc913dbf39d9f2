import type { CitizenId, ClientId, OrganisationId, PersonId, RoleId } from '../kernel/ids.ts'

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

/** Another system, signed in with its own key: it acts for one unit and reaches no further than a person of it would. */
export interface ServiceActor {
  readonly kind: 'service'
  /** The client id: what stands in a log where a person's id else does. */
  readonly personId: PersonId
  readonly clientId: ClientId
  /** Of the system, as it was registered: `Rekvisit Omsorg`. */
  readonly name: string
  readonly unitId: OrganisationId
  /** What it does there, as a role of a person says: `technical-help` unless it was registered otherwise. */
  readonly function: string
  /** What it was let in to: `system/Task.rs`. */
  readonly scopes: readonly string[]
}

/** The program itself: a listener, a job, a message received. Never a person's deed. */
export interface SystemActor {
  readonly kind: 'system'
  readonly name: string
}

/** A person, or another system, who has shown who they are. */
export type SignedInActor = ProfessionalActor | CitizenActor | ServiceActor
/** Who acts for a unit: all they may see starts from there. */
export type UnitActor = ProfessionalActor | ServiceActor
export type Actor = SignedInActor | SystemActor
