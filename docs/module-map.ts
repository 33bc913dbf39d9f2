/**
 * The words of the house, in tiers. A module may ask any module of a lower tier; inside a tier only along an arrow listed
 * below. The architecture test reads this file: a call that is not on the map fails, and so does an arrow nobody uses.
 */
export const tiers = {
  ground: ['organisation', 'citizen', 'access', 'message', 'identity'],
  frame: ['agreement', 'pathway'],
  care: ['task', 'stay', 'medication', 'rehab', 'telemedicine', 'prevention', 'acute'],
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
  { from: 'pathway', to: 'agreement', because: 'a step is called for at the unit the agreement names' },
]
