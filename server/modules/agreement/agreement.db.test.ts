import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OrganisationId } from '../../../kernel/ids.ts'
import type { DanishDate } from '../../../kernel/instant.ts'
import type { Result } from '../../../kernel/result.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { type ContentFile, readContentFolder } from '../../platform/content-file.ts'
import { sql } from '../../platform/db/sql.ts'
import { type NewUnit, registerUnit } from '../organisation/index.ts'
import {
  bringIntoForce,
  listCommunities,
  listResponsibilities,
  loadAgreements,
  resolve,
  resolveMany,
} from './index.ts'

const june = '2026-06-05' as DanishDate
const since = '2020-01-01' as DanishDate

function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

describe('agreements in the database', () => {
  let house: TestHouse
  const units: Record<string, OrganisationId> = {}
  const register = async (name: string, told: Omit<NewUnit, 'name' | 'validFrom'>) => {
    const { id } = must(await registerUnit(house.shell, { name, validFrom: since, ...told }))
    units[name] = id
    return id
  }
  beforeAll(async () => {
    house = await openTestHouse()
    await loadAgreements(house.shell)
    const hospital = await register('Herlev Hospital', {
      kind: 'hospital',
      municipalityCode: '0163',
      serves: ['0157', '0159'],
    })
    await register('ward', { kind: 'ward', parentId: hospital })
    await register('coordination', {
      kind: 'team',
      parentId: hospital,
      services: ['discharge-coordination'],
    })
    const gentofte = await register('Gentofte Kommune', { kind: 'municipality', municipalityCode: '0157' })
    await register('home nursing', {
      kind: 'team',
      parentId: gentofte,
      room: 'health',
      services: ['home-nursing'],
    })
    await register('clinic', { kind: 'practice', municipalityCode: '0157' })
  })
  afterAll(() => house.close())

  const ask = (serviceCode: string, more: object = {}) =>
    resolve(house.shell, {
      serviceCode,
      municipalityCode: '0157',
      on: june,
      stayUnitId: units.ward,
      gpUnitId: units.clinic,
      ...more,
    })

  test('a role is placed on the unit that has it for this citizen', async () => {
    expect(must(await ask('first-contact')).unitId).toBe(units['home nursing'])
    expect(must(await ask('follow-up-visit')).unitId).toBe(units.clinic)
    expect(must(await ask('discharge-report')).unitId).toBe(units.ward)
    expect(must(await ask('care-plan'))).toMatchObject({
      unitId: units.coordination,
      agreement: { id: 'sundhedsaftale-midt', version: 1, clause: '2.1' },
    })
  })
  test('a citizen without a GP: the ward keeps the visit, and the reason is last in the chain', async () => {
    const answer = must(await ask('follow-up-visit', { gpUnitId: undefined }))
    expect(answer.unitId).toBe(units.ward)
    expect(answer.reasons.at(-1)?.text.da).toBe(
      'Borgeren har ingen egen læge. Hospitalets afdeling beholder opgaven.',
    )
  })
  test('without a ward the citizen’s municipality has what its unit should have had', async () => {
    expect(must(await ask('acute-nursing-start', { stayUnitId: undefined })).unitId).toBe(
      units['Gentofte Kommune'],
    )
  })
  test('with neither, nobody is made responsible by guess', async () => {
    const answer = await ask('follow-up-visit', {
      municipalityCode: '0101',
      stayUnitId: undefined,
      gpUnitId: undefined,
    })
    expect(answer).toMatchObject({ refusal: { code: 'nobody-responsible' } })
  })
  test('several questions are answered in their order', async () => {
    const question = { municipalityCode: '0157', on: june, stayUnitId: units.ward, gpUnitId: units.clinic }
    const answers = await resolveMany(house.shell, [
      { ...question, serviceCode: 'follow-up-visit' },
      { ...question, serviceCode: 'no-such-service' },
      { ...question, serviceCode: 'discharge-letter' },
    ])
    expect(answers.map((one) => (one.ok ? one.value.unitId : one.refusal.code))).toEqual([
      units.clinic,
      'service-unknown',
      units.ward,
    ])
  })

  test('the community’s page says who does what, by which clause, and who had it before', async () => {
    const communities = await listCommunities(house.shell, june)
    expect(communities.map(({ agreement }) => agreement.name.da)).toEqual([
      'Sundhedsaftale for Sundhedsfællesskab Midt',
      'Sundhedsaftale for Sydvestjylland',
    ])
    const page = must(await listResponsibilities(house.shell, 'sk2022-hovedstaden-midt', june))
    const visits = page.responsibilities.filter(({ service }) => service.code === 'follow-up-visit')
    expect(
      visits.map(({ municipalities, who, decision, before }) => [
        municipalities.map(({ name }) => name),
        who.role,
        decision,
        before?.role,
      ]),
    ).toEqual([
      [['Gentofte Kommune', 'Lyngby-Taarbæk Kommune', 'Rudersdal Kommune'], 'gp-of-citizen', null, undefined],
      [['Gladsaxe Kommune'], 'municipal-unit home-nursing', '2026-03', 'gp-of-citizen'],
    ])
    expect(await listResponsibilities(house.shell, 'nowhere', june)).toMatchObject({
      refusal: { code: 'community-unknown' },
    })
  })

  describe('what is in force is never edited', () => {
    let midt: ContentFile
    const count = async () =>
      (await house.db.one<{ count: number }>(sql`select count(*) as count from agreement.documents`)).count
    beforeAll(async () => {
      const found = (await readContentFolder('agreements')).find(({ name }) => name.endsWith('midt.yaml'))
      if (found === undefined) throw new Error('the file is gone')
      midt = found
    })
    const changed = (from: string, to: string): ContentFile => {
      expect(midt.text).toContain(from)
      return { name: midt.name, text: midt.text.replace(from, to) }
    }

    test('loading again, also twice at once, changes nothing', async () => {
      const before = await count()
      await Promise.all([loadAgreements(house.shell), loadAgreements(house.shell)])
      expect(await count()).toBe(before)
    })
    test('the same version with another text is refused with file and line', async () => {
      const edited = changed('amount: 8, unit: hour', 'amount: 9, unit: hour')
      await expect(bringIntoForce(house.shell, { catalogues: [], agreements: [edited] })).rejects.toThrow(
        /content\/agreements\/midt.yaml:3 published-version-edited/,
      )
    })
    test('a file with a fault keeps a good one beside it out as well', async () => {
      const before = await count()
      const good = changed('version: 1', 'version: 2')
      const bad = {
        name: 'content/agreements/bad.yaml',
        text: good.text.replace(/clause: .2\.1./, "clause: '7.7'"),
      }
      await expect(bringIntoForce(house.shell, { catalogues: [], agreements: [good, bad] })).rejects.toThrow(
        /bad.yaml:\d+ clause-unknown/,
      )
      expect(await count()).toBe(before)
    })
    test('two files with the same version are refused', async () => {
      const good = changed('version: 1', 'version: 2')
      const twin = { ...good, name: 'content/agreements/twin.yaml' }
      await expect(bringIntoForce(house.shell, { catalogues: [], agreements: [good, twin] })).rejects.toThrow(
        /twin.yaml:3 version-written-twice/,
      )
    })
    test('a new version counts from its first day, and the old one before it', async () => {
      const next = changed('version: 1', 'version: 2')
      const text = next.text
        .replace('validFrom: 2024-01-01', 'validFrom: 2026-07-01')
        .replace('amount: 8, unit: hour', 'amount: 6, unit: hour')
        .replaceAll(/ {4}from: 2026-0[1-6]-01\n/g, '')
      expect(
        await bringIntoForce(house.shell, { catalogues: [], agreements: [{ ...next, text }] }),
      ).toMatchObject([{ id: 'sundhedsaftale-midt', version: 2 }])
      const hours = async (on: string) =>
        must(await ask('acute-nursing-start', { on: on as DanishDate })).doneWithin?.amount
      expect([await hours('2026-06-30'), await hours('2026-07-01')]).toEqual([8, 6])
    })
    test('the program itself may not change or remove a published version', async () => {
      for (const deed of [
        sql`update agreement.documents set checksum = 'x'`,
        sql`delete from agreement.documents`,
      ])
        await expect(house.db.execute(deed)).rejects.toThrow(/permission denied/)
    })
  })
})
