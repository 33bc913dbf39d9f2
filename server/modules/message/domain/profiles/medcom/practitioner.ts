import type { Element, JsonObject } from '../../fhir.ts'
import type { Issues } from '../../issue.ts'
import { narrative, type Resource, referTo } from './compose.ts'
import { child, children, text, texts } from './element.ts'
import { type Entries, followReference } from './entries.ts'
import type { AuthorFacts, RoleFacts } from './people.ts'

const core = 'http://medcomfhir.dk/ig/core/StructureDefinition'

/** The role a sender writes when its own list has none that fits: then the words count (value set medcom-core-PractitionerRoles). */
const notInTheList = { system: 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor', code: 'NAVU' }

/** How a version tells of a role: 5 wants a code or words and not both; 4 and the municipal results want a code. */
export type RoleRule = 'code-or-text' | 'code'

/** Name, role and phone behind a PractitionerRole; undefined when it names nobody. */
export function readPractitionerRole(
  role: Element,
  entries: Entries,
  rule: RoleRule,
  issues: Issues,
): AuthorFacts | undefined {
  const told = readRole(role, rule, issues)
  const reference = child(role, 'practitioner', issues)
  if (reference === undefined) {
    issues.add('author-name-missing', `${role.path}.practitioner`)
    return undefined
  }
  const practitioner = followReference(reference, 'Practitioner', entries, issues)
  if (practitioner === undefined) return undefined
  const name = readName(practitioner, issues)
  if (name === undefined) {
    issues.add('author-name-missing', `${practitioner.path}.name`)
    return undefined
  }
  const phone = readPhone(practitioner, issues)
  return { name, ...(told && { role: told }), ...(phone && { phone }) }
}

function readRole(role: Element, rule: RoleRule, issues: Issues): RoleFacts | undefined {
  let code: { code: string; system: string } | undefined
  let words: string | undefined
  for (const concept of children(role, 'code', issues)) {
    words ??= text(concept, 'text', issues)
    for (const coding of children(concept, 'coding', issues)) {
      const value = text(coding, 'code', issues)
      if (value !== undefined) code ??= { code: value, system: text(coding, 'system', issues) ?? '' }
    }
  }
  if (words !== undefined && (code === undefined || code.code === notInTheList.code)) {
    if (code === undefined && rule === 'code') issues.add('author-role-text', `${role.path}.code`)
    if (code !== undefined && rule === 'code-or-text') issues.add('author-role-twice', `${role.path}.code`)
    return { kind: 'text', text: words }
  }
  if (code === undefined) {
    issues.add('author-role-missing', `${role.path}.code`)
    return undefined
  }
  if (words !== undefined && rule === 'code-or-text') issues.add('author-role-twice', `${role.path}.code`)
  return { kind: 'code', ...code }
}

/** The name of a person as people say it. */
function readName(practitioner: Element, issues: Issues): string | undefined {
  const [name] = children(practitioner, 'name', issues)
  if (name === undefined) return undefined
  const family = text(name, 'family', issues)
  const parts = [...texts(name, 'given', issues), ...(family === undefined ? [] : [family])]
  return parts.length > 0 ? parts.join(' ') : text(name, 'text', issues)
}

function readPhone(practitioner: Element, issues: Issues): string | undefined {
  const phone = children(practitioner, 'telecom', issues).find(({ node }) => node.system === 'phone')
  return phone && text(phone, 'value', issues)
}

/** Writes people once each, however often they are named. */
export interface PeopleWriter {
  /** The PractitionerRole of somebody, working for an organisation when one is given. */
  write(author: AuthorFacts, organisation?: Resource): Resource
  /** Everything that was written. */
  readonly resources: readonly Resource[]
}

export function writePeople(newId: () => string, rule: RoleRule, hasPhone = false): PeopleWriter {
  const known = new Map<string, Resource>()
  const resources: Resource[] = []
  return {
    resources,
    write(author, organisation) {
      const key = JSON.stringify([author.name, author.role, hasPhone && author.phone, organisation?.id])
      const before = known.get(key)
      if (before !== undefined) return before
      const practitioner = composePractitioner(newId(), author, hasPhone)
      const role: Resource = {
        resourceType: 'PractitionerRole',
        id: newId(),
        meta: { profile: [`${core}/medcom-core-practitionerrole`] },
        text: narrative('generated', author.name, ...(author.role ? [wordsOf(author.role)] : [])),
        practitioner: referTo(practitioner),
        ...(organisation && { organization: referTo(organisation) }),
        ...(author.role && { code: [composeRole(author.role, rule)] }),
      }
      resources.push(role, practitioner)
      known.set(key, role)
      return role
    },
  }
}

function composePractitioner(id: string, { name, phone }: AuthorFacts, hasPhone: boolean): Resource {
  const parts = name.trim().split(/\s+/)
  const family = parts.at(-1) ?? name
  const given = parts.slice(0, -1)
  return {
    resourceType: 'Practitioner',
    id,
    meta: { profile: [`${core}/medcom-core-practitioner`] },
    text: narrative('generated', name),
    name: [{ family, ...(given.length > 0 && { given }) }],
    ...(hasPhone && phone && { telecom: [{ system: 'phone', value: phone }] }),
  }
}

function composeRole(role: RoleFacts, rule: RoleRule): JsonObject {
  if (role.kind === 'code')
    return { coding: [{ ...(role.system && { system: role.system }), code: role.code }] }
  return rule === 'code' ? { coding: [notInTheList], text: role.text } : { text: role.text }
}

export function wordsOf(role: RoleFacts): string {
  return role.kind === 'code' ? role.code : role.text
}
