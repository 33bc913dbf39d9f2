/** One place where a rule is broken. */
export interface Breach {
  /** The file, or for a rule about tables and words the name of the thing. */
  readonly at: string
  readonly line?: number
  readonly what: string
}

/** What may break the rule for now, each with the reason. The list only shrinks: one that breaks nothing must leave it. */
export type Exceptions = Readonly<Record<string, string>>

export interface Scan {
  /** How many things were looked at. None means that the scan has lost its way, not that all is well. */
  readonly looked: number
  readonly breaches: readonly Breach[]
  readonly exceptions?: Exceptions
  /** What to do instead. */
  readonly instead: string
}

/** Fails with every breach and what to do instead; with every exception no longer needed; and when nothing was looked at. */
export function hold({ looked, breaches, exceptions = {}, instead }: Scan): void {
  if (looked === 0)
    throw new Error(
      'The scan found nothing to look at. Have the files moved? Teach the rule where they are now.',
    )
  const said = breaches
    .filter(({ at }) => !(at in exceptions))
    .map(({ at, line, what }) => `  ${at}${line === undefined ? '' : `:${line}`}  ${what}`)
  const needless = Object.keys(exceptions)
    .filter((at) => !breaches.some((breach) => breach.at === at))
    .map((at) => `  ${at} keeps the rule now: take it off the list of exceptions`)
  const faults = [...(said.length > 0 ? [instead, ...said] : []), ...needless]
  if (faults.length > 0) throw new Error(faults.join('\n'))
}
