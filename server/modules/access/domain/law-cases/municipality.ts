import { consentTo, inDays, otherUnit, ownUnit, tie } from '../arbitrary.ts'
import { asks, type LawCase } from './law-case.ts'

/** The other rooms of the municipality, and those it buys from (P13–P15). */
export const municipality: readonly LawCase[] = [
  {
    rule: 'P13',
    allows: 'the job centre reads what the citizen can manage, as the citizen has agreed to in writing',
    look: asks('employment-consultant', 'job-centre', 'FUN', {
      consents: [consentTo('employment', ['FUN'])],
    }),
  },
  {
    rule: 'P13',
    allows: 'the job centre in a case where the law asks for no consent',
    look: asks('employment-consultant', 'job-centre', 'EMP', { evidence: [tie('case')] }),
  },
  {
    rule: 'P13',
    refuses: 'the job centre by a consent that was only said',
    look: asks('employment-consultant', 'job-centre', 'FUN', {
      consents: [consentTo('employment', ['FUN'], { form: 'oral' })],
    }),
  },
  {
    rule: 'P13',
    refuses: 'the job centre by a consent to something else',
    look: asks('employment-consultant', 'job-centre', 'FUN', {
      consents: [consentTo('treatment', ['FUN'])],
    }),
  },
  {
    rule: 'P14',
    allows: 'an assessor sees the task she has herself',
    look: asks('assessor', 'assessment', 'APP', { evidence: [tie('task')] }),
  },
  {
    rule: 'P14',
    allows: 'an assessor reads how the citizen manages, and the citizen has agreed',
    look: asks('assessor', 'assessment', 'FUN', {
      evidence: [tie('task')],
      consents: [consentTo('help-assessment', ['FUN'], { form: 'oral' })],
    }),
  },
  {
    rule: 'P14',
    allows: 'an assessor reads what her own unit has written of how the citizen manages',
    look: asks('assessor', 'assessment', 'FUN', {
      evidence: [tie('task')],
      asks: { dataFrom: { unitId: ownUnit } },
    }),
  },
  {
    rule: 'P14',
    refuses: 'an assessor what the hospital has written, for the citizen was not asked',
    look: asks('assessor', 'assessment', 'FUN', {
      evidence: [tie('task')],
      asks: { dataFrom: { unitId: otherUnit } },
    }),
  },
  {
    rule: 'P14',
    refuses: 'an assessor who has no task, whatever the citizen has agreed to',
    look: asks('assessor', 'assessment', 'FUN', { consents: [consentTo('help-assessment', ['FUN'])] }),
  },
  {
    rule: 'P14',
    refuses: 'an assessor the tasks of somebody else’s case',
    look: asks('assessor', 'assessment', 'APP'),
  },
  {
    rule: 'P15',
    allows: 'a member of the rehabilitation team prepares for next week’s meeting, with consent',
    look: asks('rehabilitation-team-member', 'job-centre', 'EMP', {
      evidence: [tie('agenda', { from: inDays(7), to: inDays(7.1) })],
      consents: [consentTo('employment', ['EMP'], { form: 'oral' })],
    }),
  },
  {
    rule: 'P15',
    refuses: 'a member of the rehabilitation team three weeks before the meeting',
    look: asks('rehabilitation-team-member', 'job-centre', 'EMP', {
      evidence: [tie('agenda', { from: inDays(21), to: inDays(21.1) })],
      consents: [consentTo('employment', ['EMP'], { form: 'oral' })],
    }),
  },
  {
    rule: 'P15',
    refuses: 'a member of the rehabilitation team without the citizen’s consent',
    look: asks('rehabilitation-team-member', 'job-centre', 'EMP', { evidence: [tie('agenda')] }),
  },
]
