import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { registerUnit } from '../organisation/index.ts'
import { importDefinitions, listDefinitions, type Receipt, receive } from './index.ts'
import { bytesOf, letterBundle, municipalMailbox } from './letters-for-tests.ts'
import { packagesOf, writePackage } from './profile/packages-for-tests.ts'
import { loadStandards } from './profile/standards.ts'
import { isFullValidationOff } from './use-cases/definitions.ts'
import { checkBeforeSending } from './use-cases/judge-whole.ts'

let house: TestHouse
let folder: string

beforeAll(async () => {
  house = await openTestHouse({ listeners: [] })
  folder = await mkdtemp(join(tmpdir(), 'sammenhaeng-definitions-'))
  const since = '2020-01-01' as never
  const municipality = await registerUnit(house.shell, {
    kind: 'municipality',
    name: 'Kommunen',
    municipalityCode: '0580',
    validFrom: since,
  })
  if (!municipality.ok) throw new Error(municipality.refusal.code)
  await registerUnit(house.shell, {
    kind: 'team',
    parentId: municipality.value.id,
    room: 'elder-care',
    validFrom: since,
    ...municipalMailbox,
  })
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await house.close()
})

const send = (bundle: object): Promise<Receipt> =>
  receive(house.shell, {
    bytes: bytesOf(bundle as never),
    contentType: 'application/fhir+json',
    channel: 'http',
  })
const withoutType = () => ({ ...letterBundle(), signature: 'wrong' })

describe('packages an operator loads', () => {
  test('are kept as they are, once, and what is missing is said', async () => {
    const [edition] = await loadStandards()
    if (edition === undefined) throw new Error('no standard')
    const [first, ...others] = packagesOf(edition)
    if (first === undefined) throw new Error('no package')
    expect(await checkBeforeSending(house.shell, withoutType())).toEqual([])

    await writePackage(join(folder, 'first'), first)
    const loaded = [{ name: first.name, version: first.version, definitions: 1 }]
    expect(await importDefinitions(house.shell, join(folder, 'first'))).toEqual(loaded)
    expect(await importDefinitions(house.shell, join(folder, 'first'))).toEqual(loaded)
    await writePackage(join(folder, 'changed'), {
      ...first,
      resources: [{ ...first.resources[0], status: 'retired' }],
    })
    await expect(importDefinitions(house.shell, join(folder, 'changed'))).rejects.toThrow('never changed')
    const half = await listDefinitions(house.shell)
    expect(half.packages.map(({ name }) => name)).toEqual([first.name])
    const missing = half.standards.find(({ name }) => name === edition.name)?.missing
    expect(missing).toEqual(edition.packages.slice(1))

    for (const [at, one] of others.entries()) {
      await writePackage(join(folder, `other-${at}`), one)
      await importDefinitions(house.shell, join(folder, `other-${at}`))
    }
    const whole = await listDefinitions(house.shell)
    expect(whole.standards.find(({ name }) => name === edition.name)?.missing).toEqual([])
  })

  test('are taken in by another server that has been running all the while', async () => {
    // As another process: the same database, and settings of its own, by which what is judged by is remembered.
    const other = { ...house.shell, settings: { ...house.shell.settings } }
    const judgedFully = async () => !(await isFullValidationOff(other))
    const before = await judgedFully()
    const editions = await loadStandards()
    for (const edition of editions.slice(1))
      for (const [at, one] of packagesOf(edition).entries()) {
        const path = join(folder, `${edition.name}-${at}`)
        await writePackage(path, one)
        await importDefinitions(house.shell, path).catch(() => [])
      }
    expect([before, await judgedFully()]).toEqual([false, false])
    house.clock.advance({ minutes: 1 })
    expect(await judgedFully()).toBe(true)
  })

  test('judge what is about to leave: what breaks them stays', async () => {
    expect(await checkBeforeSending(house.shell, letterBundle())).toEqual([])
    const [issue] = await checkBeforeSending(house.shell, withoutType())
    expect(issue).toMatchObject({
      rule: 'profile',
      expression: 'Bundle.signature',
      profile: { kind: 'type' },
    })
  })

  test('judge what comes in, and the sender is told which rule and where', async () => {
    const receipt = await send(withoutType())
    if (receipt.kind !== 'answered') throw new Error(receipt.kind)
    expect(receipt.acknowledgement.code).toBe('fatal-error')
    expect(receipt.acknowledgement.issues).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        expression: 'Bundle.signature',
        details: 'MSG_Datatype_Wrong',
      }),
    )
    const sound = await send(letterBundle())
    expect(sound.kind === 'answered' && sound.acknowledgement.code).toBe('ok')
  })
})
