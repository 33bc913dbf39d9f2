import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ProfessionalActor } from '../../../contract/actor.ts'
import { type Fragment, identifier, sql } from '../../platform/db/sql.ts'
import { createShell, type Shell } from '../../platform/shell.ts'
import { openPeopledHouse, type PeopledHouse } from './house-for-tests.ts'
import * as access from './index.ts'
import { allow, expireLog, type LogReport, recordDisclosures, verifyLog } from './index.ts'
import { publicKeyFolder } from './log-keys.ts'
import { sealFolder } from './seal-file.ts'
import { enterEra } from './store/seals.ts'

let house: PeopledHouse
let nurse: ProfessionalActor

beforeAll(async () => {
  house = await openPeopledHouse({ env: { LOG_KEEP_YEARS: '2' } })
  nurse = await house.employ('team', 'home-nurse')
})
afterAll(() => house.close())

/** Every test begins with an empty log and no keys. */
beforeEach(async () => {
  house.clock.set('2026-06-01T08:00:00.000Z')
  await house.owner.execute(sql`
    truncate access.records, access.log_eras, access.log_seals, access.log_erasures, access.log_erased_digests`)
  for (const folder of ['keys', 'log-seals', 'elsewhere'])
    await rm(join(house.shell.settings.DATA_DIR, folder), { recursive: true, force: true })
  await enterEra(house.shell)
})

/** Somebody looks at so many citizens, one after the other. */
async function look(times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    house.clock.advance({ minutes: 1 })
    await allow(house.shell, {
      actor: nurse,
      citizenId: house.newCitizen(),
      kind: 'PLAN',
      purpose: 'treatment',
      action: 'read',
      object: 'story',
    })
  }
}

/**
 * A seal reaches to the oldest transaction of the whole database server, and other tests run on the same one: theirs are let
 * end first. Those of this house are not waited for.
 */
async function sealLog(shell: typeof house.shell): Promise<number> {
  const elsewhere = async () => {
    const rows = await house.owner.query<{ xid: string }>(sql`
      select backend_xid::text as xid from pg_stat_activity
      where datname <> current_database() and backend_xid is not null`)
    return rows.map(({ xid }) => xid)
  }
  const underWay = new Set(await elsewhere())
  await expect
    .poll(async () => (await elsewhere()).filter((xid) => underWay.has(xid)), { timeout: 60_000 })
    .toEqual([])
  return access.sealLog(shell)
}

/** Five looks, sealed; three more, sealed; two not sealed yet. */
async function aLog(): Promise<void> {
  await look(5)
  await sealLog(house.shell)
  await look(3)
  await sealLog(house.shell)
  await look(2)
}

const codes = ({ faults }: LogReport) => [...new Set(faults.map(({ code }) => code))]
const asOwner = (fragment: Fragment) => house.owner.execute(fragment)

const nth = (place: number) => sql`
  (select id from access.records order by written_in, id offset ${place} limit 1)`

describe('the log is sealed', () => {
  test('and what was written is found to be as it was written, sealed or not yet', async () => {
    await aLog()
    expect(await verifyLog(house.shell)).toEqual({
      records: 8,
      seals: 2,
      unsealed: 2,
      faults: [],
      faultsInAll: 0,
    })
  })

  test('what is left when a seal is full is sealed at once, also when no transaction ends just there', async () => {
    const disclosed = Array.from({ length: 1_500 }, () => ({
      citizenId: house.newCitizen(),
      kind: 'ADM' as const,
      purpose: 'message-exchange' as const,
      object: 'STIN',
      by: 'test',
    }))
    for (let time = 0; time < 5; time += 1) await recordDisclosures(house.shell, disclosed)
    expect(await sealLog(house.shell)).toBe(7_500)
    expect(await verifyLog(house.shell)).toMatchObject({ records: 7_500, seals: 2, unsealed: 0, faults: [] })
  })

  test('nothing new makes no seal; every seal stands in the file of its month too', async () => {
    await look(1)
    expect(await sealLog(house.shell)).toBe(1)
    expect(await sealLog(house.shell)).toBe(0)
    const files = await readdir(sealFolder(house.shell.settings))
    expect(files).toEqual(['2026-06.jsonl'])
  })

  test('a record still being written waits for the next seal, and later ones with it', async () => {
    await look(1)
    await house.shell.transaction(async (inner) => {
      await allow(inner, {
        actor: nurse,
        citizenId: house.newCitizen(),
        kind: 'PLAN',
        purpose: 'treatment',
        action: 'read',
      })
      await look(1)
      expect(await sealLog(house.shell)).toBe(1)
    })
    expect(await sealLog(house.shell)).toBe(2)
    expect(await verifyLog(house.shell)).toMatchObject({ records: 3, faultsInAll: 0 })
  })

  test('two servers that seal at once make one chain', async () => {
    await look(4)
    await Promise.all([sealLog(house.shell), sealLog(house.shell), sealLog(house.shell)])
    expect(await verifyLog(house.shell)).toMatchObject({ records: 4, seals: 1, faultsInAll: 0 })
  })
})

