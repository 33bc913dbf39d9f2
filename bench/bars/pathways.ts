import type { CitizenId, PathwayId, RehabPlanId, StayId } from '../../kernel/ids.ts'
import { epoch, type Instant, instant } from '../../kernel/instant.ts'
import { advance, type Issued } from '../../server/modules/pathway/domain/advance.ts'
import type { Fact, FactData, FactKey, FactKind } from '../../server/modules/pathway/domain/fact.ts'
import { prepareFacts } from '../../server/modules/pathway/domain/prepare.ts'
import { recordFacts, recordFactsOf, reevaluateRunning } from '../../server/modules/pathway/index.ts'
import { shippedProgramme } from '../../server/modules/pathway/shipped-programmes.ts'
import { createShell, type Shell } from '../../server/platform/shell.ts'
import type { Bench, Finding } from '../bench.ts'
import { type Spread, timeEach } from '../measure.ts'
import { unitId } from '../population/place.ts'
import { type Picked, pickCitizens } from './pick.ts'

const advanceBar = 1
const day = 86_400_000
const atOnce = 200

/** What should stand for a citizen with a long course, and for everybody when it is all to be worked out anew. */
export async function measurePathways(bench: Bench): Promise<Finding[]> {
  return [await measureAdvance(bench), ...(await measureReevaluation(bench))]
}

/** Five running pathways and five hundred facts: four stays with what belongs to them, and a rehabilitation. */
async function measureAdvance({ options }: Bench): Promise<Finding> {
  const admission = shippedProgramme('acute-admission-and-discharge', 2)
  const rehabilitation = shippedProgramme('rehabilitation', 1)
  const facts = longCourse(admission.steps.map(({ id }) => id))
  const now = moment(66)
  const pathways = [
    ...[0, 1, 2, 3].map((stay) => ({
      programme: admission,
      subject: { pathwayId: `pathway-${stay}` as PathwayId, subjectId: `stay-${stay}` as StayId },
    })),
    {
      programme: rehabilitation,
      subject: { pathwayId: 'pathway-4' as PathwayId, subjectId: 'plan' as RehabPlanId },
    },
  ].map((one) => {
    const { open } = advance(one.programme, one.subject, facts, [], now)
    return { ...one, issued: open.map((opening): Issued => ({ ...opening, state: 'open' })) }
  })
  const spread = await timeEach(
    async () => {
      const prepared = prepareFacts(facts)
      for (const { programme, subject, issued } of pathways)
        advance(programme, subject, prepared, issued, now)
    },
    { seconds: options.seconds, warmUp: 200 },
  )
  return {
    what: 'advance',
    how: `all ${pathways.length} running pathways of a citizen with ${facts.length} facts, from the facts as they were told`,
    measured: `p50 ${spread.p50.toFixed(2)} ms, p99 ${spread.p99.toFixed(2)} ms (${spread.cpu.toFixed(2)} ms of our CPU)`,
    bar: `≤ ${advanceBar} ms`,
    holds: spread.p50 <= advanceBar,
    numbers: { p50: spread.p50, p99: spread.p99, cpu: spread.cpu },
  }
}

const start = Date.parse('2026-01-01T08:00:00Z')
const moment = (days: number): Instant => instant(Math.round(start + days * day))

function longCourse(steps: readonly string[]): Fact[] {
  const facts: Fact[] = []
  const tell = (kind: FactKind, days: number, subjectId: string | undefined, data: FactData = {}): void => {
    const key = `${facts.length}` as FactKey
    facts.push({ key, kind, at: moment(days), subjectId: subjectId as StayId, data, source: 'bench' })
  }
  for (const stay of [0, 1, 2, 3]) {
    const [id, from] = [`stay-${stay}`, stay * 20]
    tell('stay-started', from, id, { class: 'admitted', reportRequested: true })
    tell('frailty-found', from + 0.2, id)
    tell('rehabilitation-needed', from + 0.8, id)
    for (let hour = 0; hour < 24; hour += 1)
      tell('discharge-expected', from + 1 + hour / 24, id, { on: '2026-02-01' })
    for (let hour = 0; hour < 24; hour += 1)
      tell('fact-taken-back', from + 1 + hour / 24, id, { cancels: `${hour}` })
    for (const form of ['admission-report', 'needs-screening', 'care-plan', 'discharge-report'])
      tell('form-signed', from + 2, id, { form, responseId: `${form} ${stay}` })
    tell('stay-ended', from + 3, id, { over24h: true, toMunicipalNursing: true })
    steps.forEach((stepId, index) => {
      tell('step-done', from + 3 + index / 50, undefined, {
        pathwayId: `pathway-${stay}`,
        stepId,
        occurrence: 1,
      })
    })
  }
  tell('rehabilitation-plan-sent', 63, 'plan', {
    gopType: 'GENERAL_BASIC',
    dayZero: '2026-03-05',
    partOf: 'stay-3',
  })
  while (facts.length < 500)
    tell('handoff-accepted', 64, undefined, { pathwayId: 'pathway-1', stepId: 'A16', occurrence: 1 })
  // As the database gives them: in no order.
  return facts.toSorted((one, other) => (one.key < other.key ? -1 : 1))
}

