import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DanishDate } from '../../../kernel/instant.ts'
import type { Result } from '../../../kernel/result.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { sql } from '../../platform/db/sql.ts'
import { listAreas, loadGeography, whereBelongs } from './index.ts'
import { geographyFolder } from './read-geography.ts'
import { viewBelonging } from './use-cases/view-geography.ts'

const on = (date: string): DanishDate => date as DanishDate

function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

describe('how the country is divided', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse()
  })
  afterAll(() => house.close())

  const editions = async () =>
    (await house.db.query(sql`select id from organisation.geography_editions`)).length

  /** A copy of the nation's files with one of them changed. */
  async function changed(file: string, change: (text: string) => string): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'sammenhaeng-geography-'))
    for (const name of await readdir(geographyFolder)) {
      const text = await readFile(join(geographyFolder, name), 'utf8')
      await writeFile(join(folder, name), name === file ? change(text) : text)
    }
    return folder
  }

  test('loading the same files again does nothing, also when two servers start at once', async () => {
    const loaded = await Promise.all([loadGeography(house.shell), loadGeography(house.shell)])
    expect(loaded.map(must).filter((one) => one.isNew)).toHaveLength(1)
    expect(must(await loadGeography(house.shell)).isNew).toBe(false)
    expect(await editions()).toBe(1)
  })

  test('a municipality left out is refused with file, line and rule, and nothing changes', async () => {
    const folder = await changed('members-council-2027.csv', (text) => text.replace(/^.*Hillerød.*\n/m, ''))
    const refused = await loadGeography(house.shell, folder)
    expect(refused).toMatchObject({
      ok: false,
      refusal: {
        code: 'geography-refused',
        data: {
          problems: [
            {
              file: 'municipalities.csv',
              line: 24,
              rule: 'one-area-per-municipality-and-day',
              text: '0219 Hillerød is in no area of council-2027 on 2027-01-01',
            },
          ],
        },
      },
    })
    expect(await editions()).toBe(1)
    await rm(folder, { recursive: true })
  })

  test('a correction becomes a new edition, and is what counts from then on', async () => {
    const { shell } = house
    const folder = await changed('areas.csv', (text) => text.replace('Klynge Nord', 'Klynge Vendsyssel'))
    const belongs = () => viewBelonging(shell, '0860', on('2026-06-05'), 'cluster-2022')
    expect(must(await belongs()).area.name).toBe('Klynge Nord')
    house.clock.advance({ minutes: 1 })
    expect(must(await loadGeography(shell, folder)).isNew).toBe(true)
    expect(must(await belongs()).area.name).toBe('Klynge Vendsyssel')
    house.clock.advance({ minutes: 1 })
    expect(must(await loadGeography(shell)).isNew).toBe(true)
    expect(must(await belongs()).area.name).toBe('Klynge Nord')
    expect(await editions()).toBe(3)
    await rm(folder, { recursive: true })
  })

  test('what is stored is what was read: Copenhagen in Byen, and in Syd by exception', async () => {
    expect(must(await viewBelonging(house.shell, '0101', on('2026-06-05'), 'cluster-2022'))).toMatchObject({
      municipality: { code: '0101', name: 'København' },
      area: { area: 'sk2022-hovedstaden-byen', name: 'Sundhedsklynge Byen' },
      region: { area: 'hovedstaden', name: 'Region Hovedstaden' },
      alsoIn: [{ area: 'sk2022-hovedstaden-syd', reason: expect.stringContaining('Amager') }],
      phase: 'in-force',
      basis: 'documented',
      source: 'Bispebjerg Hospital, page "Sundhedsklynge Byen"',
    })
    expect(await whereBelongs(house.shell, '9999', on('2026-06-05'), 'region')).toMatchObject({
      refusal: { code: 'municipality-unknown' },
    })
  })

  test('there are five regions in 2026 and four in 2027', async () => {
    expect(await listAreas(house.shell, 'region', on('2026-12-31'))).toHaveLength(5)
    const regions = await listAreas(house.shell, 'region', on('2027-01-01'))
    expect(regions.map(({ name, municipalityCodes }) => [name, municipalityCodes.length])).toEqual([
      ['Region Midtjylland', 19],
      ['Region Nordjylland', 11],
      ['Region Østdanmark', 46],
      ['Region Syddanmark', 22],
    ])
  })

  test('the database itself refuses a municipality in two areas on the same day', async () => {
    await expect(
      house.owner.execute(sql`
        insert into organisation.area_members
        select edition_id, model, municipality_code, 'sk2022-hovedstaden-syd', valid_from, valid_to, basis, source
        from organisation.area_members
        where area = 'sk2022-hovedstaden-byen'`),
    ).rejects.toThrow('one_area_per_municipality_model_and_day')
  })
})
