/**
 * What a function does, as the law sees it. A health person is one by the task and not by the title (SUL § 6); what is not
 * listed here does no health work, so it opens nothing.
 */
export type Work =
  | 'health-person'
  | 'care-assistant'
  | 'home-helper'
  | 'secretary'
  | 'message-desk'
  | 'assessor'
  | 'steering'
  | 'operation'
  | 'none'

const works: Readonly<Record<string, Work>> = {
  doctor: 'health-person',
  'hospital-doctor': 'health-person',
  'ward-doctor': 'health-person',
  consultant: 'health-person',
  specialist: 'health-person',
  nurse: 'health-person',
  'ward-nurse': 'health-person',
  'discharge-coordinator': 'health-person',
  'home-nurse': 'health-person',
  'acute-nurse': 'health-person',
  'wound-nurse': 'health-person',
  'wound-specialist': 'health-person',
  'palliative-nurse': 'health-person',
  'psychiatric-nurse': 'health-person',
  'dementia-coordinator': 'health-person',
  therapist: 'health-person',
  physiotherapist: 'health-person',
  'occupational-therapist': 'health-person',
  midwife: 'health-person',
  dietitian: 'health-person',
  'general-practitioner': 'health-person',
  'practice-nurse': 'health-person',
  'clinic-staff': 'health-person',
  'nursing-home-doctor': 'health-person',
  'prevention-consultant': 'health-person',
  'unit-leader': 'health-person',
  'care-assistant': 'care-assistant',
  'social-health-assistant': 'care-assistant',
  'nursing-home-assistant': 'care-assistant',
  'home-helper': 'home-helper',
  secretary: 'secretary',
  'medical-secretary': 'secretary',
  'message-desk': 'message-desk',
  assessor: 'assessor',
  secretariat: 'steering',
  chair: 'steering',
  mayor: 'steering',
  'quality-lead': 'steering',
  'health-director': 'steering',
  'citizen-representative': 'steering',
  operator: 'operation',
  integrator: 'operation',
}

export function workOf(jobFunction: string): Work {
  return works[jobFunction] ?? 'none'
}
