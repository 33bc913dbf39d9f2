import type { DataKind } from '../../kernel/access-words.ts'
import type { CitizenId } from '../../kernel/ids.ts'
import { allow, decide, explain, nothingKnown, ruleBook } from '../../server/modules/access/index.ts'
import type { Bench, Finding } from '../bench.ts'
import { printSpread, timeEach } from '../measure.ts'
import { endingsOf } from '../population/country.ts'
import { unitId } from '../population/place.ts'
import { actorOf } from '../population/verbs.ts'
import { pickCitizens } from './pick.ts'

const kinds: readonly DataKind[] = ['ID', 'PLAN', 'ADM', 'MED', 'REC', 'PSY']
const citizenId = '00000000-0000-7000-8000-000000000001' as CitizenId

const bar = 0.1
const aim = 0.02

/** A decision by the rules alone, explained, and asked of the house, which finds the facts and writes the record. */
export async function measureAccess(bench: Bench): Promise<Finding[]> {
  const cases = casesOf(bench)
  const book = await ruleBook()
  return [
    await pure(bench, 'access decision', cases, ({ question, facts }) => decide(book, question, facts, at)),
    await pure(bench, 'the same, explained', cases, ({ question, facts }) =>
      explain(book, question, facts, at),
    ),
    await recorded(bench),
    await page(bench),
  ]
}

const at = '2026-06-01T08:00:00.000Z' as Parameters<typeof decide>[3]

interface Case {
  readonly question: Parameters<typeof decide>[1]
  readonly facts: Parameters<typeof decide>[2]
}

/**
 * A home nurse asks for each kind of data: with a tie, so that the rules go as far as to a permit; without, so that they go to
 * the end; of a citizen with a long past, who has consented to something and objected to somebody; and by an override.
 */
function casesOf({ population }: Bench): readonly Case[] {
  const [district] = population.districts
  if (district === undefined) throw new Error('a country has districts')
  const actor = actorOf('home-nursing', endingsOf(district))
  const stranger = { ...nothingKnown, workplace: 'municipal-health', unitIds: [actor.unitId] } as const
  const tie = {
    relation: 'task',
    unitId: actor.unitId,
    sourceId: '',
    personId: null,
    from: at,
    to: null,
  } as const
  const block = {
    id: '',
    target: 'unit',
    personId: null,
    unitId: unitId('ward', endingsOf(district)),
    dataFrom: null,
    dataTo: null,
    doesKeepAlerts: true,
  } as const
  const consent = {
    id: '',
    purpose: 'support',
    dataKinds: ['PLAN'],
    receiver: { kind: 'relative', citizenId },
    form: 'written',
    from: at,
    to: at,
  } as const
  const known: readonly Case['facts'][] = [
    { ...stranger, evidence: [tie] },
    stranger,
    {
      ...stranger,
      evidence: ['task', 'offer', 'stay', 'referral', 'care', 'gp'].map(
        (relation) => ({ ...tie, relation }) as typeof tie,
      ),
      blocks: [block, block],
      consents: [consent, consent, consent],
    },
    {
      ...stranger,
      override: { id: '', reasonCode: 'UNCONSCIOUS', reason: 'bevidstløs', openedAt: at, expiresAt: at },
    },
  ]
  return kinds.flatMap((kind) =>
    known.map((facts) => ({
      question: { actor, citizenId, kind, purpose: 'treatment', action: 'read', flow: 'pull' } as const,
      facts,
    })),
  )
}

async function pure(
  { options }: Bench,
  what: string,
  cases: readonly Case[],
  work: (one: Case) => unknown,
): Promise<Finding> {
  const rounds = 10
  const spread = await timeEach(
    async () => {
      for (let round = 0; round < rounds; round += 1) for (const one of cases) work(one)
    },
    { seconds: Math.min(2, options.seconds), warmUp: 20 },
  )
  const milliseconds = spread.p50 / (rounds * cases.length)
  return {
    what,
    how: `the rules alone, on facts at hand: ${cases.length} usual cases`,
    measured: `${milliseconds.toFixed(4)} ms (aim ${aim})`,
    bar: `≤ ${bar} ms`,
    holds: milliseconds <= bar,
    numbers: { milliseconds },
  }
}

function recorded(bench: Bench): Promise<Finding> {
  return measureLooks(bench, [], 'the same with its facts and its record')
}

/** As a page asks: one kind, and four others shown with it where they may be. */
function page(bench: Bench): Promise<Finding> {
  return measureLooks(bench, ['ID', 'ADM', 'REL', 'MED'], 'five kinds of one citizen, with facts and records')
}

async function measureLooks(
  { shell, database, options }: Bench,
  also: readonly DataKind[],
  what: string,
): Promise<Finding> {
  const citizens = await pickCitizens(database, 500)
  const spread = await timeEach(
    async (index) => {
      const citizen = citizens[index % citizens.length]
      if (citizen === undefined) return
      await allow(shell, {
        actor: actorOf('general-practice', citizen.endings),
        citizenId: citizen.citizenId,
        kind: 'PLAN',
        also,
        purpose: 'treatment',
        action: 'read',
      })
    },
    { seconds: Math.min(3, options.seconds), warmUp: 50 },
  )
  return {
    what,
    how: 'one durable commit each, one after the other',
    measured: printSpread(spread),
    numbers: { p50: spread.p50, p99: spread.p99 },
  }
}
