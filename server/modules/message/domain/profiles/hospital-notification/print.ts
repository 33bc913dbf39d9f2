import { cprSystem } from '../../../../../../kernel/cpr.ts'
import type { JsonObject } from '../../fhir.ts'
import {
  composeBundle,
  composeHeader,
  composeOrganisation,
  composeProvenance,
  narrative,
  type Resource,
  referTo,
} from '../medcom/compose.ts'
import { composeEpisode } from '../medcom/episode.ts'
import type { UnitFacts } from '../medcom/organisation.ts'
import { classSystem, leavePeriod } from './encounter.ts'
import type { HospitalNotificationFacts } from './facts.ts'
import { hospitalNotification, reportFlag, reportRecipient } from './parse.ts'
import { statusText } from './status-text.ts'

const structure = 'http://medcomfhir.dk/ig/hospitalnotification/StructureDefinition'

/** What a printed message needs beside the facts: a new id for every resource in it, and the citizen's family name. */
export interface HospitalNotificationWriting {
  newId(): string
  /** Official family name; the profile wants one. */
  readonly family: string
  readonly given?: readonly string[]
}

/**
 * Writes a HospitalNotification 3.0 as a Bundle. Printing and then parsing gives the same facts. We send none ourselves:
 * it is for the seed, the demo and the tests, and for hospitals that connect to us.
 */
export function printHospitalNotification(
  facts: HospitalNotificationFacts,
  writing: HospitalNotificationWriting,
): JsonObject {
  const organisations = new Map<string, Resource>()
  const organisation = (unit: UnitFacts & { gln?: string }): Resource => {
    const key = `${unit.sor} ${unit.gln ?? ''} ${unit.name ?? ''}`
    const known = organisations.get(key) ?? composeOrganisation(writing.newId(), unit)
    organisations.set(key, known)
    return known
  }
  const sender = organisation(facts.sender)
  const receiver = organisation(facts.receiver)
  const provider = sameUnit(facts.provider, facts.sender) ? sender : organisation(facts.provider)
  const report = facts.reportRecipient && organisation(facts.reportRecipient)
  const patient = composePatient(facts, writing)
  const encounter = composeEncounter(facts, patient, provider, writing.newId())
  const header = composeHeader({
    id: facts.letterId,
    profile: hospitalNotification.profile,
    text: narrative(
      'extensions',
      statusText(facts),
      facts.eventAt,
      facts.provider.name ?? facts.provider.sor,
    ),
    extension: [
      ...(facts.isReportRequested ? [{ url: reportFlag, valueBoolean: true }] : []),
      ...(report ? [{ url: reportRecipient, valueReference: referTo(report) }] : []),
    ],
    eventCode: hospitalNotification.eventCode,
    receiver: { resource: receiver, numbers: facts.receiver },
    sender: { resource: sender, numbers: facts.sender },
    focus: encounter,
  })
  const to = facts.revises ?? facts.cancels ?? facts.follows
  const own = {
    letterId: facts.letterId,
    sentAt: facts.sentAt,
    activity: facts.activity,
    ...(to && {
      relation: facts.change === 'cancellation' ? ('removal' as const) : ('revision' as const),
      to,
    }),
  }
  return composeBundle({
    id: facts.envelopeId,
    profile: `${structure}/medcom-hospitalNotification-message`,
    timestamp: facts.sentAt,
    resources: [
      header,
      patient,
      encounter,
      ...organisations.values(),
      ...[own, ...facts.earlierLetters].map((step) => composeProvenance(writing.newId(), step, sender)),
    ],
  })
}

function sameUnit(provider: UnitFacts, sender: UnitFacts): boolean {
  return provider.sor === sender.sor && provider.name === sender.name
}

function composePatient(
  facts: HospitalNotificationFacts,
  { newId, family, given }: HospitalNotificationWriting,
): Resource {
  const isDeathCancelled = facts.base === 'MORS' && facts.change === 'cancellation'
  return {
    resourceType: 'Patient',
    id: newId(),
    meta: { profile: ['http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-patient'] },
    text: narrative('generated', 'Borger'),
    identifier: [{ system: cprSystem, value: facts.cprNumber }],
    name: [{ use: 'official', family, ...(given && given.length > 0 && { given }) }],
    ...((facts.isDeceased || isDeathCancelled) && { deceasedBoolean: facts.isDeceased }),
  }
}

function composeEncounter(
  facts: HospitalNotificationFacts,
  patient: Resource,
  provider: Resource,
  id: string,
): Resource {
  const leave = { start: facts.leaveStart, ...(facts.leaveEnd && { end: facts.leaveEnd }) }
  return {
    resourceType: 'Encounter',
    id,
    meta: { profile: [`${structure}/medcom-hospitalNotification-encounter`] },
    text: narrative('generated', statusText(facts)),
    ...(facts.leaveStart && { extension: [{ url: leavePeriod, valuePeriod: leave }] }),
    status: facts.status,
    class: { system: classSystem, code: facts.class },
    subject: referTo(patient),
    episodeOfCare: [{ identifier: composeEpisode(facts.episodeId) }],
    period: { start: facts.periodStart, ...(facts.periodEnd && { end: facts.periodEnd }) },
    serviceProvider: referTo(provider),
  }
}
