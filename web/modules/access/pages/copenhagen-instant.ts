const offset = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Copenhagen', timeZoneName: 'longOffset' })

/** The moment of a day and a time `14.05` on the clocks of Copenhagen; undefined when it is no time. */
export function copenhagenInstant(day: string, time: string): string | undefined {
  const [, hours, minutes] = /^([01]?\d|2[0-3])[.:]([0-5]\d)$/.exec(time) ?? []
  if (hours === undefined || minutes === undefined) return undefined
  const asUtc = Date.parse(`${day}T${hours.padStart(2, '0')}:${minutes}:00Z`)
  return Number.isNaN(asUtc) ? undefined : onClocksOfCopenhagen(asUtc)
}

/** The last minute of a calendar day in Copenhagen: what is said to hold "to and including" a day ends then. */
export function endOfDay(day: string): string {
  return onClocksOfCopenhagen(Date.parse(`${day}T23:59:00Z`))
}

function onClocksOfCopenhagen(asUtc: number): string {
  // The offset that holds an hour or two earlier differs only around the change of clocks; asked twice it settles.
  let at = asUtc
  for (let tries = 0; tries < 2; tries += 1) at = asUtc - offsetAt(at)
  return new Date(at).toISOString()
}

function offsetAt(at: number): number {
  const name = offset.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000
}
