import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { OrganisationId, PersonId, RoleId } from '../../../../kernel/ids.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { Person, Role } from '../domain/person.ts'
import {
  findRoleById,
  findRoleHeldOn,
  insertPlacement,
  listPeopleAt,
  type PeopleFilter,
  type PersonAtWork,
  worksAtPartyOf,
} from '../store/roles.ts'
import {
  findPersonById,
  findPersonWithSubject,
  findUnitById,
  insertPerson,
  insertRole,
  listRoles,
} from '../store.ts'

/** The person with an id that came from us. Throws when there is none. */
export async function getPerson(shell: Shell, id: PersonId): Promise<Person> {
  const person = await findPersonById(shell.db, id)
  if (person === undefined) throw new Error(`there is no person ${id}`)
  return person
}

/** The person the identity provider means. */
export function findPersonBySubject(shell: Shell, subject: string): Promise<Person | undefined> {
  return findPersonWithSubject(shell.db, subject)
}

/** The roles a person holds on a day, oldest first. Never kept: a role that ended opens nothing. */
export function rolesOf(shell: Shell, personId: PersonId, on: DanishDate): Promise<readonly Role[]> {
  return listRoles(shell.db, personId, on)
}

/** A role a person holds on a day, also a past one; undefined when it is not held then. */
export function findRoleOn(shell: Shell, roleId: RoleId, on: DanishDate): Promise<Role | undefined> {
  return findRoleHeldOn(shell.db, roleId, on)
}

/** Everybody with a role in some units on a day, once for each role, by name; fewer by part of the name or by function. */
export function listPeopleOf(
  shell: Shell,
  unitIds: readonly OrganisationId[],
  on: DanishDate,
  wish: Partial<Pick<PeopleFilter, 'name' | 'functions' | 'limit'>> = {},
): Promise<PersonAtWork[]> {
  return listPeopleAt(shell.db, { unitIds, on, limit: 1_000, ...wish })
}

export interface NewPerson {
  readonly name: string
  readonly subject?: string | undefined
  readonly authorisationId?: string | undefined
}

/** Registers someone who works somewhere. Refuses a sign-in or an authorisation that is somebody else's. */
export async function registerPerson(
  shell: Shell,
  told: NewPerson,
): Promise<Result<Person, Refusal<'person-already-registered' | 'authorisation-id-wrong-form'>>> {
  const { name, subject = null, authorisationId = null } = told
  if (authorisationId !== null && !/^[0-9BCDFGHJKLMNPQRSTVWXZ]{5}$/.test(authorisationId))
    return refused('authorisation-id-wrong-form')
  const person: Person = { id: shell.ids.next<PersonId>(), name, subject, authorisationId }
  return (await insertPerson(shell.db, person, shell.clock.now()))
    ? ok(person)
    : refused('person-already-registered')
}

export interface NewRole {
  readonly personId: PersonId
  readonly unitId: OrganisationId
  readonly function: string
  readonly validFrom: DanishDate
  readonly validTo?: DanishDate | undefined
}

/** Gives a person a role in a unit for a period. Refuses one the person holds already on one of the days. */
export function grantRole(
  shell: Shell,
  told: NewRole,
): Promise<Result<Role, Refusal<'role-person-unknown' | 'role-unit-unknown' | 'role-already-held'>>> {
  return shell.transaction(async (inner) => {
    if ((await findPersonById(inner.db, told.personId)) === undefined)
      return refused('role-person-unknown', { personId: told.personId })
    if ((await findUnitById(inner.db, told.unitId)) === undefined)
      return refused('role-unit-unknown', { unitId: told.unitId })
    const role: Role = { ...told, id: inner.ids.next<RoleId>(), validTo: told.validTo ?? null }
    return (await insertRole(inner.db, role, inner.clock.now())) ? ok(role) : refused('role-already-held')
  })
}

export interface NewPlacement {
  readonly roleId: RoleId
  readonly supervisorPersonId: PersonId
  /** The last day; that of the role at the latest. */
  readonly lastOn: DanishDate
}

/** A student is in a unit under a named supervisor, who works at the same party (SUL § 41(2)(7)). Told anew it replaces. */
export function placeStudent(
  shell: Shell,
  told: NewPlacement,
): Promise<
  Result<undefined, Refusal<'role-unknown' | 'placement-outlasts-role' | 'placement-supervisor-unfit'>>
> {
  return shell.transaction(async (inner) => {
    const { roleId, supervisorPersonId, lastOn } = told
    const role = await findRoleById(inner.db, roleId)
    if (role === undefined) return refused('role-unknown')
    if (role.validTo !== null && lastOn > role.validTo)
      return refused('placement-outlasts-role', { lastOn: role.validTo })
    const at = inner.clock.now()
    const isFit =
      supervisorPersonId !== role.personId &&
      (await worksAtPartyOf(inner.db, supervisorPersonId, roleId, danishDateOf(at)))
    if (!isFit) return refused('placement-supervisor-unfit')
    await insertPlacement(inner.db, roleId, { id: inner.ids.next(), supervisorPersonId, lastOn, at })
    return ok()
  })
}
