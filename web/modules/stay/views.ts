/** What of the list of patients is shown: those in hospital, those going home today, those who wait finished, the 72 hours after. */
export const wardViews = ['inde', 'idag', 'faerdige', 'efter'] as const
export type WardView = (typeof wardViews)[number]
