import { type Chance, chances, pick } from './chance.ts'
import { type Standard, standards } from './corpus.ts'
import { isWrong, judge } from './judge.ts'
import { mutate } from './mutate.ts'
import { copyOf, isNode, type Node } from './nodes.ts'
import { certainlyForbidden } from './oracle.ts'
import { goodOf } from './seeding.ts'

/** What a long run of changed messages came to. */
export interface FuzzCount {
  readonly runs: number
  /** Found to have an error. */
  readonly refused: number
  readonly accepted: number
  /** Certainly forbidden, as the second opinion has it. */
  readonly forbidden: number
  /** The slowest of them all, in milliseconds. */
  readonly slowest: number
}

/** Something the validator must never do, with what is needed to see it again. */
export class FuzzFault extends Error {
  override readonly name = 'FuzzFault'
  readonly bundle: Node

  constructor(what: string, seed: number, standard: Standard, bundle: Node, cause?: unknown) {
    super(`${what} (seed ${seed}, ${standard})`, { cause })
    this.bundle = bundle
  }
}

/** No message may take longer than this, however strange it is; warm ones take about one. */
const boundMs = 2_000

/** Text of real test persons in the messages, none of which may be repeated in a finding. */
const personal = /2509479989|Elmer/

/** Long data is cut: it is one value more, and takes all the time there is to copy. */
function lightened(bundle: object): Node {
  return JSON.parse(
    JSON.stringify(bundle, (name, value) =>
      name === 'data' && typeof value === 'string' ? value.slice(0, 400) : value,
    ),
  ) as Node
}

/**
 * Changes good messages at random, over and over, and judges each. Throws a FuzzFault when the validator fails, takes too
 * long, repeats what a message said, or accepts what is certainly forbidden.
 */
export function fuzz(runs: number, seed: number, onProgress?: (count: FuzzCount) => void): FuzzCount {
  const pool = new Map(
    standards.map((standard) => [standard, goodOf(standard).map(({ bundle }) => lightened(bundle))]),
  )
  const all = [...pool.values()].flat()
  // Compiling is paid for once; the time of a run is the time of a warm one.
  for (const standard of standards) for (const bundle of pool.get(standard) ?? []) judge(standard, bundle)
  const count = { runs: 0, refused: 0, accepted: 0, forbidden: 0, slowest: 0 }
  for (let run = 0; run < runs; run += 1) {
    const chance = chances(seed + run)
    const standard = pick(standards, chance) ?? 'hospitalnotification'
    const bundle = copyOf(pick(pool.get(standard) ?? [], chance) ?? {})
    for (let times = 1 + Math.min(chance(4), chance(4)); times > 0; times -= 1) mutate(bundle, all, chance)
    judgeOne(standard, bundle, seed + run, count, chance)
    count.runs += 1
    if (onProgress !== undefined && count.runs % 10_000 === 0) onProgress(count)
  }
  return count
}

function judgeOne(
  standard: Standard,
  bundle: Node,
  seed: number,
  count: { refused: number; accepted: number; forbidden: number; slowest: number },
  chance: Chance,
): void {
  const before = chance(50) === 0 ? JSON.stringify(bundle) : undefined
  const start = performance.now()
  let findings: ReturnType<typeof judge>
  try {
    findings = judge(standard, bundle)
  } catch (fault) {
    throw new FuzzFault('the validator failed', seed, standard, bundle, fault)
  }
  const taken = performance.now() - start
  if (taken > boundMs) throw new FuzzFault(`it took ${Math.round(taken)} ms`, seed, standard, bundle)
  count.slowest = Math.max(count.slowest, taken)
  if (before !== undefined) {
    if (JSON.stringify(bundle) !== before)
      throw new FuzzFault('the message was changed', seed, standard, bundle)
    if (JSON.stringify(judge(standard, bundle)) !== JSON.stringify(findings))
      throw new FuzzFault('the same message is judged otherwise', seed, standard, bundle)
  }
  for (const finding of findings) {
    const isWhole = isNode(finding) && finding.da !== '' && finding.en !== ''
    if (!isWhole || !/^[A-Z]/.test(finding.expression))
      throw new FuzzFault('a finding is not whole', seed, standard, bundle)
    if (personal.test(JSON.stringify(finding)))
      throw new FuzzFault('a finding repeats what was said', seed, standard, bundle)
  }
  const isRefused = findings.some(isWrong)
  if (isRefused) count.refused += 1
  else count.accepted += 1
  const why = certainlyForbidden(standard, bundle)
  if (why === undefined) return
  count.forbidden += 1
  if (!isRefused) throw new FuzzFault(`accepted although: ${why}`, seed, standard, bundle)
}
