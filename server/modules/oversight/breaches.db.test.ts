import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BreachView } from '../../../contract/oversight.ts'
import type { Instant } from '../../../kernel/instant.ts'
import { type OversightStage, setOversightStage } from '../../../test/support/oversight-stage.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { must } from '../../../test/support/task-stage.ts'
import { sql } from '../../platform/db/sql.ts'
import type { BreachEntry } from './domain/breach.ts'
import type { BreachId } from './domain/ids.ts'
import { getArticle30, printArticle30 } from './use-cases/article-30.ts'
import { getBreach, listBreaches, openBreach, writeBreach } from './use-cases/breaches.ts'
import { countOversight } from './use-cases/count-oversight.ts'
import { listOversightNotices } from './use-cases/notices.ts'
import { sweepOversight } from './use-cases/sweep-oversight.ts'

let house: TestHouse
let stage: OversightStage

beforeAll(async () => {
  house = await openTestHouse()
  stage = await setOversightStage(house.shell)
})
afterAll(() => house.close())

const open = async (awareAt?: Instant): Promise<BreachView> =>
  must(
    await openBreach(house.shell, stage.officer, {
      title: 'Brev sendt til forkert modtager',
      facts: 'En epikrise gik til en nabo med næsten samme navn.',
      awareAt,
    }),
  )
const write = (breach: BreachView, entry: BreachEntry) =>
  writeBreach(house.shell, stage.officer, breach.id as BreachId, entry)

describe('the register of breaches', () => {
  test('gives each breach of a party the next number, and a clock of 72 hours from when the party knew', async () => {
    const first = await open('2026-05-31T20:00:00.000Z' as Instant)
    expect(first).toMatchObject({
      number: '2026-1',
      status: 'open',
      authorityDueAt: '2026-06-03T20:00:00.000Z',
      missing: ['risk', 'authority', 'citizens'],
      authority: 'untold',
    })
    expect((await open()).number).toBe('2026-2')
  })

  test('is written in, never over: facts, risk, authority, citizens, closed', async () => {
    const breach = await open()
    const now = house.clock.now()
    must(await write(breach, { type: 'risk', risk: 'high', text: 'Følsomme helbredsoplysninger' }))
    must(await write(breach, { type: 'authority-told', toldAt: now, reference: '2026-31-0001' }))
    const close = { type: 'closed', text: 'Adressen slås nu op to gange.' } as const
    expect(await write(breach, close)).toMatchObject({ refusal: { code: 'breach-citizens-untold' } })
    must(
      await write(breach, { type: 'citizens-told', toldAt: now, count: 1, text: 'Ringet op og skrevet til' }),
    )
    const closed = must(await write(breach, close))
    expect(closed).toMatchObject({ status: 'closed', missing: [], authority: 'told', citizens: 'told' })
    expect(closed.history.map(({ type }) => type)).toEqual([
      'opened',
      'facts',
      'risk',
      'authority-told',
      'citizens-told',
      'closed',
    ])
    expect(await write(breach, { type: 'facts', text: 'Mere at sige' })).toMatchObject({
      refusal: { code: 'breach-closed' },
    })
    const { breaches } = must(await listBreaches(house.shell, stage.officer, 'closed'))
    expect(breaches.map(({ id }) => id)).toEqual([breach.id])
  })

  test('is kept by the party alone, and by nobody but those who control', async () => {
    const breach = await open()
    expect(await getBreach(house.shell, stage.townReviewer, breach.id as BreachId)).toMatchObject({
      refusal: { code: 'breach-unknown' },
    })
    expect(await listBreaches(house.shell, stage.wardLeader, 'all')).toMatchObject({
      refusal: { code: 'oversight-not-for-your-role' },
    })
    expect(must(await listBreaches(house.shell, stage.townReviewer, 'all')).breaches).toEqual([])
  })

  test('nobody can know of a breach later than now', async () => {
    expect(
      await openBreach(house.shell, stage.officer, {
        title: 'Fremtiden',
        facts: 'Noget, der ikke er sket endnu.',
        awareAt: '2027-01-01T00:00:00.000Z' as Instant,
      }),
    ).toMatchObject({ refusal: { code: 'breach-aware-later' } })
  })

  test('calls by itself when the hours go and the authority has not been told', async () => {
    const breach = await open()
    house.clock.advance({ hours: 73 })
    await sweepOversight(house.shell)
    const late = must(await getBreach(house.shell, stage.officer, breach.id as BreachId))
    expect(late).toMatchObject({ isOverdue: true, escalations: 1 })
    const { notices } = must(await listOversightNotices(house.shell, stage.officer, 100))
    expect(
      notices.filter(({ breachId, kind }) => breachId === breach.id && kind === 'breach-overdue'),
    ).toHaveLength(1)
    expect(must(await countOversight(house.shell, stage.officer)).breaches.overdue).toBeGreaterThan(0)
    must(await write(breach, { type: 'risk', risk: 'risk', text: 'Opdaget sent, men meldt' }))
    const told = must(
      await write(breach, { type: 'authority-told', toldAt: house.clock.now(), reference: 'x' }),
    )
    expect(told).toMatchObject({ authority: 'told-late', isOverdue: false })
  })

  test('keeps its row as the entries add up to', async () => {
    const rows = await house.owner.query<{
      risk: string | null
      isClosed: boolean
      version: number
      events: number
    }>(sql`
      select breach.risk, breach.closed_at is not null as "isClosed", breach.version,
        (select count(*) from oversight.breach_events where breach_id = breach.id) as events
      from oversight.breaches as breach`)
    expect(rows.length).toBeGreaterThan(4)
    for (const { version, events } of rows) expect(version).toBe(events)
  })
})

describe('the register of processing activities', () => {
  test('of the hospital names its officer, and the purposes its rules permit with their law', async () => {
    const register = must(await getArticle30(house.shell, stage.officer))
    expect(register.controller).toMatchObject({ name: 'Herlev Hospital', kind: 'hospital' })
    expect(register.dataProtectionOfficers).toEqual(['Dan Rådgiver'])
    const treatment = register.processings.find(({ purpose }) => purpose === 'treatment')
    expect(treatment?.rules.map(({ id }) => id)).toContain('P01')
    expect(treatment?.rules.map(({ id }) => id)).not.toContain('P03')
    expect(treatment?.legalBasis.join()).toMatch(/Sundhedsloven § 42 a/)
    expect(register.processings.map(({ purpose }) => purpose)).toContain('control')
    expect(register.processings.map(({ purpose }) => purpose)).not.toContain('commercial')
  })

  test('of the municipality has its own rooms, and prints as page and table', async () => {
    const register = must(await getArticle30(house.shell, stage.townReviewer))
    const rules = register.processings.flatMap((processing) => processing.rules.map(({ id }) => id))
    expect(rules).toContain('P03')
    expect(rules).not.toContain('P01')
    const page = must(
      await printArticle30(house.shell, stage.townReviewer, { format: 'html', language: 'da' }),
    )
    expect(page).toMatchObject({
      contentType: 'text/html; charset=utf-8',
      fileName: 'artikel-30-2026-06-04.html',
    })
    expect(page.text).toContain('Gentofte Kommune')
    const table = must(
      await printArticle30(house.shell, stage.townReviewer, { format: 'csv', language: 'en' }),
    )
    expect(table.text.split('\r\n').length).toBe(register.processings.length + 2)
  })
})
