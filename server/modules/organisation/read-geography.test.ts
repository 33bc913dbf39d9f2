import { existsSync } from 'node:fs'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { geographyFolder, readGeography } from './read-geography.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sammenhaeng-geography-'))
  await cp(geographyFolder, folder, { recursive: true })
})
afterEach(() => rm(folder, { recursive: true }))

async function problemsAfter(file: string, change: (text: string) => string): Promise<unknown> {
  const path = join(folder, file)
  const text = await readFile(path, 'utf8')
  await writeFile(path, change(text))
  const read = await readGeography(folder)
  return read.ok ? [] : read.refusal.data.problems
}

const line = (text: string, part: string) => text.split('\n').findIndex((row) => row.includes(part)) + 1

describe('the files of the nation are read, and each fault is named with its file, its line and its rule', () => {
  test('comments, empty lines and Windows line endings change nothing', async () => {
    expect(
      await problemsAfter('members-cluster-2022.csv', (text) =>
        `\uFEFF# note\n\n${text}`.replaceAll('\n', '\r\n'),
      ),
    ).toEqual([])
  })

  test('a municipality code of three digits', async () => {
    const text = await readFile(join(folder, 'municipalities.csv'), 'utf8')
    expect(await problemsAfter('municipalities.csv', (all) => all.replace('0219,', '219,'))).toEqual([
      {
        file: 'municipalities.csv',
        line: line(text, '0219,'),
        rule: 'row-has-wrong-shape',
        text: 'code: must be four digits',
      },
    ])
  })

  test('a day that never was', async () => {
    const text = await readFile(join(folder, 'models.csv'), 'utf8')
    expect(
      await problemsAfter('models.csv', (all) => all.replace('2022-07-01', '2022-02-30')),
    ).toContainEqual({
      file: 'models.csv',
      line: line(text, 'cluster-2022'),
      rule: 'row-has-wrong-shape',
      text: 'from: must be a day such as 2026-06-05',
    })
  })

  test('a column too few', async () => {
    expect(
      await problemsAfter('exceptions.csv', (text) => text.replace(/,documented,klynge-syd/, '')),
    ).toMatchObject([{ file: 'exceptions.csv', line: 3, rule: 'row-has-wrong-shape' }])
  })

  test('a name that is another municipality’s', async () => {
    const text = await readFile(join(folder, 'members-council-2027.csv'), 'utf8')
    expect(
      await problemsAfter('members-council-2027.csv', (all) => all.replace('0219,Hillerød', '0219,Allerød')),
    ).toEqual([
      {
        file: 'members-council-2027.csv',
        line: line(text, '0219,'),
        rule: 'name-is-that-of-the-municipality',
        text: '0219 is Hillerød, not Allerød',
      },
    ])
  })

  test('a source nobody has described, and a register key that is none', async () => {
    expect(
      await problemsAfter('hospitals.csv', (text) => text.replace('404261000016009', '40426')),
    ).toMatchObject([{ rule: 'row-has-wrong-shape', text: 'sor: must be 11 to 18 digits' }])
    expect(
      await problemsAfter('hospitals.csv', (text) =>
        text.replace(',40426,', ',,').replace('sor-koder', 'hearsay'),
      ),
    ).toMatchObject([
      { file: 'hospitals.csv', rule: 'names-something-known', text: 'there is no source hearsay' },
    ])
  })

  test('the same text has the same checksum, another text another', async () => {
    const checksum = async (from: string) => {
      const read = await readGeography(from)
      return read.ok ? read.value.checksum : 'refused'
    }
    const before = await checksum(folder)
    expect(await checksum(geographyFolder)).toBe(before)
    expect(await problemsAfter('areas.csv', (text) => text.replace('Klynge Nord', 'Nordklyngen'))).toEqual([])
    expect(await checksum(folder)).not.toBe(before)
  })
})

const collected = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data')

describe.skipIf(!existsSync(collected))(
  'our files say what was collected (skipped without the folder ../shared)',
  () => {
    const rowsOf = async (file: string) =>
      parse<Record<string, string>>(await readFile(join(collected, file), 'utf8'), {
        columns: true,
        comment: '#',
        comment_no_infix: true,
      })

    test.each([
      ['health-communities-2019.csv', 'community_id', 'community-2019'],
      ['health-clusters-2022.csv', 'cluster_id', 'cluster-2022'],
      ['health-councils-2027.csv', 'council_id', 'council-2027'],
    ])('%s', async (file, key, model) => {
      const read = await readGeography()
      if (!read.ok) throw new Error('our files are refused')
      const { areas, members, exceptions } = read.value.geography
      const ours = new Set(areas.filter((area) => area.model === model).map(({ area }) => area))
      const pairs = [
        ...members
          .filter(({ area }) => ours.has(area))
          .map((one) => `${one.area} ${one.municipalityCode} ${one.basis}`),
        ...exceptions
          .filter((one) => one.model === model)
          .map((one) => `${one.area} ${one.municipalityCode} documented`),
      ]
      const theirs = (await rowsOf(file)).map((row) => `${row[key]} ${row.municipality_code} ${row.source}`)
      expect(pairs.sort()).toEqual(theirs.sort())
    })
  },
)
