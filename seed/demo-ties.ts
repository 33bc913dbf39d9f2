import type { RelationKind } from '../server/modules/access/index.ts'

/** What ties a place to a citizen of the demo beyond stays and tasks, as the systems of that place would tell it. */
export interface DemoTie {
  readonly cprNumber: string
  readonly unit: string
  readonly kind: RelationKind
}

const magnus = '0504909995'
const rasmus = '0504909989'
const sverre = '0104909995'
const schwendlund = '0108589995'
const brita = '1509819996'
const mayJune = '0108629996'
const kaja = '2103009996'

export const demoTies: readonly DemoTie[] = [
  { cprNumber: magnus, unit: '0159-nursing', kind: 'care' },
  { cprNumber: magnus, unit: '0159-care', kind: 'care' },
  { cprNumber: magnus, unit: '0159-training', kind: 'gop' },
  { cprNumber: rasmus, unit: '0159-nursing', kind: 'care' },
  { cprNumber: rasmus, unit: 'herlev-psychiatry', kind: 'appointment' },
  { cprNumber: rasmus, unit: 'herlev-psychiatry', kind: 'discharge-agreement' },
  { cprNumber: rasmus, unit: '0159-nursing', kind: 'discharge-agreement' },
  { cprNumber: sverre, unit: '0159-nursing', kind: 'care' },
  { cprNumber: sverre, unit: '0159-care', kind: 'care' },
  { cprNumber: schwendlund, unit: '0159-nursing-home', kind: 'care' },
  { cprNumber: schwendlund, unit: 'gp-soeborg', kind: 'nursing-home-doctor' },
  { cprNumber: schwendlund, unit: 'herlev-wounds', kind: 'wound-case' },
  { cprNumber: schwendlund, unit: 'pharmacy-soeborg', kind: 'prescription' },
  { cprNumber: schwendlund, unit: 'patient-safety', kind: 'supervision-request' },
  { cprNumber: schwendlund, unit: 'herlev-quality', kind: 'event-case' },
  { cprNumber: brita, unit: '0159-nursing-home', kind: 'care' },
  { cprNumber: mayJune, unit: 'herlev-medicine', kind: 'appointment' },
  { cprNumber: kaja, unit: '0159-training', kind: 'gop' },
  { cprNumber: kaja, unit: 'physio-soeborg', kind: 'gop' },
  { cprNumber: kaja, unit: 'physio-soeborg', kind: 'chosen-supplier' },
]
