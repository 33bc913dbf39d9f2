/**
 * The words of the house, in tiers. A module may ask any module of a lower tier; inside a tier only along an arrow listed
 * below. The architecture test reads this file: a call that is not on the map fails, and so does an arrow nobody uses.
 */
export const tiers = {
  ground: ['organisation', 'citizen', 'access', 'oversight', 'message', 'identity'],
  frame: ['agreement', 'form', 'pathway'],
  care: [
    'task',
    'stay',
    'medication',
    'rehab',
    'observation',
    'correspondence',
    'telemedicine',
    'prevention',
    'acute',
  ],
  steering: ['decision', 'involvement', 'indicator'],
} as const

/** From the ground up. */
export const tierOrder = ['ground', 'frame', 'care', 'steering'] as const

export type Word = (typeof tiers)[(typeof tierOrder)[number]][number]

/** One module asks another of its own tier. */
export interface Arrow {
  readonly from: Word
  readonly to: Word
  readonly because: string
}

export const arrows: readonly Arrow[] = [
  { from: 'access', to: 'organisation', because: 'a relation is of a unit, and reaches as far as its room' },
  {
    from: 'citizen',
    to: 'access',
    because: 'the story is read only by those who may, and the practice has a relation',
  },
  { from: 'citizen', to: 'organisation', because: 'who said or wrote something has a role in a unit' },
  { from: 'correspondence', to: 'stay', because: 'the ward that has the citizen is suggested as receiver' },
  { from: 'correspondence', to: 'task', because: 'an answer that is late is told in the words of tasks' },
  {
    from: 'identity',
    to: 'access',
    because: 'which citizen a professional is, and the permission another system is let in with',
  },
  { from: 'identity', to: 'citizen', because: 'a citizen signs in with a CPR number' },
  { from: 'identity', to: 'organisation', because: 'a professional signs in to one of their roles' },
  {
    from: 'medication',
    to: 'stay',
    because: 'medicine is reconciled for a stay, and whoever answers for the treatment is whom to ask',
  },
  { from: 'medication', to: 'task', because: 'what a person must look at is told in the words of tasks' },
  { from: 'message', to: 'access', because: 'the original of a letter is shown only to those who may' },
  { from: 'message', to: 'citizen', because: 'whose letter it is, and whether the municipality has a case' },
  { from: 'message', to: 'identity', because: 'which system delivers' },
  { from: 'message', to: 'organisation', because: 'whose mailbox it is' },
  {
    from: 'oversight',
    to: 'access',
    because: 'it controls the looks of the log, shows them by the rules, and tells citizens',
  },
  { from: 'oversight', to: 'citizen', because: 'a reviewer must know whose log it is' },
  { from: 'oversight', to: 'organisation', because: 'who is outside a unit, who leads it, whom to phone' },
  { from: 'form', to: 'agreement', because: 'a document is sent to the units its receivers are placed on' },
  {
    from: 'pathway',
    to: 'form',
    because: 'a step names a form, and what a document says has happened is a fact',
  },
  { from: 'pathway', to: 'agreement', because: 'a step is called for at the unit the agreement names' },
  { from: 'stay', to: 'task', because: 'a ward’s list says what its units still owe each patient' },
  {
    from: 'rehab',
    to: 'stay',
    because: 'the seven days count from the discharge, and rest while the citizen is in hospital',
  },
  { from: 'rehab', to: 'task', because: 'what a plan asks to be done is told in the words of tasks' },
]
