import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DanishDate, Instant } from '../../../kernel/instant.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import type { Fragment } from '../../platform/db/sql.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Shell } from '../../platform/shell.ts'
import { control } from './control-parameters.ts'
import * as log from './store/looks.ts'
import { runRule } from './use-cases/run-rules.ts'

/** Set LONG_RUN=1 to put the rules to a month of a million records; a quick run does it with ten thousand. */
const records = process.env.LONG_RUN === undefined ? 10_000 : 1_000_000
const people = 2_000
const citizens = 100_000

let house: TestHouse

beforeAll(async () => {
  house = await openTestHouse({ now: '2026-06-30T08:00:00.000Z' })
  // Straight into the log: what a whole hospital does in a month is more than a test can look up.
  await house.owner.execute(sql`select access.prepare_months('2026-06-01', 2)`)
  await house.owner.execute(sql`
    insert into access.records (
      citizen_id, id, at, actor_kind, person_id, actor_name, role_id, function, unit_id, controller_id, action, data_kind,
      object, purpose, flow, outcome, rule_id, evidence_kind, evidence_level, look_id)
    select md5('citizen' || n % ${citizens})::uuid, md5('record' || n)::uuid,
      '2026-06-01T00:00:00Z'::timestamptz + make_interval(secs => n * 2592000.0 / ${records}),
      'professional', md5('person' || n % ${people})::uuid, 'Person ' || n % ${people}, md5('role' || n % ${people})::uuid,
      'ward-nurse', md5('unit' || n % 50)::uuid, md5('party' || n % 3)::uuid, 'read', 'PLAN', 'story', 'treatment', 'pull',
      'granted', 'P01', 'stay', 4, md5('record' || n)::uuid
    from generate_series(1, ${records}::int) as n`)
  await house.owner.execute(sql`
    insert into access.subjects (citizen_id, surname_key, address_key, told_at)
    select md5('citizen' || n)::uuid, 'surname ' || n % 20000, 'address ' || n % 60000, now()
    from generate_series(0, ${citizens - 1}::int) as n`)
  await house.owner.execute(sql`
    insert into access.own_records (person_id, citizen_id, told_at)
    select md5('person' || n)::uuid, md5('citizen' || n)::uuid, now()
    from generate_series(0, ${people - 1}::int) as n`)
  await house.owner.execute(sql`vacuum (analyze) access.records, access.subjects, access.own_records`)
}, 600_000)
afterAll(() => house.close())

const stretch = {
  from: '2026-06-14T22:00:00.000Z' as Instant,
  to: '2026-06-15T22:00:00.000Z' as Instant,
  actions: ['read'],
}

/** A shell that answers every question with how the database would find the answer. */
function explaining(): Shell {
  const query = (question: Fragment) =>
    house.owner.query(sql`explain (analyze, timing off) ${question}`) as never
  return { ...house.shell, db: { ...house.shell.db, query } }
}

describe('the rules put to one day of a month of the log', () => {
  const questions = {
    'same surname': (shell: Shell) => log.findSame(shell, stretch, 'same-surname'),
    colleague: (shell: Shell) => log.findAtProfessionals(shell, stretch),
    'weak evidence': async (shell: Shell) =>
      log.findWeak(shell, stretch, (await control()).reviews['no-evidence']),
    mass: (shell: Shell) => log.findMass(shell, stretch, { citizensADay: 60 }),
    night: async (shell: Shell) => log.findAtNight(shell, stretch, (await control()).reviews.night),
    watched: (shell: Shell) => log.findWatched(shell, stretch),
  }

  test.each(Object.entries(questions))('%s reads the month of that day only', async (_, ask) => {
    const plan = ((await ask(explaining())) as unknown as Record<string, string>[])
      .map((line) => line['QUERY PLAN'])
      .join('\n')
    expect(plan).toContain('records_2026_06')
    expect(plan).not.toMatch(/records_2026_0[57]/)
    // A month of a million is read by where the day lies in it, never from end to end.
    if (records >= 1_000_000) {
      expect(plan).toMatch(/records_2026_06_at_idx/)
      expect(plan).not.toMatch(/Seq Scan on records_2026_06/)
    }
  })

  test('are through with the day in seconds', async () => {
    const begun = performance.now()
    for (const kind of ['no-evidence', 'night', 'watched', 'mass'] as const)
      await runRule(house.shell, kind, '2026-06-15' as DanishDate)
    expect((performance.now() - begun) / 1_000).toBeLessThan(10)
  })
})
