/** What of the worklist is shown: what I took on, all of the unit's, what is offered, what is late. */
export const worklistViews = ['mine', 'enhed', 'tilbud', 'overskredet'] as const
export type WorklistView = (typeof worklistViews)[number]

/** The column a worklist is sorted by; a minus in front turns it around. */
export const worklistSorts = ['frist', '-frist', 'borger', '-borger', 'opgave', '-opgave'] as const
export type WorklistSort = (typeof worklistSorts)[number]
