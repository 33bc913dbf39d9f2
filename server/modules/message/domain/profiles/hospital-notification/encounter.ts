import type { Instant } from '../../../../../../kernel/instant.ts'
import type { Element } from '../../fhir.ts'
import type { Issues } from '../../issue.ts'
import { child, extensions, text } from '../medcom/element.ts'
import { type Entries, follow } from '../medcom/entries.ts'
import { readEpisode } from '../medcom/episode.ts'
import { readUnit, type UnitFacts } from '../medcom/organisation.ts'
import { moment } from '../medcom/time.ts'
import { type StayClass, type StayStatus, stayClasses, stayStatuses } from './codes.ts'

export const classSystem = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'
export const leavePeriod =
  'http://medcomfhir.dk/ig/hospitalnotification/StructureDefinition/medcom-hospitalnotifiation-leave-period-extension'

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
