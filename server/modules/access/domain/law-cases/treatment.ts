import {
  another,
  consentTo,
  endedTie,
  inDays,
  otherUnit,
  ownUnit,
  permissionFor,
  self,
  tie,
} from '../arbitrary.ts'
import { asks, client, type LawCase, sends } from './law-case.ts'

const inWard = { evidence: [tie('stay')] }
const why = 'nødvendigt for behandlingen'

/** Those who treat, and those who help them (P01–P12, P16–P19, P44). */
export const treatment: readonly LawCase[] = [
  {
    rule: 'P01',
    allows: 'a ward nurse reads the plan of a patient who lies in the ward',
    look: asks('ward-nurse', 'hospital', 'PLAN', inWard),
  },
  {
    rule: 'P01',
    allows: 'a ward nurse reads it 20 days after discharge, to follow up',
    look: asks('ward-nurse', 'hospital', 'REC', { evidence: [endedTie('stay', 20)] }),
  },
  {
    rule: 'P01',
    allows: 'a psychiatric nurse reads the psychiatric record of the ward’s patient',
    look: asks('psychiatric-nurse', 'psychiatry', 'PSY', inWard),
  },
  {
    rule: 'P01',
    allows: 'a hospital doctor reads the psychiatric record when she says why in words',
    look: asks('hospital-doctor', 'hospital', 'PSY', { ...inWard, asks: { reason: why } }),
  },
  {
    rule: 'P01',
    refuses: 'a hospital doctor the psychiatric record when she says nothing of why',
    look: asks('hospital-doctor', 'hospital', 'PSY', inWard),
  },
  {
    rule: 'P01',
    refuses: 'a ward nurse about somebody who has never been in the ward',
    look: asks('ward-nurse', 'hospital', 'PLAN'),
  },
  {
    rule: 'P01',
    refuses: 'a ward nurse whose patient lies in the ward of another unit',
    look: asks('ward-nurse', 'hospital', 'PLAN', { evidence: [tie('stay', { unitId: otherUnit })] }),
  },
  {
    rule: 'P01',
    refuses: 'a nurse with a task from today on who only declares that she knows the patient',
    look: asks('ward-nurse', 'hospital', 'PLAN', { evidence: [tie('declared', { personId: self })] }),
  },
  {
    rule: 'P02',
    allows: 'the own doctor reads the medicines',
    look: asks('general-practitioner', 'general-practice', 'MED', { evidence: [tie('gp')] }),
  },
  {
    rule: 'P02',
    allows: 'a doctor on call who states a visit, and has two weeks to have it verified',
    look: asks('general-practitioner', 'general-practice', 'MED', {
      evidence: [tie('declared', { personId: self, from: inDays(-13) })],
    }),
  },
  {
    rule: 'P02',
    refuses: 'the doctor when two weeks have gone and nobody has verified the visit',
    look: asks('general-practitioner', 'general-practice', 'MED', {
      evidence: [tie('declared', { personId: self, from: inDays(-15) })],
    }),
  },
  {
    rule: 'P02',
    refuses: 'a doctor by what a colleague has declared',
    look: asks('general-practitioner', 'general-practice', 'MED', {
      evidence: [tie('declared', { personId: another })],
    }),
  },
  {
    rule: 'P03',
    allows: 'a home nurse reads the record of a citizen she has a task with',
    look: asks('home-nurse', 'municipal-health', 'REC', { evidence: [tie('task')] }),
  },
  {
    rule: 'P03',
    allows: 'a home nurse reads the plan of a citizen she is offered',
    look: asks('home-nurse', 'municipal-health', 'PLAN', { evidence: [tie('offer')] }),
  },
  {
    rule: 'P03',
    refuses: 'a home nurse whose municipality has only been told of the admission',
    look: asks('home-nurse', 'municipal-health', 'PLAN', { evidence: [tie('notice')] }),
  },
  {
    rule: 'P03',
    refuses: 'a home nurse the psychiatric record without a reason in words',
    look: asks('home-nurse', 'municipal-health', 'PSY', { evidence: [tie('task')] }),
  },
  {
    rule: 'P03',
    refuses: 'a physiotherapist of the municipality the record, for she has no rehabilitation plan',
    look: asks('physiotherapist', 'municipal-health', 'REC', { evidence: [tie('task')] }),
  },
  {
    rule: 'P04',
    allows: 'a physiotherapist with the citizen’s active rehabilitation plan reads how the citizen manages',
    look: asks('physiotherapist', 'municipal-health', 'FUN', { evidence: [tie('gop')] }),
  },
  {
    rule: 'P04',
    refuses: 'a physiotherapist when the plan has ended',
    look: asks('physiotherapist', 'municipal-health', 'FUN', { evidence: [endedTie('gop', 5)] }),
  },
  {
    rule: 'P04',
    refuses: 'a physiotherapist the whole record without saying what of it she needs',
    look: asks('physiotherapist', 'municipal-health', 'REC', { evidence: [tie('gop')] }),
  },
  {
    rule: 'P05',
    allows: 'an assistant on shift reads the medicines of a citizen the team has a task with',
    look: asks('care-assistant', 'elder-care', 'MED', { evidence: [tie('task')], isOnShift: true }),
  },
  {
    rule: 'P05',
    refuses: 'an assistant who is not at work today',
    look: asks('care-assistant', 'elder-care', 'MED', { evidence: [tie('task')] }),
  },
  {
    rule: 'P05',
    refuses: 'an assistant on shift about somebody the team does not come to',
    look: asks('care-assistant', 'elder-care', 'MED', { isOnShift: true }),
  },
  {
    rule: 'P06',
    allows: 'a home helper on shift reads today’s tasks a nurse has delegated to her',
    look: asks('home-helper', 'elder-care', 'PLAN', {
      evidence: [tie('delegation', { personId: self })],
      isOnShift: true,
    }),
  },
  {
    rule: 'P06',
    refuses: 'a home helper to whom nobody has delegated anything',
    look: asks('home-helper', 'elder-care', 'PLAN', { evidence: [tie('task')], isOnShift: true }),
  },
  {
    rule: 'P06',
    refuses: 'a home helper by what is delegated to a colleague',
    look: asks('home-helper', 'elder-care', 'PLAN', {
      evidence: [tie('delegation', { personId: another })],
      isOnShift: true,
    }),
  },
  {
    rule: 'P07',
    allows: 'a secretary books for a patient of the ward, and the management has said she may',
    look: asks('secretary', 'hospital', 'APP', { ...inWard, permissions: [permissionFor('technical-help')] }),
  },
  {
    rule: 'P07',
    allows: 'another system that helps the ward technically',
    look: client('APP', { ...inWard, permissions: [permissionFor('technical-help')] }),
  },
  {
    rule: 'P07',
    refuses: 'a secretary whose management has said nothing',
    look: asks('secretary', 'hospital', 'APP', inWard),
  },
  {
    rule: 'P07',
    refuses: 'a secretary the record without saying what she needs it for',
    look: asks('secretary', 'hospital', 'REC', { ...inWard, permissions: [permissionFor('technical-help')] }),
  },
  {
    rule: 'P07',
    refuses: 'a secretary to end what the ward has to do, for that is no looking up',
    look: asks('secretary', 'hospital', 'APP', {
      ...inWard,
      permissions: [permissionFor('technical-help')],
      asks: { action: 'write' },
    }),
  },
  {
    rule: 'P08',
    allows: 'a pharmacist reads the medicine card of a citizen with a prescription there',
    look: asks('pharmacist', 'pharmacy', 'MED', { evidence: [tie('prescription')] }),
  },
  {
    rule: 'P08',
    allows: 'a pharmacist with the citizen at the counter',
    look: asks('pharmacist', 'pharmacy', 'MED', { evidence: [tie('declared', { personId: self })] }),
  },
  {
    rule: 'P08',
    refuses: 'a pharmacist when the citizen has neither a prescription nor come in',
    look: asks('pharmacist', 'pharmacy', 'MED'),
  },
  {
    rule: 'P08',
    refuses: 'a pharmacist the record',
    look: asks('pharmacist', 'pharmacy', 'REC', { evidence: [tie('prescription')] }),
  },
  {
    rule: 'P09',
    allows: 'a student with a named supervisor reads the record of a patient she takes part in treating',
    look: asks('student-nurse', 'hospital', 'REC', {
      ...inWard,
      placement: { isSupervised: true, endsAt: inDays(20) },
    }),
  },
  {
    rule: 'P09',
    refuses: 'a student without a supervisor',
    look: asks('student-nurse', 'hospital', 'REC', {
      ...inWard,
      placement: { isSupervised: false, endsAt: inDays(20) },
    }),
  },
  {
    rule: 'P09',
    refuses: 'a student about a patient who left the ward last week',
    look: asks('student-nurse', 'hospital', 'REC', {
      evidence: [endedTie('stay', 7)],
      placement: { isSupervised: true, endsAt: inDays(20) },
    }),
  },
  {
    rule: 'P09',
    refuses: 'a student to end what the ward has to do: that is the supervisor’s',
    look: asks('student-nurse', 'hospital', 'APP', {
      ...inWard,
      placement: { isSupervised: true, endsAt: inDays(20) },
      asks: { action: 'write' },
    }),
  },
  {
    rule: 'P10',
    allows: 'a wound specialist looks at the wound of an open case the citizen agreed to',
    look: asks('wound-specialist', 'hospital', 'WND', {
      evidence: [tie('wound-case')],
      consents: [consentTo('treatment', ['WND'], { form: 'oral' })],
    }),
  },
  {
    rule: 'P10',
    refuses: 'a wound specialist when the citizen was not asked as the case was made',
    look: asks('wound-specialist', 'hospital', 'WND', { evidence: [tie('wound-case')] }),
  },
  {
    rule: 'P11',
    allows: 'a hospital doctor reads the record of the stay in the 72 hours after it',
    look: asks('hospital-doctor', 'hospital', 'REC', { evidence: [tie('window', { to: inDays(1) })] }),
  },
  {
    rule: 'P11',
    allows: 'a hospital doctor advises home nursing in the 72 hours',
    look: sends('hospital-doctor', 'hospital', 'REC', 'municipal-health', {
      evidence: [tie('window', { to: inDays(1) })],
      asks: { purpose: 'advice' },
    }),
  },
  {
    rule: 'P11',
    refuses: 'a hospital doctor whose 72 hours are over and who has no stay to follow up',
    look: asks('hospital-doctor', 'hospital', 'REC', { evidence: [tie('window', { to: inDays(-1) })] }),
  },
  {
    rule: 'P12',
    allows: 'a specialist confers with the own doctor by video, and the citizen has agreed',
    look: asks('specialist', 'hospital', 'REC', {
      evidence: [tie('conference')],
      consents: [consentTo('treatment', ['REC'], { form: 'oral' })],
    }),
  },
  {
    rule: 'P12',
    refuses: 'a specialist in a video meeting without consent and without a word on why',
    look: asks('specialist', 'hospital', 'REC', { evidence: [tie('conference')] }),
  },
  {
    rule: 'P16',
    allows: 'the private training place the citizen chose reads the rehabilitation plan',
    look: asks('physiotherapist', 'private-supplier', 'GOP', { evidence: [tie('chosen-supplier')] }),
  },
  {
    rule: 'P16',
    refuses: 'a private training place when its contract has run out',
    look: asks('physiotherapist', 'private-supplier', 'GOP', { evidence: [endedTie('chosen-supplier', 1)] }),
  },
  {
    rule: 'P16',
    refuses: 'a private training place the medicines',
    look: asks('physiotherapist', 'private-supplier', 'MED', { evidence: [tie('chosen-supplier')] }),
  },
  {
    rule: 'P17',
    allows: 'a physiotherapist of the municipality sees the shared plan of a citizen she has a task with',
    look: asks('physiotherapist', 'municipal-health', 'PLAN', { evidence: [tie('task')] }),
  },
  {
    rule: 'P17',
    refuses: 'a physiotherapist the shared plan of a citizen she has nothing to do with',
    look: asks('physiotherapist', 'municipal-health', 'PLAN'),
  },
  {
    rule: 'P18',
    allows: 'a home nurse reads social facts needed for the discharge agreement of psychiatry',
    look: asks('home-nurse', 'municipal-health', 'SOC', {
      evidence: [tie('discharge-agreement')],
      asks: { purpose: 'coordination' },
    }),
  },
  {
    rule: 'P18',
    refuses: 'a home nurse when there is no such agreement and none is being made',
    look: asks('home-nurse', 'municipal-health', 'SOC', {
      evidence: [tie('task')],
      asks: { purpose: 'coordination' },
    }),
  },
  {
    rule: 'P19',
    allows: 'a nurse of the joint acute team reads the record where she has the task',
    look: asks('joint-acute-nurse', 'municipal-health', 'REC', { evidence: [tie('task')] }),
  },
  {
    rule: 'P19',
    refuses: 'a nurse of the joint acute team who is only offered the task',
    look: asks('joint-acute-nurse', 'municipal-health', 'REC', { evidence: [tie('offer')] }),
  },
  {
    rule: 'P19',
    refuses: 'a nurse of the joint acute team the psychiatric record without a reason in words',
    look: asks('joint-acute-nurse', 'municipal-health', 'PSY', { evidence: [tie('task')] }),
  },
  {
    rule: 'P44',
    refuses: 'the nursing home’s own doctor the psychiatric record without a reason in words',
    look: asks('nursing-home-doctor', 'general-practice', 'PSY', { evidence: [tie('nursing-home-doctor')] }),
  },
  {
    rule: 'P02',
    refuses: 'the own doctor the psychiatric record without a reason in words',
    look: asks('general-practitioner', 'general-practice', 'PSY', { evidence: [tie('gp')] }),
  },
  {
    rule: 'P06',
    refuses: 'a home helper with a delegated task who is not at work today',
    look: asks('home-helper', 'elder-care', 'PLAN', { evidence: [tie('delegation', { personId: self })] }),
  },
  {
    rule: 'P07',
    refuses: 'a secretary about somebody the ward does not treat, permission or not',
    look: asks('secretary', 'hospital', 'APP', { permissions: [permissionFor('technical-help')] }),
  },
  {
    rule: 'P05',
    allows: 'a nurse of a nursing home at work reads the medicines of a resident',
    look: asks('nurse', 'nursing-home', 'MED', { evidence: [tie('task')], isOnShift: true }),
  },
  {
    rule: 'P05',
    refuses: 'a nurse of a nursing home who is not at work today',
    look: asks('nurse', 'nursing-home', 'MED', { evidence: [tie('task')] }),
  },
  {
    rule: 'P05',
    refuses: 'a nurse of a nursing home about somebody who does not live there',
    look: asks('nurse', 'nursing-home', 'MED', { isOnShift: true }),
  },
  {
    rule: 'P44',
    allows: 'the nursing home’s own doctor reads the record of a resident who has chosen him',
    look: asks('nursing-home-doctor', 'general-practice', 'REC', { evidence: [tie('nursing-home-doctor')] }),
  },
  {
    rule: 'P44',
    refuses: 'the nursing home’s own doctor about a resident who has kept another doctor',
    look: asks('nursing-home-doctor', 'general-practice', 'REC', {
      evidence: [tie('care', { unitId: ownUnit })],
    }),
    by: 'D07',
  },
]
