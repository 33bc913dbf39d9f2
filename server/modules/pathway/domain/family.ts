/** The letter a kind of pathway has in the handbook: A admission and discharge … M add-on services. */
export const families = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M'] as const
export type Family = (typeof families)[number]
