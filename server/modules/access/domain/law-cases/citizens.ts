import { accessPurposes, dataKinds } from '../../../../../kernel/access-words.ts'
import type { DanishDate } from '../../../../../kernel/instant.ts'
import { blockOf, consentTo, inDays, magnus, represents } from '../arbitrary.ts'
import { ellenAsks, type LawCase, magnusAsks } from './law-case.ts'

const toMagnus = { receiver: { kind: 'relative', citizenId: magnus } } as const

/** Citizens about themselves, and those who act for them (P32–P36). */
export const citizens: readonly LawCase[] = [
  {
    rule: 'P32',
    allows: 'Ellen reads her own record, also when she has blocked everybody else',
    look: ellenAsks('REC', { blocks: [blockOf('everything')] }),
  },
  { rule: 'P32', allows: 'Ellen sees who has looked', look: ellenAsks('LOG') },
  {
    rule: 'P32',
    allows: 'Ellen writes her own story',
    look: ellenAsks('PLAN', { asks: { action: 'write' } }),
  },
  {
    rule: 'P32',
    refuses: 'Ellen to write in the hospital’s record',
    look: ellenAsks('REC', { asks: { action: 'write' } }),
  },
  { rule: 'P32', refuses: 'Magnus to look at Ellen’s record as if it were his', look: magnusAsks('REC') },
  {
    rule: 'P33',
    allows: 'Magnus reads the plan Ellen has let him see',
    look: magnusAsks('PLAN', { consents: [consentTo('support', ['PLAN'], toMagnus)] }),
  },
  {
    rule: 'P33',
    refuses: 'Magnus what Ellen has not named',
    look: magnusAsks('REC', { consents: [consentTo('support', ['PLAN'], toMagnus)] }),
  },
  {
    rule: 'P33',
    refuses: 'Magnus to write in the plan he is let to see',
    look: magnusAsks('PLAN', {
      consents: [consentTo('support', ['PLAN'], toMagnus)],
      asks: { action: 'write' },
    }),
  },
  {
    rule: 'P34',
    allows: 'Ellen’s guardian reads what the document covers',
    look: magnusAsks('MED', { representations: [represents('guardian')] }),
  },
  {
    rule: 'P34',
    allows: 'the holder of a lasting power in force answers for Ellen',
    look: magnusAsks('PRO', { representations: [represents('lasting-power')], asks: { action: 'write' } }),
  },
  {
    rule: 'P34',
    refuses: 'a guardian whose document is about money and not health',
    look: magnusAsks('MED', {
      representations: [{ ...represents('guardian'), doesCoverHealth: false }],
    }),
  },
  {
    rule: 'P34',
    refuses: 'somebody with an ordinary power',
    look: magnusAsks('MED', { representations: [represents('power')] }),
  },
  {
    rule: 'P34',
    refuses: 'a guardian whose document is about money to answer for Ellen',
    look: magnusAsks('PRO', {
      representations: [{ ...represents('guardian'), doesCoverHealth: false }],
      asks: { action: 'write' },
    }),
  },
  {
    rule: 'P35',
    allows: 'a parent writes what matters to a child of eleven',
    look: magnusAsks('PLAN', {
      representations: [represents('parent')],
      citizen: { bornOn: '2015-01-01' as DanishDate },
      asks: { action: 'write' },
    }),
  },
  {
    rule: 'P35',
    refuses: 'a parent to write for a child who has turned 18',
    look: magnusAsks('PLAN', {
      representations: [represents('parent')],
      citizen: { bornOn: '2008-01-01' as DanishDate },
      asks: { action: 'write' },
    }),
  },
  {
    rule: 'P35',
    allows: 'a parent reads the record of a child of eleven',
    look: magnusAsks('REC', {
      representations: [represents('parent')],
      citizen: { bornOn: '2015-01-01' as DanishDate },
    }),
  },
  {
    rule: 'P35',
    allows: 'a parent on the day before the child turns 15',
    look: magnusAsks('REC', {
      representations: [represents('parent')],
      citizen: { bornOn: '2011-06-06' as DanishDate },
    }),
  },
  {
    rule: 'P35',
    refuses: 'a parent on the child’s fifteenth birthday',
    look: magnusAsks('REC', {
      representations: [represents('parent')],
      citizen: { bornOn: '2011-06-05' as DanishDate },
    }),
    by: 'D09',
  },
  {
    rule: 'P35',
    refuses: 'a parent when nobody knows how old the child is',
    look: magnusAsks('REC', { representations: [represents('parent')] }),
  },
  {
    rule: 'P36',
    allows: 'the nearest relative reads of the last illness after Ellen’s death',
    look: magnusAsks('REC', {
      representations: [represents('nearest-relative')],
      citizen: { diedAt: inDays(-3) },
    }),
  },
  {
    rule: 'P36',
    refuses: 'the nearest relative when Ellen did not want it',
    look: magnusAsks('REC', {
      representations: [represents('nearest-relative')],
      citizen: { diedAt: inDays(-3), isAfterDeathInformationRefused: true },
    }),
  },
  {
    rule: 'P36',
    refuses: 'the nearest relative while Ellen lives',
    look: magnusAsks('REC', { representations: [represents('nearest-relative')] }),
  },
]

/** Every look Ellen herself can have, for the test that no block ever hides her own. */
export const everythingOfHerOwn = dataKinds.flatMap((kind) =>
  accessPurposes.map((purpose) => ellenAsks(kind, { asks: { purpose } })),
)
