/** What a row of waiting times says, in milliseconds. */
export interface Spread {
  readonly count: number
  readonly p50: number
  readonly p99: number
  readonly max: number
  /** Time this process computed for each. Steadier than the rest on a machine that has other work. */
  readonly cpu: number
}

/** As people read it. */
export function printSpread({ p50, p99, cpu }: Spread): string {
  return `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms (${cpu.toFixed(1)} ms of our CPU)`
}

function spreadOf(milliseconds: readonly number[], cpu: number): Spread {
  const sorted = Float64Array.from(milliseconds).sort()
  const at = (part: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1), cpu }
}

/** Does the work over and over, one after the other, and tells how long each took. The first ones only warm up. */
export async function timeEach(
  work: (index: number) => Promise<void>,
  { seconds, warmUp }: { readonly seconds: number; readonly warmUp: number },
): Promise<Spread> {
  for (let index = 0; index < warmUp; index += 1) await work(index)
  const taken: number[] = []
  const before = process.cpuUsage()
  const end = performance.now() + seconds * 1000
  for (let index = warmUp; performance.now() < end; index += 1) {
    const start = performance.now()
    await work(index)
    taken.push(performance.now() - start)
  }
  const { user, system } = process.cpuUsage(before)
  return spreadOf(taken, (user + system) / 1000 / Math.max(1, taken.length))
}

/** Two ways of doing the same thing, taking turns: whatever else the machine does weighs on both alike. */
export async function timeInTurns<Way extends string>(
  ways: Readonly<Record<Way, (index: number) => Promise<void>>>,
  { seconds, warmUp }: { readonly seconds: number; readonly warmUp: number },
): Promise<Readonly<Record<Way, Spread>>> {
  const names = Object.keys(ways) as Way[]
  const taken = new Map(names.map((name) => [name, { waits: [] as number[], cpu: 0 }]))
  const once = async (name: Way, index: number): Promise<void> => {
    const kept = taken.get(name)
    const before = process.cpuUsage()
    const start = performance.now()
    await ways[name](index)
    kept?.waits.push(performance.now() - start)
    const { user, system } = process.cpuUsage(before)
    if (kept !== undefined) kept.cpu += (user + system) / 1000
  }
  for (let index = 0; index < warmUp; index += 1) for (const name of names) await ways[name](index)
  const end = performance.now() + seconds * 1000
  for (let index = warmUp; performance.now() < end; index += 1) {
    // Who comes first takes turns too: the second finds what the first has fetched.
    const order = index % 2 === 0 ? names : names.toReversed()
    for (const name of order) await once(name, index)
  }
  return Object.fromEntries(
    [...taken].map(([name, { waits, cpu }]) => [name, spreadOf(waits, cpu / Math.max(1, waits.length))]),
  ) as Record<Way, Spread>
}

/** How many a second when so many callers do the work at once, each coming again as soon as it is answered. */
export async function rateOf(
  work: (index: number) => Promise<void>,
  { callers, seconds }: { readonly callers: number; readonly seconds: number },
): Promise<number> {
  let index = 0
  let done = 0
  const start = performance.now()
  const end = start + seconds * 1000
  const call = async (): Promise<void> => {
    while (performance.now() < end) {
      index += 1
      await work(index)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: callers }, call))
  return (done / (performance.now() - start)) * 1000
}