describe('whoever owns the database cannot change the log without its being found', () => {
  test.each([
    ['the person of a look', sql`update access.records set actor_name = 'Nobody' where id = ${nth(2)}`],
    ['the outcome of a look', sql`update access.records set outcome = 'granted' where id = ${nth(0)}`],
    [
      'the time of a look by a thousandth of a thousandth of a second',
      sql`update access.records set at = at + interval '1 microsecond' where id = ${nth(3)}`,
    ],
    ['a look that is not sealed yet', sql`update access.records set object = 'x' where id = ${nth(9)}`],
  ])('%s', async (_what, change) => {
    await aLog()
    expect(await asOwner(change)).toBe(1)
    const report = await verifyLog(house.shell)
    expect(codes(report)).toContain('record-changed')
    expect(report.faults[0]?.recordId).not.toBeNull()
    expect(report.faults[0]?.month).toBe('2026-06')
  })

  test('a change with a digest made to fit is found by the seal', async () => {
    await aLog()
    await asOwner(sql`
      update access.records set actor_name = 'Nobody', digest = null where id = ${nth(2)}`)
    expect(await verifyLog(house.shell)).toMatchObject({
      faults: [{ code: 'seal-does-not-fit-records', seal: 1, month: '2026-06' }],
    })
  })

  test('a look that was removed', async () => {
    await aLog()
    await asOwner(sql`delete from access.records where id = ${nth(1)}`)
    expect(await verifyLog(house.shell)).toMatchObject({
      faults: [{ code: 'seal-does-not-fit-records', seal: 1, text: expect.stringContaining('removed') }],
    })
  })

  test('a look that was put in', async () => {
    await aLog()
    await asOwner(sql`
      insert into access.records (
        citizen_id, id, at, actor_kind, person_id, actor_name, action, data_kind, purpose, flow, outcome, rule_id,
        era, written_in)
      select citizen_id, gen_random_uuid(), at, actor_kind, person_id, actor_name, action, data_kind, purpose, flow,
        outcome, rule_id, era, written_in
      from access.records
      where id = ${nth(6)}`)
    expect(await verifyLog(house.shell)).toMatchObject({
      faults: [{ code: 'seal-does-not-fit-records', seal: 2, text: expect.stringContaining('put in') }],
    })
  })

  test('two looks that changed places', async () => {
    await aLog()
    await asOwner(sql`
      update access.records as one
      set written_in = other.written_in
      from access.records as other
      where (one.id = ${nth(1)} and other.id = ${nth(3)}) or (one.id = ${nth(3)} and other.id = ${nth(1)})`)
    expect(codes(await verifyLog(house.shell))).toEqual(['seal-does-not-fit-records'])
  })

  test('a look put where no seal reaches, in an era that never was', async () => {
    await aLog()
    await asOwner(sql`update access.records set era = 7 where id = ${nth(1)}`)
    expect(codes(await verifyLog(house.shell)).toSorted()).toEqual([
      'era-unknown',
      'seal-does-not-fit-records',
    ])
  })

  test('a look written so that no seal would ever reach it', async () => {
    await aLog()
    await asOwner(sql`
      update access.records
      set written_in = '999999999999'
      where id = ${nth(9)}`)
    await sealLog(house.shell)
    expect(codes(await verifyLog(house.shell))).toEqual(['record-outside-seals'])
  })

  test('the last seal cut off, with the looks under it', async () => {
    await look(5)
    await sealLog(house.shell)
    await look(3)
    await sealLog(house.shell)
    await asOwner(sql`
      delete from access.records
      where written_in >= (select from_transaction from access.log_seals where number = 2)`)
    await asOwner(sql`delete from access.log_seals where number = 2`)
    const cut = { code: 'seal-differs-from-file', seal: 2 }
    expect(await verifyLog(house.shell)).toMatchObject({ faults: [cut] })
    // What is written and sealed afterwards does not cover it.
    await look(2)
    await sealLog(house.shell)
    expect((await verifyLog(house.shell)).faults).toMatchObject([cut])
  })

  test('a seal taken out of the middle', async () => {
    await aLog()
    await sealLog(house.shell)
    await asOwner(sql`delete from access.log_seals where number = 2`)
    expect(codes(await verifyLog(house.shell))).toEqual(
      expect.arrayContaining(['seal-missing', 'seal-differs-from-file']),
    )
  })

  test.each([
    ['how many records it has', sql`records = records + 1`],
    ['its time', sql`sealed_at = sealed_at + interval '1 second'`],
    ['its chain', sql`chain = previous`],
    ['its signature', sql`signature = set_byte(signature, 3, get_byte(signature, 3) # 1)`],
    ['the stretch it covers', sql`to_transaction = (to_transaction::text::bigint - 1)::text::xid8`],
  ])('a seal that was altered: %s', async (_what, change) => {
    await aLog()
    await asOwner(sql`update access.log_seals set ${change} where number = 2`)
    expect(codes(await verifyLog(house.shell))).toContain('seal-altered')
  })

  test('seals made anew with another key are not believed', async () => {
    await aLog()
    const { settings } = house.shell
    await rm(join(settings.DATA_DIR, 'keys', 'log-seal.pem'))
    const trusted = publicKeyFolder(settings)
    const [kept = ''] = await readdir(trusted)
    const pem = await readFile(join(trusted, kept), 'utf8')
    await rm(sealFolder(settings), { recursive: true })
    await asOwner(sql`delete from access.records where id = ${nth(1)}`)
    await asOwner(sql`delete from access.log_seals`)
    await sealLog(house.shell)
    // Checked where only the key of before is known.
    await rm(trusted, { recursive: true })
    const elsewhere = join(settings.DATA_DIR, 'elsewhere')
    await mkdir(elsewhere)
    await writeFile(join(elsewhere, kept), pem)
    expect(codes(await verifyLog(house.shell, { publicKeys: elsewhere }))).toEqual(['key-unknown'])
  })

  test('given any one column of any one record or seal, or any removal, then it is found', async () => {
    await aLog()
    await sealLog(house.shell)
    const columns = await house.owner.query<{ table: string; name: string; type: string }>(sql`
      select attrelid::regclass::text as table, attname::text as name, atttypid::regtype::text as type
      from pg_attribute
      where attrelid in ('access.records'::regclass, 'access.log_seals'::regclass)
        and attnum > 0
        and not attisdropped
        and attname <> 'digest'`)
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...columns),
        fc.nat(2),
        fc.boolean(),
        async (column, place, isRemoval) => {
          const isRecord = column.table === 'access.records'
          const table = identifier(column.table)
          const row = isRecord
            ? sql`id = (select id from access.records order by id offset ${place} limit 1)`
            : sql`number = ${place + 1}`
          const found = await house.owner
            .transaction(async (owner) => {
              const changed = isRemoval
                ? await owner.execute(sql`delete from ${table} where ${row}`)
                : await owner.execute(
                    sql`update ${table} set ${identifier(column.name)} = ${anotherValue(column)} where ${row}`,
                  )
              expect(changed).toBe(1)
              const shell = createShell({ ...house.shell, db: owner })
              const { faultsInAll } = await verifyLog(shell)
              throw new Found(faultsInAll)
            })
            .catch((fault: unknown) => {
              // A change the table itself refuses is found too.
              if (fault instanceof Found) return fault.faults
              return (fault as { code?: string }).code?.startsWith('23') === true ? 1 : Promise.reject(fault)
            })
          expect({ ...column, isRemoval, isFound: found > 0 }).toMatchObject({ isFound: true })
        },
      ),
      { numRuns: 120 },
    )
  }, 120_000)
})

