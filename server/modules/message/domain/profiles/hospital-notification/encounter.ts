import type { Instant } from '../../../../../../kernel/instant.ts'
import type { Element } from '../../fhir.ts'
import type { Issues } from '../../issue.ts'
import { child, children, extensions, text } from '../medcom/element.ts'
import { type Entries, follow } from '../medcom/entries.ts'
import { readUnit, type UnitFacts } from '../medcom/organisation.ts'
import { moment } from '../medcom/time.ts'
import { type StayClass, type StayStatus, stayClasses, stayStatuses } from './codes.ts'

export const classSystem = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'
export const lpr3System = 'https://www.esundhed.dk/Registre/Landspatientregisteret'
export const leavePeriod =
  'http://medcomfhir.dk/ig/hospitalnotification/StructureDefinition/medcom-hospitalnotifiation-leave-period-extension'

const plainUuid = /^(urn:uuid:)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const lpr3Value = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

/** The Encounter of a notification. */
export interface Stay {
  readonly path: string
  readonly class: StayClass
  readonly status: StayStatus
  readonly episodeId: string
  readonly periodStart: Instant
  readonly periodEnd: Instant | undefined
  readonly leaveStart: Instant | undefined
  readonly leaveEnd: Instant | undefined
  readonly provider: UnitFacts
}

/** Reads the stay a notification is about, and checks it against the notification's encounter profile. */
export function readEncounter(encounter: Element, entries: Entries, issues: Issues): Stay | undefined {
  const status = text(encounter, 'status', issues)
  const isStatus = status !== undefined && stayStatuses.has(status)
  if (!isStatus) issues.add('status-unknown', `${encounter.path}.status`)
  const stayClass = readClass(encounter, issues)
  follow(encounter, 'subject', 'Patient', entries, issues)
  const organisation = follow(encounter, 'serviceProvider', 'Organization', entries, issues)
  const provider = organisation && readUnit(organisation, issues)
  const episodeId = readEpisode(encounter, issues)
  const period = child(encounter, 'period', issues)
  const periodStart = period && moment(period, 'start', issues)
  if (period?.node.start === undefined) issues.add('period-missing', `${encounter.path}.period.start`)
  const periodEnd = period && moment(period, 'end', issues)
  if (periodStart !== undefined && periodEnd !== undefined && periodEnd < periodStart)
    issues.add('period-backwards', `${encounter.path}.period`)
  const leave = readLeave(encounter, issues)
  if (!isStatus || !stayClass || !episodeId || !periodStart || !provider) return undefined
  return {
    path: encounter.path,
    class: stayClass,
    status: status as StayStatus,
    episodeId,
    periodStart,
    periodEnd,
    ...leave,
    provider,
  }
}

function readClass(encounter: Element, issues: Issues): StayClass | undefined {
  const coding = child(encounter, 'class', issues)
  const code = coding && text(coding, 'code', issues)
  if (code === undefined || !stayClasses.has(code)) {
    issues.add('class-unknown', `${encounter.path}.class`)
    return undefined
  }
  if (coding?.node.system !== classSystem) issues.add('class-system', `${encounter.path}.class.system`)
  return code as StayClass
}

/** Of several episode identifiers the local one is the one to return (messages, section 3). */
function readEpisode(encounter: Element, issues: Issues): string | undefined {
  const found: { system: string | undefined; value: string }[] = []
  for (const episode of children(encounter, 'episodeOfCare', issues)) {
    const identifier = child(episode, 'identifier', issues)
    const value = identifier && text(identifier, 'value', issues)
    if (identifier === undefined || value === undefined) {
      issues.add('episode-missing', `${episode.path}.identifier`)
      continue
    }
    const system = text(identifier, 'system', issues)
    if (system === undefined) issues.add('episode-system', `${identifier.path}.system`)
    if (system === lpr3System) {
      if (!lpr3Value.test(value)) issues.add('episode-lpr3-version', `${identifier.path}.value`)
      if (found.some((other) => other.system === lpr3System))
        issues.add('episode-lpr3-repeated', episode.path)
    } else if (!plainUuid.test(value)) issues.add('episode-not-uuid', `${identifier.path}.value`)
    found.push({ system, value })
  }
  const best = found.find(({ system }) => system !== lpr3System) ?? found[0]
  if (best === undefined) {
    if (encounter.node.episodeOfCare === undefined)
      issues.add('episode-missing', `${encounter.path}.episodeOfCare`)
    return undefined
  }
  return best.system === undefined ? normalForm(best.value) : `${best.system}|${normalForm(best.value)}`
}

/** The same UUID is met with and without `urn:uuid:` and in both cases of letters. */
function normalForm(value: string): string {
  return plainUuid.test(value) ? value.replace(/^urn:uuid:/i, '').toLowerCase() : value
}

function readLeave(
  encounter: Element,
  issues: Issues,
): { leaveStart: Instant | undefined; leaveEnd: Instant | undefined } {
  const [leave, second] = extensions(encounter, leavePeriod, issues)
  if (second !== undefined) issues.add('leave-repeated', second.path)
  const period = leave && child(leave, 'valuePeriod', issues)
  const leaveStart = period && moment(period, 'start', issues)
  const leaveEnd = period && moment(period, 'end', issues)
  if (leaveStart !== undefined && leaveEnd !== undefined && leaveEnd < leaveStart)
    issues.add('period-backwards', `${period?.path}`)
  if (leave !== undefined && period?.node.start === undefined)
    issues.add('leave-missing', `${leave.path}.value.start`)
  return { leaveStart, leaveEnd }
}
