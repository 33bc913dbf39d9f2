import type { Bilingual } from '../../../../kernel/bilingual.ts'

/**
 * What a function does, as the law sees it. A health person is one by the task and not by the title (SUL § 6). What nobody
 * has listed does no such work and opens nothing.
 */
export const works = [
  'health-person',
  'care-assistant',
  'home-helper',
  'student',
  'secretary',
  'service',
  'message-desk',
  'assessor',
  'job-centre',
  'pharmacist',
  'log-control',
  'adverse-event',
  'supervision',
  'quality',
  'research',
  'steering',
  'operation',
  'commercial',
  'none',
] as const
export type Work = (typeof works)[number]

export const professions = [
  'doctor',
  'nurse',
  'therapist',
  'midwife',
  'dentist',
  'dietitian',
  'care-assistant',
  'pharmacist',
] as const
export type Profession = (typeof professions)[number]

/** One function of a role, in the eyes of the law. */
export interface Job {
  readonly function: string
  readonly name: Bilingual
  readonly work: Work
  readonly profession: Profession | null
  /** `party-room`: follows citizens through every ward of the hospital; all others are at home in their own room's units. */
  readonly reach: 'room' | 'party-room'
}

/** Every function there is a word for. */
export type Jobs = ReadonlyMap<string, Job>

const unlisted: Job = {
  function: '',
  name: { da: 'ukendt funktion', en: 'unknown function' },
  work: 'none',
  profession: null,
  reach: 'room',
}

export function jobOf(jobs: Jobs, jobFunction: string): Job {
  return jobs.get(jobFunction) ?? unlisted
}
