import type { Bilingual } from '../../../../kernel/bilingual.ts'

/** Who takes part in pathways (pathways 0, "Who is who"), and what each is called. */
export const participants = {
  CI: { da: 'Borger og pårørende', en: 'Citizen and relatives' },
  GP: { da: 'Egen læge', en: 'Own doctor' },
  HO: { da: 'Hospital', en: 'Hospital' },
  MUn: { da: 'Kommunens sygepleje', en: 'Municipal nursing' },
  MUc: { da: 'Kommunens hjemmepleje', en: 'Municipal home care' },
  MUt: { da: 'Kommunens genoptræning', en: 'Municipal rehabilitation' },
  MUv: { da: 'Kommunens visitation', en: 'Municipal assessors' },
  JC: { da: 'Jobcenter', en: 'Job centre' },
  PR: { da: 'Privat leverandør', en: 'Private supplier' },
  PH: { da: 'Apotek', en: 'Pharmacy' },
  HS: { da: 'Hospice', en: 'Hospice' },
  PA: { da: 'Patientforening', en: 'Patient association' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type ParticipantCode = keyof typeof participants

export const participantCodes = Object.keys(participants) as readonly ParticipantCode[]

/** The indicators a programme may feed (indicators, part 4). */
export const indicatorIds = [
  'I01',
  'I02',
  'I03',
  'I04',
  'I05',
  'I06',
  'I07',
  'I08',
  'I09',
  'I10',
  'I11',
  'I12',
  'I13',
  'I14',
  'I15',
  'I16',
  'I17',
] as const
export type IndicatorId = (typeof indicatorIds)[number]