/** A running pathway for each of many citizens, worked out anew while others go on working. */
async function measureReevaluation(bench: Bench): Promise<Finding[]> {
  const { shell, database, options } = bench
  const citizens = await pickCitizens(database, Math.min(options.citizens, 20_000))
  await admitAll(shell, citizens)
  const alone = await timeEach((index) => live(shell, citizens, index), {
    seconds: options.seconds,
    warmUp: 5,
  })
  const nothing = await walkBeside(shell, citizens, 'nothing has changed')
  // A day later every stay that has lasted it is owed a care plan.
  const tomorrow = createShell({
    ...shell,
    clock: { ...shell.clock, now: () => instant(Date.now() + 1.5 * day) },
  })
  const everything = await walkBeside(tomorrow, citizens, 'everybody is owed something new')
  return [
    walkFinding('pathways worked out anew, nothing new', nothing, alone),
    walkFinding('the same, everybody is owed something new', everything, alone),
  ]
}

function waitOf({ p50, p99 }: Pick<Spread, 'p50' | 'p99'>): string {
  return `p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`
}

interface Walked {
  readonly citizens: number
  readonly perSecond: number
  readonly beside: Pick<Spread, 'p50' | 'p99'>
}

function walkFinding(what: string, { citizens, perSecond, beside }: Walked, alone: Spread): Finding {
  return {
    what,
    how: `${citizens} citizens, in stretches, while facts of others are recorded one after the other`,
    measured: `${Math.round(perSecond)} a second (a million in ${Math.round(1_000_000 / perSecond / 60)} minutes); a fact meanwhile ${waitOf(beside)}, else ${waitOf(alone)}`,
    numbers: { perSecond, besideP99: beside.p99, aloneP99: alone.p99 },
  }
}

async function walkBeside(shell: Shell, citizens: readonly Picked[], reason: string): Promise<Walked> {
  let isWalking = true
  const waits: number[] = []
  const working = (async () => {
    for (let index = 0; isWalking; index += 1) {
      const began = performance.now()
      await live(shell, citizens, index)
      waits.push(performance.now() - began)
    }
  })()
  const began = performance.now()
  const walked = await reevaluateRunning(shell, { reason })
  const seconds = (performance.now() - began) / 1000
  isWalking = false
  await working
  const sorted = waits.toSorted((one, other) => one - other)
  const at = (part: number): number => sorted[Math.floor(sorted.length * part)] ?? 0
  return { citizens: walked, perSecond: walked / seconds, beside: { p50: at(0.5), p99: at(0.99) } }
}

async function admitAll(shell: Shell, citizens: readonly Picked[]): Promise<void> {
  for (let from = 0; from < citizens.length; from += atOnce)
    await recordFactsOf(
      shell,
      citizens.slice(from, from + atOnce).map(({ citizenId, endings }) => ({
        citizenId,
        facts: [factNow(shell, 'stay-started', { class: 'admitted', unitId: unitId('ward', endings) })],
      })),
    )
}

/** Somebody at work meanwhile: a fact of one citizen, with all that follows from it. */
function live(shell: Shell, citizens: readonly Picked[], index: number): Promise<void> {
  const citizenId = citizens[(index * 7919) % citizens.length]?.citizenId as CitizenId
  return recordFacts(shell, citizenId, [factNow(shell, 'consent-withdrawn', {})])
}

function factNow(shell: Shell, kind: FactKind, data: FactData): Fact {
  const id = shell.ids.next<StayId>()
  const at = instant(epoch(shell.clock.now()) - 3_600_000)
  return { key: `bench ${id}` as FactKey, kind, at, subjectId: id, data, source: 'bench' }
}
