/** Kinds of data, in the words of the law handbook's rule table. */
export const dataKinds = [
  /** Identity and contact. */
  'ID',
  /** That a citizen is admitted, on leave, discharged: no clinical content. */
  'ADM',
  'APP',
  'PLAN',
  'REC',
  'PSY',
  'MED',
  'LAB',
  'WND',
  'FUN',
  'GOP',
  'SOC',
  'PREV',
  'EMP',
  'REL',
  'DIR',
  'PRO',
  'LOG',
  'AGG',
] as const
export type DataKind = (typeof dataKinds)[number]

export const accessActions = [
  'read',
  'write',
  'search',
  /** Shown in a list among others. */
  'list',
  'print',
  'export',
  /** Disclosed to another (SUL §§ 41, 43, 45); all the rest is looking up (§§ 42 a, 42 d). */
  'push',
  'override',
  /** A decision with effect for the citizen: never the program's (GDPR article 22). */
  'decide',
] as const
export type AccessAction = (typeof accessActions)[number]

/**
 * What a look is for, in the words of the law handbook's rule table. The purpose of the route, or of the place the actor
 * works where that decides it; what is not one of these opens nothing.
 */
export const accessPurposes = [
  'treatment',
  'technical-help',
  'dispensing',
  'education',
  'advice',
  'overview',
  'practical-help',
  'help-assessment',
  'employment',
  'coordination',
  'continuity',
  'prevention',
  'other-purpose',
  'vital-interest',
  'own-record',
  'support',
  'representation',
  'custody',
  'after-death',
  'own-learning',
  'quality',
  'adverse-event',
  'supervision',
  'control',
  'planning',
  'trial',
  'research',
  'commercial',
  'private',
  'operation',
  'administration',
  'message-exchange',
] as const
export type AccessPurpose = (typeof accessPurposes)[number]
