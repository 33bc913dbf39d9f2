/** What the desk shows, as words in the address: what waits here, what is on its way, what went wrong, and all of each kind. */
export const letterViews = ['venter', 'undervejs', 'fejlet', 'modtagne', 'sendte'] as const
export type LetterView = (typeof letterViews)[number]

/** Letters that came. */
export type IncomingFilter = 'parked' | 'all'

/** Letters of ours. */
export type OutgoingFilter = 'waiting' | 'sent' | 'failed' | 'all'
