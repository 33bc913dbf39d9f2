import type { Instant } from '../../../../../../kernel/instant.ts'
import type { Element } from '../../fhir.ts'
import { gatherIssues, type Issues } from '../../issue.ts'
import { child, children, text } from './element.ts'
import { type Entries, follow, idOfReference } from './entries.ts'
import { requiredMoment } from './time.ts'

export const activitySystem = 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-messaging-activityCodes'

/** One sending in the history of a letter: MedCom's Provenance. */
export interface HistoryStep {
  /** The header that was sent. */
  readonly letterId: string
  /** When it was sent, as people count. */
  readonly sentAt: Instant
  /** MedCom's activity code: what was done. */
  readonly activity: string
  /** The letter it follows or corrects (revision) or cancels (removal). */
  readonly relation?: 'revision' | 'removal'
  readonly to?: string
}

/** The step of a letter itself, and those before it in order of time. */
export interface History<Step extends HistoryStep = HistoryStep> {
  readonly own: Step
  readonly earlier: readonly Step[]
}

/**
 * Reads every Provenance. They stand in no order in the Bundle; the one whose target is this header is the letter's own
 * (messages, section 2). Targets of the others point outside the Bundle, and rightly so.
 * @param more what a standard tells of a step beside what they all tell
 */
export function readHistory<More extends object = object>(
  letterId: string,
  entries: Entries,
  isActivity: (code: string) => boolean,
  issues: Issues,
  more?: (provenance: Element) => More,
): History<HistoryStep & More> | undefined {
  const provenances = entries.ofType('Provenance')
  if (provenances.length === 0) {
    issues.add('provenance-missing', 'Bundle.entry')
    return undefined
  }
  const steps: (HistoryStep & More)[] = []
  const targets = new Set<string>()
  for (const provenance of provenances) {
    for (const { node } of children(provenance, 'target', gatherIssues()))
      if (typeof node.reference === 'string') targets.add(idOfHeader(node.reference, entries))
    const step = readStep(provenance, entries, isActivity, issues)
    if (step !== undefined) steps.push({ ...step, ...(more?.(provenance) as More) })
  }
  steps.sort((a, b) => (a.sentAt < b.sentAt ? -1 : a.sentAt > b.sentAt ? 1 : 0))
  const own = steps.findLast((step) => step.letterId === letterId)
  if (!targets.has(letterId))
    issues.add('provenance-not-for-header', 'Bundle.entry.resource.ofType(Provenance).target')
  if (own === undefined) return undefined
  if (steps.some((step) => step.sentAt > own.sentAt))
    issues.add('provenance-not-newest', 'Bundle.entry.resource.ofType(Provenance).occurred')
  return { own, earlier: steps.filter((step) => step !== own) }
}

/** The id of the header a target points at: of the entry it leads to, and where it leads outside the Bundle, as it is written. */
function idOfHeader(reference: string, entries: Entries): string {
  const id = entries.find(reference)?.node.id
  return typeof id === 'string' ? id : idOfReference(reference)
}

function readStep(
  provenance: Element,
  entries: Entries,
  isActivity: (code: string) => boolean,
  issues: Issues,
): HistoryStep | undefined {
  const targets = children(provenance, 'target', issues)
  if (targets.length !== 1) issues.add('provenance-target', `${provenance.path}.target`)
  const target = targets[0] && text(targets[0], 'reference', issues)
  const sentAt = requiredMoment(provenance, 'occurredDateTime', issues)
  requiredMoment(provenance, 'recorded', issues)
  const activity = readActivity(provenance, isActivity, issues)
  const agents = children(provenance, 'agent', issues)
  if (agents.length === 0) issues.add('reference-missing', `${provenance.path}.agent`)
  for (const agent of agents) follow(agent, 'who', 'Organization', entries, issues)
  const entity = readEntity(provenance, issues)
  if (target === undefined || sentAt === undefined || activity === undefined) return undefined
  return { letterId: idOfHeader(target, entries), sentAt, activity, ...entity }
}

function readActivity(
  provenance: Element,
  isActivity: (code: string) => boolean,
  issues: Issues,
): string | undefined {
  const activity = child(provenance, 'activity', issues)
  const codings = activity === undefined ? [] : children(activity, 'coding', issues)
  for (const coding of codings) {
    const code = text(coding, 'code', issues)
    if (code !== undefined && coding.node.system === activitySystem && isActivity(code)) return code
  }
  issues.add('activity-unknown', `${provenance.path}.activity`)
  return undefined
}

function readEntity(
  provenance: Element,
  issues: Issues,
): { relation: 'revision' | 'removal'; to: string } | undefined {
  for (const entity of children(provenance, 'entity', issues)) {
    const role = text(entity, 'role', issues)
    const what = child(entity, 'what', issues)
    const to = what && text(what, 'reference', issues)
    if (role === 'revision' || role === 'removal') {
      if (to !== undefined) return { relation: role, to: idOfReference(to) }
      // A letter of an older format has no header to refer to: it is named by an identifier.
      if (what !== undefined && child(what, 'identifier', issues) !== undefined) return undefined
      issues.add('provenance-entity', `${entity.path}.what`)
    }
  }
  return undefined
}
