/** Which letters the desk shows. */
export const letterFilters = ['parked', 'received', 'all'] as const
export type LetterFilter = (typeof letterFilters)[number]

/** The same as words in the address. */
export const letterViews = ['venter', 'modtaget', 'alle'] as const
export type LetterView = (typeof letterViews)[number]

export const filterOf: Readonly<Record<LetterView, LetterFilter>> = {
  venter: 'parked',
  modtaget: 'received',
  alle: 'all',
}