/** Undoes the change once it has been looked for. */
class Found extends Error {
  readonly faults: number
  constructor(faults: number) {
    super('undo')
    this.faults = faults
  }
}

/** A value of the type that was not there before. */
function anotherValue({ name, type }: { readonly name: string; readonly type: string }): Fragment {
  const column = identifier(name)
  switch (type) {
    case 'uuid':
      return sql`gen_random_uuid()`
    case 'text':
      return name === 'action' ? sql`'print'` : sql`coalesce(${column}, '') || 'x'`
    case 'text[]':
      return sql`${column} || '{x}'::text[]`
    case 'integer':
    case 'smallint':
    case 'bigint':
      return sql`coalesce(${column}, 0) + 5`
    case 'boolean':
      return sql`not coalesce(${column}, false)`
    case 'timestamp with time zone':
      return sql`${column} + interval '1 microsecond'`
    case 'jsonb':
      return sql`'[{"kind":"task"}]'::jsonb`
    case 'xid8':
      return sql`(${column}::text::bigint + 1)::text::xid8`
    case 'bytea':
      return sql`set_byte(${column}, 0, get_byte(${column}, 0) # 1)`
    default:
      throw new Error(`a column of type ${type} needs a change of its own`)
  }
}

describe('a log that outlives its database and its years', () => {
  test('goes on in a restored copy as another era, with the first closed', async () => {
    await aLog()
    await asOwner(sql`update access.log_eras set cluster = 'another cluster'`)
    expect(await enterEra(house.shell)).toBe(2)
    await look(2)
    await sealLog(house.shell)
    expect(await verifyLog(house.shell)).toMatchObject({ records: 12, seals: 4, unsealed: 0, faultsInAll: 0 })
    await asOwner(sql`update access.records set era = 1 where id = ${nth(11)}`)
    expect((await verifyLog(house.shell)).faultsInAll).toBeGreaterThan(0)
  })

  test('a new key seals on, and the old seals are still believed', async () => {
    await aLog()
    await rm(join(house.shell.settings.DATA_DIR, 'keys', 'log-seal.pem'))
    await sealLog(house.shell)
    expect(await verifyLog(house.shell)).toMatchObject({ seals: 3, faultsInAll: 0 })
  })

  const ownerShell = (): Shell => createShell({ ...house.shell, db: house.owner })

  test('months kept long enough are erased by the owner, and what stays is still whole', async () => {
    house.clock.set('2024-03-31T23:57:00.000Z')
    await look(5)
    await sealLog(house.shell)
    house.clock.set('2026-06-01T08:00:00.000Z')
    await look(2)
    const erased = await expireLog(ownerShell())
    expect(erased.map(({ month, records }) => ({ month, records }))).toEqual([
      { month: '2024-03-01', records: 2 },
      { month: '2024-04-01', records: 3 },
    ])
    expect(await verifyLog(house.shell)).toMatchObject({ records: 2, faultsInAll: 0 })
  })

  test('of a seal over two months of which one is erased, the other is still checked', async () => {
    house.clock.set('2024-05-31T23:57:00.000Z')
    await look(5)
    await sealLog(house.shell)
    house.clock.set('2026-06-20T08:00:00.000Z')
    await expireLog(ownerShell())
    expect(await verifyLog(house.shell)).toMatchObject({ faultsInAll: 0 })
    await asOwner(sql`update access.records set actor_name = 'x', digest = null where id = ${nth(0)}`)
    expect(codes(await verifyLog(house.shell))).toEqual(['seal-does-not-fit-records'])
  })

  test('a month erased before its time, or by somebody without the key, is found', async () => {
    await aLog()
    await asOwner(sql`
      insert into access.log_erasures (month, records, erased_at, key_id, signature)
      values ('2026-06-01', 10, ${house.clock.now()}, 'x', '\\x00')`)
    await asOwner(sql`delete from access.records`)
    expect(codes(await verifyLog(house.shell))).toContain('erasure-unlawful')
  })

  test('the program itself can erase nothing', async () => {
    house.clock.set('2024-03-31T23:57:00.000Z')
    await look(1)
    house.clock.set('2026-06-01T08:00:00.000Z')
    await expect(expireLog(house.shell)).rejects.toMatchObject({ code: '42501' })
  })
})
