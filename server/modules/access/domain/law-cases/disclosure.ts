import { consentTo, inDays, tie } from '../arbitrary.ts'
import { asks, type LawCase, program, sends } from './law-case.ts'

const inWard = { evidence: [tie('stay')] }
const outside = { receiver: { kind: 'named' } } as const

/** What is sent to others (P22–P31). */
export const disclosure: readonly LawCase[] = [
  {
    rule: 'P22',
    allows: 'a hospital doctor sends the discharge letter to the own doctor',
    look: sends('hospital-doctor', 'hospital', 'REC', 'general-practice', inWard),
  },
  {
    rule: 'P22',
    refuses: 'a hospital doctor to send the laboratory answers to the municipality the same way',
    look: sends('hospital-doctor', 'hospital', 'LAB', 'municipal-health', inWard),
  },
  {
    rule: 'P22',
    refuses: 'a hospital doctor to send when nobody says to whom',
    look: sends('hospital-doctor', 'hospital', 'REC', null, inWard),
  },
  {
    rule: 'P23',
    allows: 'a ward nurse sends the care plan to home nursing',
    look: sends('ward-nurse', 'hospital', 'PLAN', 'municipal-health', inWard),
  },
  {
    rule: 'P23',
    refuses: 'a ward nurse to send the care plan to the job centre',
    look: sends('ward-nurse', 'hospital', 'PLAN', 'job-centre', inWard),
  },
  {
    rule: 'P22',
    refuses: 'a hospital doctor to send a letter about somebody the hospital does not treat',
    look: sends('hospital-doctor', 'hospital', 'REC', 'general-practice'),
  },
  {
    rule: 'P23',
    refuses: 'a ward nurse to send a plan about somebody the hospital does not treat',
    look: sends('ward-nurse', 'hospital', 'PLAN', 'municipal-health'),
  },
  {
    rule: 'P25',
    refuses: 'a home nurse to report on somebody she has not been told of',
    look: sends('home-nurse', 'municipal-health', 'PLAN', 'hospital'),
  },
  {
    rule: 'P24',
    allows: 'the program hands on that a citizen is admitted',
    look: program('ADM', { asks: { purpose: 'message-exchange', flow: 'push', action: 'push' } }),
  },
  {
    rule: 'P24',
    allows: 'a home nurse reads that a citizen of hers is in hospital',
    look: asks('home-nurse', 'municipal-health', 'ADM', { evidence: [tie('notice')] }),
  },
  {
    rule: 'P24',
    allows: 'the municipality’s message desk reads the notice',
    look: asks('message-desk', 'governance', 'ADM', { evidence: [tie('notice')] }),
  },
  {
    rule: 'P24',
    refuses: 'the program to tell a municipality that gives the citizen no help',
    look: program('ADM', {
      citizen: { helpUnder: [] },
      asks: { purpose: 'message-exchange', flow: 'push', action: 'push' },
    }),
  },
  {
    rule: 'P24',
    refuses: 'the message desk the plan',
    look: asks('message-desk', 'governance', 'PLAN', { evidence: [tie('notice')] }),
  },
  {
    rule: 'P25',
    allows: 'a home nurse sends the admission report when told of the admission',
    look: sends('home-nurse', 'municipal-health', 'PLAN', 'hospital', { evidence: [tie('notice')] }),
  },
  {
    rule: 'P25',
    refuses: 'a home nurse to send it to the job centre',
    look: sends('home-nurse', 'municipal-health', 'PLAN', 'job-centre', { evidence: [tie('notice')] }),
  },
  {
    rule: 'P26',
    allows: 'elder care tells the hospital of the help, as the citizen has agreed',
    look: sends('care-assistant', 'elder-care', 'SOC', 'hospital', {
      evidence: [tie('care')],
      consents: [consentTo('continuity', ['SOC'], { form: 'oral', ...outside })],
    }),
  },
  {
    rule: 'P26',
    refuses: 'elder care to tell the hospital of the help without the citizen’s consent',
    look: sends('care-assistant', 'elder-care', 'SOC', 'hospital', { evidence: [tie('care')] }),
  },
  {
    rule: 'P27',
    allows: 'the hospital sends the rehabilitation plan the citizen has accepted',
    look: sends('hospital-doctor', 'hospital', 'GOP', 'municipal-health', {
      ...inWard,
      consents: [consentTo('continuity', ['GOP'], { form: 'oral', ...outside })],
    }),
  },
  {
    rule: 'P27',
    refuses: 'the hospital to send a plan the citizen has not accepted',
    look: sends('hospital-doctor', 'hospital', 'GOP', 'municipal-health', inWard),
  },
  {
    rule: 'P28',
    allows: 'the own doctor refers to a prevention offer the citizen said yes to',
    look: sends('general-practitioner', 'general-practice', 'PREV', 'municipal-health', {
      consents: [consentTo('prevention', ['PREV'], { form: 'oral', ...outside })],
      asks: { purpose: 'prevention' },
    }),
  },
  {
    rule: 'P28',
    refuses: 'the own doctor to refer a citizen who has not said yes',
    look: sends('general-practitioner', 'general-practice', 'PREV', 'municipal-health', {
      asks: { purpose: 'prevention' },
    }),
  },
  {
    rule: 'P29',
    allows: 'a doctor tells an employer what the citizen agreed to in writing',
    look: sends('hospital-doctor', 'hospital', 'FUN', 'other', {
      consents: [consentTo('other-purpose', ['FUN'], outside)],
      asks: { purpose: 'other-purpose' },
    }),
  },
  {
    rule: 'P29',
    refuses: 'a doctor to tell an employer more than was agreed to',
    look: sends('hospital-doctor', 'hospital', 'REC', 'other', {
      consents: [consentTo('other-purpose', ['FUN'], outside)],
      asks: { purpose: 'other-purpose' },
    }),
  },
  {
    rule: 'P29',
    refuses: 'a doctor by a consent that was only said',
    look: sends('hospital-doctor', 'hospital', 'FUN', 'other', {
      consents: [consentTo('other-purpose', ['FUN'], { form: 'oral', ...outside })],
      asks: { purpose: 'other-purpose' },
    }),
  },
  {
    rule: 'P30',
    allows: 'a nurse tells an authority because a child is in danger, and says why',
    look: sends('home-nurse', 'municipal-health', 'SOC', 'authority', {
      asks: { purpose: 'vital-interest', reason: 'barn i hjemmet er i fare' },
    }),
  },
  {
    rule: 'P30',
    refuses: 'a nurse who gives no reason',
    look: sends('home-nurse', 'municipal-health', 'SOC', 'authority', {
      asks: { purpose: 'vital-interest' },
    }),
  },
  {
    rule: 'P31',
    allows: 'the program shares the times of home help with the common overview',
    look: program('APP', {
      citizen: { helpUnder: ['ÆL'] },
      asks: { purpose: 'overview', flow: 'push', action: 'push' },
    }),
  },
  {
    rule: 'P31',
    refuses: 'the program to share what the visit is about',
    look: program('PLAN', {
      citizen: { helpUnder: ['ÆL'] },
      asks: { purpose: 'overview', flow: 'push', action: 'push' },
    }),
  },
  {
    rule: 'S02',
    allows: 'the own doctor asks home nursing to take over a task for her patient',
    look: sends('general-practitioner', 'general-practice', 'PLAN', 'municipal-health', {
      evidence: [tie('gp')],
    }),
  },
  {
    rule: 'S02',
    allows: 'a home nurse sends the own doctor what has changed',
    look: sends('home-nurse', 'municipal-health', 'PLAN', 'general-practice', { evidence: [tie('task')] }),
  },
  {
    rule: 'S02',
    refuses: 'the own doctor to send the plan to the job centre',
    look: sends('general-practitioner', 'general-practice', 'PLAN', 'job-centre', { evidence: [tie('gp')] }),
  },
  {
    rule: 'S02',
    refuses: 'a doctor to send about somebody who is not her patient',
    look: sends('general-practitioner', 'general-practice', 'PLAN', 'municipal-health'),
  },
  {
    rule: 'S03',
    allows: 'the acute team sends the doctor what it has measured',
    look: sends('home-nurse', 'municipal-health', 'LAB', 'general-practice', { evidence: [tie('task')] }),
  },
  {
    rule: 'S03',
    refuses: 'the acute team to send what it has measured to the hospital',
    look: sends('home-nurse', 'municipal-health', 'LAB', 'hospital', { evidence: [tie('task')] }),
  },
  {
    rule: 'S01',
    allows: 'the program reckons a deadline in a citizen’s plan',
    look: program('PLAN', { asks: { action: 'write', purpose: 'message-exchange' } }),
  },
  {
    rule: 'S01',
    refuses: 'the program to disclose the plan as its own work',
    look: program('PLAN', { asks: { action: 'push', purpose: 'continuity' } }),
  },
  {
    rule: 'P29',
    refuses: 'a doctor by a consent given longer than a year ago, whatever end it names',
    by: 'D11',
    look: sends('hospital-doctor', 'hospital', 'FUN', 'other', {
      consents: [consentTo('other-purpose', ['FUN'], { ...outside, from: inDays(-370), to: inDays(30) })],
      asks: { purpose: 'other-purpose' },
    }),
  },
]
