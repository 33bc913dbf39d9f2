import type { Element, JsonObject } from '../../fhir.ts'
import { gatherIssues, type Issues } from '../../issue.ts'
import { children, extensions, flag } from '../medcom/element.ts'
import { type Entries, follow, followReference, readEntries } from '../medcom/entries.ts'
import { readHeader } from '../medcom/header.ts'
import { type MailboxFacts, readMailbox } from '../medcom/organisation.ts'
import { type History, type HistoryStep, readHistory } from '../medcom/provenance.ts'
import type { Parsed } from '../parsed.ts'
import { codeOf, isNotificationActivity, type KnownCode, readCode } from './codes.ts'
import { readEncounter, type Stay } from './encounter.ts'
import type { HospitalNotificationFacts } from './facts.ts'
import { readPatient } from './patient.ts'
import { checkTimes, eventTimeOf } from './times.ts'

const structure = 'http://medcomfhir.dk/ig/hospitalnotification/StructureDefinition'
export const reportFlag = `${structure}/medcom-messaging-reportOfAdmissionExtension`
export const reportRecipient = `${structure}/medcom-messaging-reportOfAdmissionRecipientExtension`

export const hospitalNotification = {
  eventCode: 'hospital-notification-message',
  profile: `${structure}/medcom-hospitalNotification-messageHeader`,
} as const

/**
 * Reads a HospitalNotification 3.0. Pure, and never throws whatever it is given. Facts come also from a letter with
 * breaches, so that the grading can decide whether to live with them; where a breach is essential there are none.
 */
export function parseHospitalNotification(bundle: JsonObject): Parsed<HospitalNotificationFacts> {
  const issues = gatherIssues()
  const root: Element = { node: bundle, path: 'Bundle' }
  const entries = readEntries(root, issues)
  const read = readHeader(root, entries, hospitalNotification, issues)
  const patient = readPatient(entries, issues)
  const stay = read && readFocus(read.header, entries, issues)
  const history = read?.facts && readHistory(read.facts.letterId, entries, isNotificationActivity, issues)
  if (read === undefined || stay === undefined || history === undefined)
    return { facts: undefined, issues: issues.found }
  const report = readReport(read.header, entries, issues)
  const known = readKnownCode(history, stay, patient.isDeceased, issues)
  if (known === undefined) return { facts: undefined, issues: issues.found }
  checkTimes(known, stay, issues)
  checkReport(known, report, read.header, issues)
  checkRelation(known, history.own, issues)
  const eventAt = eventTimeOf(known, stay)
  if (eventAt === undefined || read.facts === undefined || patient.cprNumber === undefined)
    return { facts: undefined, issues: issues.found }
  const isStart = known.change === 'new' && (known.base === 'STAA' || known.base === 'STIN')
  const facts: HospitalNotificationFacts = {
    code: codeOf(known.base, known.change),
    base: known.base,
    change: known.change,
    ...read.facts,
    episodeId: stay.episodeId,
    cprNumber: patient.cprNumber,
    eventAt,
    periodStart: stay.periodStart,
    ...(stay.periodEnd && { periodEnd: stay.periodEnd }),
    ...(stay.leaveStart && { leaveStart: stay.leaveStart }),
    ...(stay.leaveEnd && { leaveEnd: stay.leaveEnd }),
    sentAt: history.own.sentAt,
    class: stay.class,
    status: stay.status,
    activity: history.own.activity,
    isDeceased: patient.isDeceased === true,
    isReportRequested: isStart && report.isAsked === true,
    ...(report.recipient && { reportRecipient: report.recipient }),
    provider: stay.provider,
    ...relationOf(known, history.own),
    earlierLetters: history.earlier,
  }
  return { facts, issues: issues.found }
}

function readFocus(header: Element, entries: Entries, issues: Issues): Stay | undefined {
  const focus = children(header, 'focus', issues)
  const [first] = focus
  if (first === undefined || focus.length > 1) {
    issues.add('focus-not-one', `${header.path}.focus`)
    return undefined
  }
  const encounter = followReference(first, 'Encounter', entries, issues)
  return encounter && readEncounter(encounter, entries, issues)
}

interface Report {
  readonly isAsked: boolean | undefined
  readonly recipient: MailboxFacts | undefined
}

function readReport(header: Element, entries: Entries, issues: Issues): Report {
  const flags = extensions(header, reportFlag, issues)
  const recipients = extensions(header, reportRecipient, issues)
  for (const repeated of [flags[1], recipients[1]])
    if (repeated !== undefined) issues.add('report-flag-repeated', repeated.path)
  const [first] = recipients
  const organisation = first && follow(first, 'valueReference', 'Organization', entries, issues)
  return {
    isAsked: flags[0] && flag(flags[0], 'valueBoolean', issues),
    recipient: organisation && readMailbox(organisation, issues),
  }
}

function checkReport(known: KnownCode, report: Report, header: Element, issues: Issues): void {
  if (report.isAsked !== true) return
  const isStart = known.change === 'new' && (known.base === 'STAA' || known.base === 'STIN')
  if (!isStart) issues.add('report-flag-unexpected', `${header.path}.extension`)
  else if (report.recipient === undefined) issues.add('report-recipient-missing', `${header.path}.extension`)
}

function readKnownCode(
  history: History,
  stay: Stay,
  isDeceased: boolean | undefined,
  issues: Issues,
): KnownCode | undefined {
  const { own, earlier } = history
  const known = readCode({
    activity: own.activity,
    stayClass: stay.class,
    status: stay.status,
    isDeceased,
    relation: own.relation,
    followsDeath: own.to !== undefined && toldOfDeath(own.to, earlier),
  })
  if (known === undefined) issues.add('combination-unknown', `${stay.path}.status`)
  return known
}

/**
 * True when an earlier letter can only have told of the death: it follows another and repeats its activity, which is what
 * MedCom asks of a death and of nothing else. A death on arrival follows nothing, so its correction reads as a new death:
 * same state, newer time, and `follows` names the first one.
 */
function toldOfDeath(letterId: string, earlier: readonly HistoryStep[]): boolean {
  const step = earlier.find((one) => one.letterId === letterId)
  if (step?.relation !== 'revision') return false
  const before = earlier.find((one) => one.letterId === step.to)
  return before !== undefined && inForce(before.activity) === inForce(step.activity)
}

/** A corrected admission is still an admission. */
function inForce(activity: string): string {
  return activity.replace(/^revise-/, '')
}

function checkRelation(known: KnownCode, own: HistoryStep, issues: Issues): void {
  const path = 'Bundle.entry.resource.ofType(Provenance).entity'
  if (known.change === 'correction' && own.relation !== 'revision') issues.add('corrects-missing', path)
  if (known.change === 'cancellation' && own.relation !== 'removal') issues.add('cancels-missing', path)
}

function relationOf(
  known: KnownCode,
  own: HistoryStep,
): Pick<HospitalNotificationFacts, 'revises' | 'cancels' | 'follows'> {
  if (own.to === undefined) return {}
  if (known.change === 'cancellation') return { cancels: own.to }
  return known.change === 'correction' ? { revises: own.to } : { follows: own.to }
}
