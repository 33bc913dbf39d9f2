import type { AccessPurpose } from '../../../../kernel/access-words.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { jobOf, type Work } from './job.ts'
import { type RuleBook, standingOf } from './rule-book.ts'
import { situate } from './situation.ts'
import type { Facts, Question, RepresentationKind, Workplace } from './vocabulary.ts'

/** What a page is opened for when the work, not the page, decides it. */
const purposeOfWork: Readonly<Partial<Record<Work, AccessPurpose>>> = {
  secretary: 'technical-help',
  service: 'technical-help',
  'message-desk': 'administration',
  'log-control': 'control',
  'adverse-event': 'adverse-event',
  quality: 'quality',
  research: 'research',
  commercial: 'commercial',
  operation: 'operation',
  steering: 'planning',
}

/** What a page is opened for when the place decides it. */
const purposeOfPlace: Readonly<Partial<Record<Workplace, AccessPurpose>>> = {
  'job-centre': 'employment',
  assessment: 'help-assessment',
  authority: 'supervision',
  pharmacy: 'dispensing',
  governance: 'planning',
  operator: 'operation',
}

const purposeOfRepresentation: Readonly<Record<RepresentationKind, AccessPurpose>> = {
  parent: 'custody',
  guardian: 'representation',
  'lasting-power': 'representation',
  'nearest-relative': 'after-death',
  power: 'support',
}

/**
 * The purpose a page opened from a workplace has. A page made for one purpose keeps it; the pages all share are made for
 * treatment, and what they are used for follows from where one works and what one holds.
 */
export function purposeAt(
  book: RuleBook,
  asked: Pick<Question, 'actor' | 'citizenId'> & { readonly purpose: AccessPurpose },
  facts: Facts,
  at: Instant,
): AccessPurpose {
  const { actor, citizenId, purpose } = asked
  if (actor.kind === 'system') return purpose
  if (actor.kind === 'citizen') return actor.citizenId === citizenId ? 'own-record' : purposeOnBehalf(facts)
  if (purpose !== 'treatment') return purpose
  const { job, workplace } = standingOf(book.jobs, actor, facts.workplace)
  const byWork = purposeOfWork[job.work]
  if (byWork !== undefined) return byWork
  const byPlace = purposeOfPlace[workplace]
  if (byPlace !== undefined) return byPlace
  const isCare = workplace === 'elder-care' || workplace === 'nursing-home'
  if (!isCare || job.work === 'health-person') return purpose
  return hasDelegatedTask(book, asked, facts, at) ? purpose : 'practical-help'
}

/** By law or document before consent; a document that says nothing of health gives no purpose here. */
function purposeOnBehalf({ representations }: Facts): AccessPurpose {
  const kinds: readonly RepresentationKind[] = ['guardian', 'lasting-power', 'parent', 'nearest-relative']
  const needsHealth: readonly RepresentationKind[] = ['guardian', 'lasting-power']
  const kind = kinds.find((one) =>
    representations.some((held) => held.kind === one && (held.doesCoverHealth || !needsHealth.includes(one))),
  )
  return kind === undefined ? 'support' : purposeOfRepresentation[kind]
}

function hasDelegatedTask(
  { standards }: RuleBook,
  asked: Pick<Question, 'actor' | 'citizenId' | 'purpose'>,
  facts: Facts,
  at: Instant,
): boolean {
  const question: Question = { ...asked, kind: 'PLAN', action: 'read', flow: 'pull' }
  return situate(question, facts, at, standards).ties.some(
    ({ evidence, isOpen }) => isOpen && evidence.relation === 'delegation',
  )
}

/** The units whose ties a function follows: those of its room around its own unit, or of the whole party's room. */
export function reachOf({ jobs }: Pick<RuleBook, 'jobs'>, jobFunction: string): 'room' | 'party-room' {
  return jobOf(jobs, jobFunction).reach
}
