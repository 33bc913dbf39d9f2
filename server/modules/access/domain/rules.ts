import type { AccessAction } from '../../../../kernel/access-words.ts'
import { type DataKind, type Evidence, levelOf, type Question } from './question.ts'
import { type Work, workOf } from './work.ts'

/** All a rule may look at. */
export interface Facts extends Question {
  readonly evidence: Evidence | undefined
}

/**
 * One rule of the law handbook's table: says yes, says no whatever else says yes, or has nothing to say. Text and legal
 * basis stand in `content/access/first-rules.yaml` under the same id.
 */
export interface Rule {
  readonly id: string
  readonly says: 'granted' | 'denied'
  applies(facts: Facts): boolean
}

const everyday: readonly DataKind[] = ['ID', 'ADM', 'APP', 'PLAN', 'FUN', 'DIR', 'REL', 'PRO']
const clinical: readonly DataKind[] = [...everyday, 'REC', 'MED', 'LAB', 'WND', 'GOP', 'PREV']

function level(facts: Facts): number {
  return levelOf(facts.evidence)
}

function does(facts: Facts, ...works: readonly Work[]): boolean {
  return facts.actor.kind === 'professional' && works.includes(workOf(facts.actor.function))
}

/** Rules that no other rule can lift, asked first. */
const absoluteDenials: readonly Rule[] = [
  { id: 'D06', says: 'denied', applies: (facts) => does(facts, 'steering') && facts.kind !== 'AGG' },
  { id: 'D16', says: 'denied', applies: (facts) => does(facts, 'operation') && facts.kind !== 'AGG' },
  {
    id: 'D04',
    says: 'denied',
    applies: ({ workplace, kind }) =>
      (workplace === 'job-centre' || workplace === 'assessment') &&
      ['REC', 'PSY', 'LAB', 'WND', 'MED'].includes(kind),
  },
  {
    id: 'D05',
    says: 'denied',
    applies: ({ workplace, kind }) => workplace === 'elder-care' && ['REC', 'PSY', 'LAB'].includes(kind),
  },
  {
    id: 'D08',
    says: 'denied',
    applies: ({ actor, citizenId }) => actor.kind === 'citizen' && actor.citizenId !== citizenId,
  },
]

/** What citizens write themselves: their story, answers, relatives and wishes; the rest they read. */
const ownWriting: readonly DataKind[] = ['PLAN', 'PRO', 'REL', 'DIR', 'APP', 'ID']

function isOwn(facts: Facts): boolean {
  return facts.actor.kind === 'citizen' && facts.actor.citizenId === facts.citizenId
}

const readActions: readonly AccessAction[] = ['read', 'search', 'print']

const permissions: readonly Rule[] = [
  {
    id: 'P32',
    says: 'granted',
    applies: (facts) =>
      isOwn(facts) && (readActions.includes(facts.action) || ownWriting.includes(facts.kind)),
  },
  {
    id: 'P24',
    says: 'granted',
    applies: ({ actor, flow, kind }) => actor.kind === 'system' && flow === 'push' && kind === 'ADM',
  },
  { id: 'S01', says: 'granted', applies: ({ actor }) => actor.kind === 'system' },
  {
    id: 'P11',
    says: 'granted',
    applies: (facts) =>
      facts.workplace === 'hospital' &&
      does(facts, 'health-person') &&
      facts.evidence?.relation === 'window' &&
      clinical.includes(facts.kind),
  },
  {
    id: 'P01',
    says: 'granted',
    applies: (facts) =>
      (facts.workplace === 'hospital' || facts.workplace === 'psychiatry') &&
      does(facts, 'health-person') &&
      level(facts) >= 2 &&
      (clinical.includes(facts.kind) || (facts.workplace === 'psychiatry' && facts.kind === 'PSY')),
  },
  {
    id: 'P02',
    says: 'granted',
    applies: (facts) =>
      facts.workplace === 'general-practice' &&
      does(facts, 'health-person') &&
      level(facts) >= 2 &&
      clinical.includes(facts.kind),
  },
  {
    id: 'P03',
    says: 'granted',
    applies: (facts) =>
      facts.workplace === 'municipal-health' &&
      does(facts, 'health-person') &&
      level(facts) >= 2 &&
      clinical.includes(facts.kind),
  },
  {
    id: 'P16',
    says: 'granted',
    applies: (facts) =>
      facts.workplace === 'private-supplier' &&
      does(facts, 'health-person') &&
      level(facts) >= 3 &&
      ['ID', 'GOP', 'FUN', 'APP', 'PLAN'].includes(facts.kind),
  },
  {
    id: 'P05',
    says: 'granted',
    applies: (facts) =>
      (facts.workplace === 'municipal-health' || facts.workplace === 'elder-care') &&
      does(facts, 'care-assistant', 'health-person') &&
      level(facts) >= 3 &&
      [...everyday, 'MED'].includes(facts.kind),
  },
  {
    id: 'P06',
    says: 'granted',
    applies: (facts) =>
      does(facts, 'home-helper') &&
      level(facts) >= 4 &&
      ['ID', 'ADM', 'PLAN', 'DIR', 'APP'].includes(facts.kind),
  },
  {
    id: 'P07',
    says: 'granted',
    applies: (facts) =>
      does(facts, 'secretary') &&
      level(facts) >= 2 &&
      ['ID', 'ADM', 'APP', 'PLAN', 'REL'].includes(facts.kind),
  },
  {
    id: 'P14',
    says: 'granted',
    applies: (facts) =>
      does(facts, 'assessor') && level(facts) >= 3 && ['ID', 'ADM', 'FUN', 'SOC', 'APP'].includes(facts.kind),
  },
  {
    // The municipality has been told that its citizen is in hospital; that, and no more, its staff may read.
    id: 'P24',
    says: 'granted',
    applies: (facts) =>
      level(facts) >= 1 &&
      ['ID', 'ADM'].includes(facts.kind) &&
      (does(facts, 'message-desk') ||
        (does(facts, 'health-person', 'care-assistant', 'assessor', 'secretary') &&
          ['municipal-health', 'elder-care', 'assessment'].includes(facts.workplace))),
  },
]

/** Who has no tie to the citizen sees nothing. Last in line; always applies. */
const closedByDefault: Rule = { id: 'D01', says: 'denied', applies: () => true }

/** In the handbook's order: absolute denials, permissions, closed by default. */
export const rules: readonly Rule[] = [...absoluteDenials, ...permissions, closedByDefault]
