/** The exception codes every step of every pathway shares (pathways 0). */
export const reasonCodes = [
  'DEATH',
  'MOVED',
  'REFUSED',
  'NO_CONTACT',
  'READMITTED',
  'TRANSFERRED',
  'CITIZEN_WISH',
  'NO_CAPACITY',
  'WRONG_RECEIVER',
  'MISSING_DATA',
  'CONSENT_WITHDRAWN',
  'BLOCKED_DATA',
  'DISAGREEMENT',
  'SYSTEM_DOWN',
] as const

export type ReasonCode = (typeof reasonCodes)[number]

/** Why a receiver may say no. What ends the task itself (death, the citizen's refusal) is for the responsible unit to say. */
export const declineReasons = [
  'NO_CAPACITY',
  'WRONG_RECEIVER',
  'MISSING_DATA',
  'BLOCKED_DATA',
  'DISAGREEMENT',
  'MOVED',
  'TRANSFERRED',
] as const satisfies readonly ReasonCode[]

export type DeclineReason = (typeof declineReasons)[number]

/** Why an open task may end undone. A receiver's wants (capacity, more data) are answers to a hand-off and never among them. */
export const cancelReasons = [
  'DEATH',
  'MOVED',
  'REFUSED',
  'NO_CONTACT',
  'READMITTED',
  'TRANSFERRED',
  'CITIZEN_WISH',
  'CONSENT_WITHDRAWN',
  'SYSTEM_DOWN',
] as const satisfies readonly ReasonCode[]

export type CancelReason = (typeof cancelReasons)[number]

/** Why a rule ends a task: `FULFILLED` when what was wanted has come in another way, such as by message. */
export const ruleReasons = [
  'FULFILLED',
  'STAY_CANCELLED',
  'DISCHARGED',
  'NOT_INCLUDED',
  'NOT_CALLED_FOR',
] as const

export type EndReason = ReasonCode | (typeof ruleReasons)[number]
