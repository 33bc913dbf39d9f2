import type { Bilingual } from '../../../../../kernel/bilingual.ts'
import type { Family } from '../family.ts'

/** What each kind of pathway is called (pathways, parts A to M). */
export const familyWords: Readonly<Record<Family, Bilingual>> = {
  A: { da: 'A. Akut indlæggelse og udskrivning', en: 'A. Acute admission and discharge' },
  B: { da: 'B. Genoptræning', en: 'B. Rehabilitation' },
  C: { da: 'C. Henvisning til forebyggelse', en: 'C. Referral to prevention' },
  D: { da: 'D. Kronisk sygdom', en: 'D. Chronic disease' },
  E: { da: 'E. Læge på plejehjem', en: 'E. Medical care in nursing homes' },
  F: { da: 'F. Akutfunktion og akutteam', en: 'F. Acute function and acute team' },
  G: { da: 'G. Telemedicinsk sårvurdering', en: 'G. Telemedicine wound assessment' },
  H: { da: 'H. Lindrende behandling hjemme', en: 'H. Palliative care at home' },
  I: { da: 'I. Psykiatrisk udskrivningsaftale', en: 'I. Psychiatric discharge agreement' },
  J: { da: 'J. Demens', en: 'J. Dementia' },
  K: { da: 'K. Ældre medicinsk patient', en: 'K. Elderly medical patient' },
  L: { da: 'L. Rehabilitering mod arbejde', en: 'L. Rehabilitation towards work' },
  M: { da: 'M. Tilkøbsydelser', en: 'M. Add-on services' },
}
