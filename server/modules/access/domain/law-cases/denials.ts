import type { DanishDate } from '../../../../../kernel/instant.ts'
import {
  blockOf,
  consentTo,
  dateInDays,
  ellen,
  endedTie,
  inDays,
  magnus,
  otherUnit,
  override,
  ownUnit,
  permissionFor,
  represents,
  self,
  tie,
  trial,
} from '../arbitrary.ts'
import { asks, ellenAsks, type LawCase, magnusAsks, program, sends } from './law-case.ts'

const toMagnus = { receiver: { kind: 'relative', citizenId: magnus } } as const
const outside = { receiver: { kind: 'named' } } as const
const sixteen = { bornOn: '2010-01-01' as DanishDate }

/** What is refused whatever else is true, and what is closed because nothing opens it (D01–D20). */
export const denials: readonly LawCase[] = [
  {
    rule: 'D01',
    refuses: 'a home nurse about a citizen she has nothing to do with',
    look: asks('home-nurse', 'municipal-health', 'PLAN'),
  },
  {
    rule: 'D01',
    refuses: 'a function that nobody has listed, whatever ties there are',
    look: asks('window-cleaner', 'hospital', 'ID', { evidence: [tie('stay')] }),
  },
  {
    rule: 'D01',
    standsAside: 'for a home nurse with a task',
    look: asks('home-nurse', 'municipal-health', 'PLAN', { evidence: [tie('task')] }),
  },
  {
    rule: 'D02',
    refuses: 'a nurse her own record through work, though she lies in the ward',
    look: asks('ward-nurse', 'hospital', 'REC', { evidence: [tie('stay')], ownCitizenId: ellen }),
  },
  {
    rule: 'D02',
    refuses: 'a nurse her mother’s record, though she nurses her',
    look: asks('ward-nurse', 'hospital', 'REC', { evidence: [tie('stay')], kinship: 'parent' }),
  },
  {
    rule: 'D02',
    refuses: 'a nurse a colleague’s record when the colleague was only there last week',
    look: asks('ward-nurse', 'hospital', 'REC', { evidence: [endedTie('stay', 7)], isColleague: true }),
  },
  {
    rule: 'D02',
    refuses: 'a nurse her mother’s record in an emergency, for somebody else must look',
    look: asks('ward-nurse', 'hospital', 'REC', { kinship: 'parent', override: override('UNCONSCIOUS') }),
  },
  {
    rule: 'D02',
    standsAside: 'for a nurse whose colleague lies in the ward as a patient',
    look: asks('ward-nurse', 'hospital', 'REC', { evidence: [tie('stay')], isColleague: true }),
  },
  {
    rule: 'D03',
    refuses: 'the named nurse Ellen has blocked',
    look: asks('home-nurse', 'municipal-health', 'PLAN', {
      evidence: [tie('task')],
      blocks: [blockOf('person', { personId: self })],
    }),
  },
  {
    rule: 'D03',
    refuses: 'a nurse under a unit Ellen has blocked',
    look: asks('home-nurse', 'municipal-health', 'PLAN', {
      evidence: [tie('task')],
      blocks: [blockOf('unit', { unitId: ownUnit })],
    }),
  },
  {
    rule: 'D03',
    refuses: 'a nurse a laboratory answer from the time Ellen has blocked',
    look: asks('home-nurse', 'municipal-health', 'LAB', {
      evidence: [tie('task')],
      blocks: [blockOf('period', { dataFrom: dateInDays(-60), dataTo: dateInDays(-40) })],
      asks: { dataFrom: { on: dateInDays(-50) } },
    }),
  },
  {
    rule: 'D03',
    refuses: 'a nurse a laboratory answer whose date nobody knows, for it may be from that time',
    look: asks('home-nurse', 'municipal-health', 'LAB', {
      evidence: [tie('task')],
      blocks: [blockOf('period', { dataFrom: dateInDays(-60), dataTo: dateInDays(-40) })],
    }),
  },
  {
    rule: 'D03',
    refuses: 'a nurse what comes from the ward Ellen has blocked',
    look: asks('home-nurse', 'municipal-health', 'REC', {
      evidence: [tie('task')],
      blocks: [blockOf('source', { unitId: otherUnit })],
      asks: { dataFrom: { unitId: otherUnit } },
    }),
  },
  {
    rule: 'D03',
    standsAside: 'for a nurse when Ellen has blocked somebody else',
    look: asks('home-nurse', 'municipal-health', 'PLAN', {
      evidence: [tie('task')],
      blocks: [blockOf('unit', { unitId: otherUnit })],
    }),
  },
  {
    rule: 'D03',
    standsAside: 'for the advance directives Ellen lets everybody keep seeing',
    look: asks('home-nurse', 'municipal-health', 'DIR', {
      evidence: [tie('task')],
      blocks: [blockOf('everything', { doesKeepAlerts: true })],
    }),
  },
  {
    rule: 'D03',
    standsAside: 'for what Ellen does not tolerate, which she lets everybody keep seeing',
    look: asks('home-nurse', 'municipal-health', 'MED', {
      asks: { object: 'cave' },
      evidence: [tie('task')],
      blocks: [blockOf('everything', { doesKeepAlerts: true })],
    }),
  },
  {
    rule: 'D03',
    refuses: 'what Ellen does not tolerate when she has blocked the warnings, too',
    look: asks('home-nurse', 'municipal-health', 'MED', {
      asks: { object: 'cave' },
      evidence: [tie('task')],
      blocks: [blockOf('everything', { doesKeepAlerts: false })],
    }),
  },
  {
    rule: 'D03',
    refuses: 'the nurse Ellen has blocked even that she is in hospital',
    look: asks('home-nurse', 'municipal-health', 'ADM', {
      evidence: [tie('notice')],
      blocks: [blockOf('person', { personId: self })],
    }),
  },
  {
    rule: 'D03',
    standsAside: 'for the message desk, which must find who the notice is for',
    look: asks('message-desk', 'governance', 'ADM', {
      evidence: [tie('notice')],
      blocks: [blockOf('everything')],
    }),
  },
  {
    rule: 'D04',
    refuses: 'the job centre the record without a written consent',
    look: asks('employment-consultant', 'job-centre', 'REC', {
      consents: [consentTo('employment', ['REC'], { form: 'oral' })],
    }),
  },
  {
    rule: 'D04',
    refuses: 'an assessor the record, though she has the task',
    look: asks('assessor', 'assessment', 'REC', { evidence: [tie('task')] }),
  },
  {
    rule: 'D04',
    standsAside: 'for the job centre with a written consent, which must still find a rule that opens',
    look: asks('employment-consultant', 'job-centre', 'REC', {
      consents: [consentTo('employment', ['REC'])],
    }),
  },
  {
    rule: 'D05',
    refuses: 'elder care the record without a delegated task',
    look: asks('care-assistant', 'elder-care', 'REC', { evidence: [tie('task')], isOnShift: true }),
  },
  {
    rule: 'D05',
    standsAside: 'for elder care with a delegated task, which must still find a rule that opens',
    look: asks('care-assistant', 'elder-care', 'REC', { evidence: [tie('delegation')], isOnShift: true }),
  },
  {
    rule: 'D06',
    refuses: 'a mayor the plan of a citizen',
    look: asks('mayor', 'governance', 'PLAN', { evidence: [tie('task')] }),
  },
  {
    rule: 'D06',
    refuses: 'a leading nurse who plans, and does not treat',
    look: asks('unit-leader', 'municipal-health', 'PLAN', {
      evidence: [tie('task')],
      asks: { purpose: 'planning' },
    }),
  },
  { rule: 'D06', standsAside: 'for a mayor’s aggregate figures', look: asks('mayor', 'governance', 'AGG') },
  {
    rule: 'D07',
    refuses: 'the nursing home’s doctor about a resident with another doctor',
    look: asks('nursing-home-doctor', 'general-practice', 'MED', { asks: { purpose: 'advice' } }),
  },
  {
    rule: 'D07',
    standsAside: 'for a resident who has chosen this doctor',
    look: asks('nursing-home-doctor', 'general-practice', 'MED', { evidence: [tie('nursing-home-doctor')] }),
  },
  { rule: 'D08', refuses: 'Magnus, whom Ellen has not let in', look: magnusAsks('PLAN') },
  {
    rule: 'D08',
    refuses: 'Magnus when Ellen’s consent ran out yesterday',
    look: magnusAsks('PLAN', {
      consents: [consentTo('support', ['PLAN'], { ...toMagnus, to: inDays(-1) })],
    }),
  },
  { rule: 'D08', standsAside: 'for Ellen herself', look: ellenAsks('PLAN') },
  {
    rule: 'D09',
    refuses: 'a parent the record of a sixteen-year-old',
    look: magnusAsks('REC', { representations: [represents('parent')], citizen: sixteen }),
  },
  {
    rule: 'D09',
    standsAside: 'for a parent whom the sixteen-year-old has let in',
    look: magnusAsks('REC', {
      representations: [represents('parent')],
      citizen: sixteen,
      consents: [consentTo('support', ['REC'], toMagnus)],
    }),
  },
  {
    rule: 'D10',
    refuses: 'a ward 31 days after the discharge',
    look: asks('ward-nurse', 'hospital', 'PLAN', { evidence: [endedTie('stay', 31)] }),
  },
  {
    rule: 'D10',
    refuses: 'a practice that is no longer the citizen’s, two months after',
    look: asks('general-practitioner', 'general-practice', 'MED', { evidence: [endedTie('gp', 60)] }),
  },
  {
    rule: 'D10',
    standsAside: 'for a ward on the thirtieth day',
    look: asks('ward-nurse', 'hospital', 'PLAN', { evidence: [endedTie('stay', 30)] }),
  },
  {
    rule: 'D11',
    refuses: 'a disclosure on a consent that ended last month',
    look: sends('hospital-doctor', 'hospital', 'FUN', 'other', {
      consents: [consentTo('other-purpose', ['FUN'], { ...outside, from: inDays(-200), to: inDays(-30) })],
      asks: { purpose: 'other-purpose' },
    }),
  },
  {
    rule: 'D11',
    standsAside: 'when the citizen has consented anew',
    look: sends('hospital-doctor', 'hospital', 'FUN', 'other', {
      consents: [
        consentTo('other-purpose', ['FUN'], { ...outside, from: inDays(-400), to: inDays(-40) }),
        consentTo('other-purpose', ['FUN'], { ...outside, id: 'consent-new' }),
      ],
      asks: { purpose: 'other-purpose' },
    }),
  },
  {
    rule: 'D12',
    refuses: 'an insurer, even with the citizen’s written consent',
    look: asks('insurer', 'other', 'REC', { consents: [consentTo('commercial', ['REC'])] }),
  },
  {
    rule: 'D12',
    refuses: 'a doctor who looks for somebody’s business',
    look: asks('hospital-doctor', 'hospital', 'REC', {
      evidence: [tie('stay')],
      asks: { purpose: 'commercial' },
    }),
  },
  {
    rule: 'D12',
    standsAside: 'for the same doctor who treats',
    look: asks('hospital-doctor', 'hospital', 'REC', { evidence: [tie('stay')] }),
  },
  { rule: 'D13', refuses: 'a researcher without an approval', look: asks('researcher', 'hospital', 'REC') },
  {
    rule: 'D13',
    standsAside: 'for a researcher with an approval, who must still find a rule that opens',
    look: asks('researcher', 'hospital', 'REC', { permissions: [permissionFor('research')] }),
  },
  {
    rule: 'D14',
    refuses: 'quality work with data of another site',
    look: asks('hospital-doctor', 'hospital', 'REC', {
      permissions: [permissionFor('quality')],
      asks: { purpose: 'quality', dataFrom: { unitId: otherUnit, on: dateInDays(-100) } },
    }),
  },
  {
    rule: 'D14',
    refuses: 'quality work with data older than five years',
    look: asks('hospital-doctor', 'hospital', 'REC', {
      permissions: [permissionFor('quality')],
      asks: { purpose: 'quality', dataFrom: { unitId: ownUnit, on: '2021-06-05' as DanishDate } },
    }),
  },
  {
    rule: 'D14',
    standsAside: 'for data of the own site one day younger than five years',
    look: asks('hospital-doctor', 'hospital', 'REC', {
      permissions: [permissionFor('quality')],
      asks: { purpose: 'quality', dataFrom: { unitId: ownUnit, on: '2021-06-06' as DanishDate } },
    }),
  },
  {
    rule: 'D15',
    refuses: 'somebody who says it is for a trial that has ended',
    look: asks('assessor', 'assessment', 'FUN', {
      evidence: [tie('task')],
      exemptions: [trial({ to: inDays(-1) })],
      asks: { purpose: 'trial' },
    }),
  },
  {
    rule: 'D15',
    standsAside: 'while the trial runs',
    look: asks('assessor', 'assessment', 'FUN', {
      evidence: [tie('task')],
      exemptions: [trial()],
      asks: { purpose: 'trial' },
    }),
  },
  {
    rule: 'D16',
    refuses: 'an IT administrator who wants to see what the error is about',
    look: asks('it-administrator', 'operator', 'PLAN', { evidence: [tie('task')] }),
  },
  {
    rule: 'D16',
    standsAside: 'for an approved ticket, which must still find a rule that opens',
    look: asks('it-administrator', 'operator', 'PLAN', { evidence: [tie('operation-ticket')] }),
  },
  {
    rule: 'D17',
    refuses: 'an export of 51 citizens that nobody has approved',
    look: asks('hospital-doctor', 'hospital', 'REC', {
      evidence: [tie('stay')],
      asks: { action: 'export', count: 51 },
    }),
  },
  {
    rule: 'D17',
    standsAside: 'for an export of 50',
    look: asks('hospital-doctor', 'hospital', 'REC', {
      evidence: [tie('stay')],
      asks: { action: 'export', count: 50 },
    }),
  },
  {
    rule: 'D17',
    standsAside: 'for an export of 51 that the management has approved',
    look: asks('hospital-doctor', 'hospital', 'REC', {
      evidence: [tie('stay')],
      permissions: [permissionFor('export')],
      asks: { action: 'export', count: 51 },
    }),
  },
  {
    rule: 'D18',
    refuses: 'the program to tell of the record in a notice of admission',
    look: program('REC', { asks: { purpose: 'message-exchange', flow: 'push', action: 'push' } }),
  },
  {
    rule: 'D18',
    standsAside: 'for the notice itself',
    look: program('ADM', { asks: { purpose: 'message-exchange', flow: 'push', action: 'push' } }),
  },
  {
    rule: 'D19',
    refuses: 'a student whose placement ended yesterday',
    look: asks('student-nurse', 'hospital', 'REC', {
      evidence: [tie('stay')],
      placement: { isSupervised: true, endsAt: inDays(-1) },
    }),
  },
  {
    rule: 'D19',
    standsAside: 'for a student whose placement ends tomorrow',
    look: asks('student-nurse', 'hospital', 'REC', {
      evidence: [tie('stay')],
      placement: { isSupervised: true, endsAt: inDays(1) },
    }),
  },
  {
    rule: 'D20',
    refuses: 'the program to decide a case by itself',
    look: program('SOC', { asks: { action: 'decide' } }),
  },
  {
    rule: 'D20',
    standsAside: 'for the program’s own reckoning',
    look: program('SOC', { asks: { action: 'write' } }),
  },
]
