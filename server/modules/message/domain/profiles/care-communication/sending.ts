import type { Element, JsonObject } from '../../fhir.ts'
import { gatherIssues, type Issues } from '../../issue.ts'
import { narrative, type Resource, referTo } from '../medcom/compose.ts'
import { child, children, text } from '../medcom/element.ts'
import { type Entries, follow } from '../medcom/entries.ts'
import { type OrganisationNumbers, readOrganisation } from '../medcom/organisation.ts'
import { activitySystem } from '../medcom/provenance.ts'
import { bareUuid, urnOf } from '../medcom/uuid.ts'
import { careActivityCodes } from './codes.ts'
import type { CareHistoryStep, EarlierCareLetter } from './facts.ts'

/*
 * A sending in the history of a thread, as this standard tells of it: beside what every Provenance says, who sent it and
 * which segments came with it.
 */

export interface ToldOfSending {
  readonly by: OrganisationNumbers
  readonly added: readonly string[]
  /** The letter it follows, when that was of an older format. */
  readonly older?: EarlierCareLetter
}

/** What a Provenance of this standard tells beside what they all tell. */
export function readMore(provenance: Element, entries: Entries, issues: Issues): ToldOfSending {
  const ignored = gatherIssues()
  const [agent] = children(provenance, 'agent', ignored)
  const organisation = agent && follow(agent, 'who', 'Organization', entries, ignored)
  const added: string[] = []
  let older: EarlierCareLetter | undefined
  for (const entity of children(provenance, 'entity', ignored)) {
    const what = child(entity, 'what', ignored)
    const identifier = what && child(what, 'identifier', ignored)
    const value = identifier && text(identifier, 'value', issues)
    if (value === undefined) continue
    if (entity.node.role === 'source') added.push(bareUuid(value))
    if (entity.node.role === 'revision') older ??= readOlder(value)
  }
  if (added.length === 0) issues.add('sending-without-segments', `${provenance.path}.entity`)
  return {
    by: organisation === undefined ? {} : readOrganisation(organisation, ignored),
    added,
    ...(older && { older }),
  }
}

/** «location number#letter identifier», for a letter of EDIFACT or OIOXML (profile, Provenance.entity.what.identifier). */
function readOlder(value: string): EarlierCareLetter | undefined {
  const [, olderGln, letterId] = /^(\d{13})#(.+)$/.exec(value) ?? []
  return olderGln === undefined || letterId === undefined ? undefined : { letterId, olderGln }
}

/** Writes a sending. */
export function composeSending(id: string, step: CareHistoryStep, who: Resource): Resource {
  const { letterId, sentAt, activity, added, follows } = step
  const code = careActivityCodes[activity]
  return {
    resourceType: 'Provenance',
    id,
    meta: {
      profile: [
        'http://medcomfhir.dk/ig/carecommunication/StructureDefinition/medcom-careCommunication-provenance',
      ],
    },
    text: narrative('generated', `${code} ${sentAt}`),
    target: [referTo({ resourceType: 'MessageHeader', id: letterId })],
    occurredDateTime: sentAt,
    recorded: sentAt,
    activity: { coding: [{ system: activitySystem, code }] },
    agent: [{ who: referTo(who) }],
    entity: [
      ...(follows === undefined ? [] : [{ role: 'revision', what: composeFollowed(follows) }]),
      ...added.map((segment) => ({ role: 'source', what: { identifier: { value: urnOf(segment) } } })),
    ],
  }
}

function composeFollowed({ letterId, olderGln }: EarlierCareLetter): JsonObject {
  return olderGln === undefined
    ? referTo({ resourceType: 'MessageHeader', id: letterId })
    : { identifier: { value: `${olderGln}#${letterId}` } }
}
