import {
  blockOf,
  dateInDays,
  endedTie,
  inDays,
  otherUnit,
  override,
  ownUnit,
  permissionFor,
  tie,
  trial,
} from '../arbitrary.ts'
import { asks, type LawCase } from './law-case.ts'

const here = { unitId: ownUnit, on: dateInDays(-100) }

/** Learning, quality, control and steering, trials and overrides (P20, P21, P37–P43). */
export const control: readonly LawCase[] = [
  {
    rule: 'P20',
    allows: 'a nurse opens a citizen who is unconscious and whom she has nothing to do with',
    look: asks('home-nurse', 'municipal-health', 'MED', { override: override('UNCONSCIOUS') }),
  },
  {
    rule: 'P20',
    allows: 'a nurse sees blocked data in an emergency',
    look: asks('home-nurse', 'municipal-health', 'MED', {
      evidence: [tie('task')],
      blocks: [blockOf('everything')],
      override: override('ACUTE_MEDICATION_RISK'),
    }),
  },
  {
    rule: 'P20',
    refuses: 'a nurse when the four hours are over, to the second',
    look: asks('home-nurse', 'municipal-health', 'MED', {
      override: override('UNCONSCIOUS', { expiresAt: inDays(0) }),
    }),
  },
  {
    rule: 'P20',
    refuses: 'a nurse to write in what she opened',
    look: asks('home-nurse', 'municipal-health', 'PLAN', {
      override: override('UNCONSCIOUS'),
      asks: { action: 'write' },
    }),
  },
  {
    rule: 'P20',
    refuses: 'a secretary, who is no health person',
    look: asks('secretary', 'hospital', 'MED', { override: override('UNCONSCIOUS') }),
  },
  {
    rule: 'P21',
    allows: 'a doctor sees what Ellen has blocked, for she says yes on the spot',
    look: asks('general-practitioner', 'general-practice', 'REC', {
      evidence: [tie('gp')],
      blocks: [blockOf('everything')],
      override: override('CONSENT_NOW'),
    }),
  },
  {
    rule: 'P21',
    refuses: 'a doctor what is blocked when Ellen has not been asked',
    look: asks('general-practitioner', 'general-practice', 'REC', {
      evidence: [tie('gp')],
      blocks: [blockOf('everything')],
    }),
    by: 'D03',
  },
  {
    rule: 'P37',
    allows: 'a nurse who took part reads how it went, five months after',
    look: asks('ward-nurse', 'hospital', 'REC', {
      evidence: [endedTie('took-part', 150)],
      asks: { purpose: 'own-learning' },
    }),
  },
  {
    rule: 'P37',
    refuses: 'a nurse who took part seven months ago',
    look: asks('ward-nurse', 'hospital', 'REC', {
      evidence: [endedTie('took-part', 215)],
      asks: { purpose: 'own-learning' },
    }),
  },
  {
    rule: 'P37',
    refuses: 'a physiotherapist, whom the section does not name',
    look: asks('physiotherapist', 'hospital', 'REC', {
      evidence: [endedTie('took-part', 10)],
      asks: { purpose: 'own-learning' },
    }),
  },
  {
    rule: 'P38',
    allows: 'a doctor with the management’s permission looks into last year’s record of her own ward',
    look: asks('hospital-doctor', 'hospital', 'REC', {
      permissions: [permissionFor('quality')],
      asks: { purpose: 'quality', dataFrom: here },
    }),
  },
  {
    rule: 'P38',
    refuses: 'a doctor without the management’s permission',
    look: asks('hospital-doctor', 'hospital', 'REC', { asks: { purpose: 'quality', dataFrom: here } }),
  },
  {
    rule: 'P39',
    allows: 'an investigator reads the record in an open case of an adverse event',
    look: asks('adverse-event-investigator', 'hospital', 'REC', { evidence: [tie('event-case')] }),
  },
  {
    rule: 'P39',
    refuses: 'an investigator when the case is closed',
    look: asks('adverse-event-investigator', 'hospital', 'REC', { evidence: [endedTie('event-case', 1)] }),
  },
  {
    rule: 'P40',
    allows: 'the Patient Safety Authority reads the record it has formally asked for',
    look: asks('supervision-officer', 'authority', 'REC', { evidence: [tie('supervision-request')] }),
  },
  {
    rule: 'P40',
    refuses: 'the Patient Safety Authority without a stored request',
    look: asks('supervision-officer', 'authority', 'REC'),
  },
  {
    rule: 'P41',
    allows: 'a log reviewer reads the log in an open review',
    look: asks('log-reviewer', 'governance', 'LOG', { evidence: [tie('review-task')] }),
  },
  {
    rule: 'P41',
    allows: 'a data protection officer puts a question in words',
    look: asks('data-protection-officer', 'governance', 'LOG', {
      asks: { purpose: 'control', reason: 'borger spørger, hvem der så' },
    }),
  },
  {
    rule: 'P41',
    refuses: 'a log reviewer with neither a review nor a question',
    look: asks('log-reviewer', 'governance', 'LOG'),
  },
  {
    rule: 'P41',
    refuses: 'a log reviewer the health record',
    look: asks('log-reviewer', 'governance', 'REC', { evidence: [tie('review-task')] }),
  },
  {
    rule: 'P42',
    allows: 'a mayor sees aggregate figures',
    look: asks('mayor', 'governance', 'AGG'),
  },
  {
    rule: 'P42',
    refuses: 'a nurse aggregate figures as if she were steering',
    look: asks('home-nurse', 'municipal-health', 'AGG', { asks: { purpose: 'planning' } }),
  },
  {
    rule: 'P43',
    allows: 'an assessor of a municipality in a trial that lifts the consent',
    look: asks('assessor', 'assessment', 'FUN', { evidence: [tie('task')], exemptions: [trial()] }),
  },
  {
    rule: 'P43',
    refuses: 'an assessor one second after the trial has ended',
    look: asks('assessor', 'assessment', 'FUN', {
      evidence: [tie('task')],
      exemptions: [trial({ to: inDays(0) })],
    }),
  },
  {
    rule: 'P43',
    refuses: 'an assessor of a municipality that has not joined',
    look: asks('assessor', 'assessment', 'FUN', {
      evidence: [tie('task')],
      exemptions: [trial({ participants: [otherUnit] })],
    }),
  },
  {
    rule: 'P43',
    refuses: 'an assessor what the citizen has blocked, trial or not',
    look: asks('assessor', 'assessment', 'FUN', {
      evidence: [tie('task')],
      blocks: [blockOf('everything')],
      exemptions: [trial()],
    }),
  },
]
