import type { Instant } from '../../../../../../kernel/instant.ts'
import { sorSystem } from '../../../../../../kernel/organisation-number.ts'
import type { Json, JsonObject } from '../../fhir.ts'
import { escapeXml } from '../../printing/escape-xml.ts'
import { destinationUse, destinationUseSystem, eventSystem } from './header.ts'
import { glnSystem, type OrganisationNumbers } from './organisation.ts'
import { activitySystem, type HistoryStep } from './provenance.ts'

/*
 * The pieces every MedCom message is made of. Elements are written in the order FHIR names them, since XML keeps it.
 */

const messaging = 'http://medcomfhir.dk/ig/messaging/StructureDefinition'
/** A ward has no mailbox of its own. */
const coreOrganisation = 'http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-organization'

/** A resource of a message that is being written. */
export interface Resource {
  readonly resourceType: string
  readonly id: string
  readonly [name: string]: Json
}

export interface WrittenBundle {
  readonly id: string
  readonly profile: string
  readonly timestamp: Instant
  readonly resources: readonly Resource[]
}

export function composeBundle({ id, profile, timestamp, resources }: WrittenBundle): JsonObject {
  // A fullUrl must be absolute, and references inside find it by its last two parts; MedCom's own messages do it so.
  const base = profile.slice(0, profile.indexOf('/StructureDefinition/'))
  return {
    resourceType: 'Bundle',
    id,
    meta: { profile: [profile] },
    type: 'message',
    timestamp,
    entry: resources.map((resource) => ({ fullUrl: `${base}/${addressOf(resource)}`, resource })),
  }
}

export function addressOf({ resourceType, id }: Pick<Resource, 'resourceType' | 'id'>): string {
  return `${resourceType}/${id}`
}

export function referTo(resource: Pick<Resource, 'resourceType' | 'id'>): JsonObject {
  return { reference: addressOf(resource) }
}

/** A text for people. It never holds a CPR number or a citizen's name: headers are shown and logged widely. */
export function narrative(status: 'generated' | 'extensions', ...lines: readonly string[]): JsonObject {
  const paragraphs = lines.map((line) => `<p>${escapeXml(line)}</p>`).join('')
  return { status, div: `<div xmlns="http://www.w3.org/1999/xhtml">${paragraphs}</div>` }
}

export function composeOrganisation(id: string, { sor, gln, name }: OrganisationNumbers): Resource {
  return {
    resourceType: 'Organization',
    id,
    meta: { profile: [gln === undefined ? coreOrganisation : `${messaging}/medcom-messaging-organization`] },
    text: narrative('generated', name ?? `SOR ${sor ?? gln ?? ''}`),
    identifier: [
      ...(gln === undefined ? [] : [{ system: glnSystem, value: gln }]),
      ...(sor === undefined ? [] : [{ system: sorSystem, value: sor }]),
    ],
    ...(name !== undefined && { name }),
  }
}

/** Where an organisation's mailbox is found in the national register. */
export function endpointOf({ sor, gln }: OrganisationNumbers): string {
  return sor === undefined ? `urn:gln:${gln ?? ''}` : `https://sor2.sum.dsdn.dk/#id=${sor}`
}

export interface WrittenHeader {
  readonly id: string
  readonly profile: string
  readonly text: JsonObject
  readonly extension?: readonly JsonObject[]
  readonly eventCode: string
  readonly receiver: { readonly resource: Resource; readonly numbers: OrganisationNumbers }
  readonly sender: { readonly resource: Resource; readonly numbers: OrganisationNumbers }
  readonly response?: JsonObject
  readonly focus?: Resource
  /** The message definition with its version, for the standards that want it named. */
  readonly definition?: string
}

export function composeHeader(header: WrittenHeader): Resource {
  const use = { url: destinationUse, valueCoding: { system: destinationUseSystem, code: 'primary' } }
  return {
    resourceType: 'MessageHeader',
    id: header.id,
    meta: { profile: [header.profile] },
    text: header.text,
    ...(header.extension && header.extension.length > 0 && { extension: header.extension }),
    eventCoding: { system: eventSystem, code: header.eventCode },
    destination: [
      {
        extension: [use],
        endpoint: endpointOf(header.receiver.numbers),
        receiver: referTo(header.receiver.resource),
      },
    ],
    sender: referTo(header.sender.resource),
    source: { endpoint: endpointOf(header.sender.numbers) },
    ...(header.response && { response: header.response }),
    ...(header.focus && { focus: [referTo(header.focus)] }),
    ...(header.definition && { definition: header.definition }),
  }
}

export function composeProvenance(id: string, step: HistoryStep, who: Resource): Resource {
  const header = (letterId: string) => referTo({ resourceType: 'MessageHeader', id: letterId })
  return {
    resourceType: 'Provenance',
    id,
    meta: { profile: [`${messaging}/medcom-messaging-provenance`] },
    text: narrative('generated', `${step.activity} ${step.sentAt}`),
    target: [header(step.letterId)],
    occurredDateTime: step.sentAt,
    recorded: step.sentAt,
    activity: { coding: [{ system: activitySystem, code: step.activity }] },
    agent: [{ who: referTo(who) }],
    ...(step.relation && step.to && { entity: [{ role: step.relation, what: header(step.to) }] }),
  }
}
