import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Instant, instant } from '../../kernel/instant.ts'
import { type HospitalDeed, type WrittenLetter, writeNotification } from '../../seed/notification.ts'
import { modules } from '../../server/modules.ts'
import { sql } from '../../server/platform/db/sql.ts'
import { drainAll } from '../../server/platform/outbox.ts'
import { type Delivery, deliver } from '../support/deliver.ts'
import { openHouse, type RunningHouse } from '../support/house.ts'

let house: RunningHouse

/** A hospital's letter with its times as a Danish hospital writes them: wall clock and offset. */
async function write(deed: Omit<HospitalDeed, 'at'> & { at: string }): Promise<WrittenLetter> {
  const letter = await writeNotification(house.shell, { ...deed, at: instant(deed.at) })
  const text = new TextDecoder().decode(letter.bytes).replaceAll(instant(deed.at), deed.at)
  expect(text).toContain(deed.at)
  return { ...letter, bytes: new TextEncoder().encode(text) }
}

async function send(...letters: WrittenLetter[]): Promise<Delivery['code'][]> {
  const codes: Delivery['code'][] = []
  for (const { bytes } of letters) codes.push((await deliver(house.address, Uint8Array.from(bytes))).code)
  await drainAll(house.shell)
  while ((await house.database.owner.query(sql`select from platform.outbox limit 1`)).length > 0)
    await drainAll(house.shell)
  return codes
}

function stayOf({ facts }: WrittenLetter) {
  return house.database.owner.one(sql`
    select status, started_at as "startedAt", ended_at as "endedAt", window_until as "windowUntil"
    from stay.stays
    where episode_id = ${facts.episodeId}`)
}

/** When each open task of a citizen is due, by its step in the programme. */
async function dueOf(name: string): Promise<Record<string, Instant | null>> {
  const rows = await house.database.owner.query<{ step_id: string; due_at: Instant | null }>(sql`
    select task.step_id, task.due_at
    from task.tasks as task
    join citizen.citizens as citizen on citizen.citizen_id = task.citizen_id
    where citizen.name = ${name} and task.status = 'open'`)
  return Object.fromEntries(rows.map((row) => [row.step_id, row.due_at]))
}

async function isLate(name: string, step: string): Promise<boolean> {
  for (const job of modules.flatMap((module) => module.jobs ?? [])) await job.run(house.shell)
  const { late } = await house.database.owner.one<{ late: boolean }>(sql`
    select task.breached_at is not null as late
    from task.tasks as task
    join citizen.citizens as citizen on citizen.citizen_id = task.citizen_id
    where citizen.name = ${name} and task.step_id = ${step}`)
  return late
}

describe('the night summer time ends, 25 October 2026, when the clock shows half past two twice', () => {
  beforeAll(async () => {
    house = await openHouse({ now: '2026-10-25T04:00:00.000Z' })
  })
  afterAll(() => house.close())

  test('admitted at the first half past two and home at the second: a stay of one hour, also when the letters cross', async () => {
    const deed = { cprNumber: '0201609996', ward: 'herlev-heart' } as const
    const admission = await write({ ...deed, base: 'STIN', at: '2026-10-25T02:30:00+02:00' })
    const discharge = await write({
      ...deed,
      base: 'SLHJ',
      at: '2026-10-25T02:30:00+01:00',
      after: admission.facts,
    })
    expect(await send(discharge, admission)).toEqual(['ok', 'ok'])
    expect(await stayOf(admission)).toEqual({
      status: 'ended',
      startedAt: '2026-10-25T00:30:00.000Z',
      endedAt: '2026-10-25T01:30:00.000Z',
      // Shorter than 24 hours: no responsibility goes on after it.
      windowUntil: null,
    })
  })

  test('on leave at a quarter to three and back at a quarter past two, half an hour later: back', async () => {
    const deed = { cprNumber: '0211223989', ward: 'herlev-medicine' } as const
    const admission = await write({ ...deed, base: 'STIN', at: '2026-10-23T10:00:00+02:00' })
    const leave = await write({
      ...deed,
      base: 'STOR',
      at: '2026-10-25T02:45:00+02:00',
      after: admission.facts,
    })
    const back = await write({ ...deed, base: 'SLOR', at: '2026-10-25T02:15:00+01:00', after: leave.facts })
    expect(await send(back, leave, admission)).toEqual(['ok', 'ok', 'ok'])
    expect(await stayOf(admission)).toMatchObject({ status: 'admitted' })
  })

  test('a half past two that does not say which: no, and kept for the message desk', async () => {
    const admission = await writeNotification(house.shell, {
      cprNumber: '0506889996',
      ward: 'herlev-heart',
      base: 'STIN',
      at: instant('2026-10-25T00:30:00Z'),
    })
    const text = new TextDecoder().decode(admission.bytes)
    const bytes = new TextEncoder().encode(text.replaceAll('2026-10-25T00:30:00.000Z', '2026-10-25T02:30:00'))
    expect(await send({ ...admission, bytes })).toEqual(['fatal-error'])
    const { verdict } = await house.database.owner.one<{ verdict: string }>(
      sql`select verdict from message.letters where letter_id = ${admission.facts.letterId}`,
    )
    expect(verdict).toBe('parked')
  })

  test('home at noon the day before: hours are counted as they pass, days as the calendar has them', async () => {
    const bruno = { cprNumber: '2509479989', ward: 'herlev-heart' } as const
    const admission = await write({ ...bruno, base: 'STIN', at: '2026-10-20T08:00:00+02:00' })
    const discharge = await write({
      ...bruno,
      base: 'SLHJ',
      at: '2026-10-24T12:00:00+02:00',
      after: admission.facts,
    })
    expect(await send(admission, discharge)).toEqual(['ok', 'ok'])
    expect(await stayOf(admission)).toMatchObject({ windowUntil: '2026-10-27T10:00:00.000Z' })
    expect(await dueOf('Bruno Test Elmer')).toMatchObject({
      // First contact within 24 hours: 11 by the clock the next day.
      A16: '2026-10-25T10:00:00.000Z',
      // The discharge letter: three working days after a Saturday, Wednesday at midnight in winter.
      A14: '2026-10-28T22:59:59.999Z',
      // Medicine reconciled within seven days: midnight in winter.
      A18: '2026-10-31T22:59:59.999Z',
    })
  })

  test('the first contact is late at eleven by the clock and not before', async () => {
    house.clock.set('2026-10-25T09:59:00.000Z')
    expect(await isLate('Bruno Test Elmer', 'A16')).toBe(false)
    house.clock.set('2026-10-25T10:00:01.000Z')
    expect(await isLate('Bruno Test Elmer', 'A16')).toBe(true)
  })
})

describe('the night summer time begins, 29 March 2026, when half past two never comes', () => {
  beforeAll(async () => {
    house = await openHouse({ now: '2026-03-29T04:00:00.000Z' })
  })
  afterAll(() => house.close())

  test('a sender whose clock was not moved writes half past two with its offset: the moment is known', async () => {
    const deed = { cprNumber: '0201609996', ward: 'herlev-heart' } as const
    const admission = await write({ ...deed, base: 'STIN', at: '2026-03-29T02:30:00+01:00' })
    const discharge = await write({
      ...deed,
      base: 'SLHJ',
      at: '2026-03-29T03:45:00+02:00',
      after: admission.facts,
    })
    expect(await send(discharge, admission)).toEqual(['ok', 'ok'])
    expect(await stayOf(admission)).toMatchObject({
      status: 'ended',
      startedAt: '2026-03-29T01:30:00.000Z',
      endedAt: '2026-03-29T01:45:00.000Z',
    })
  })

  test('home at noon the day before: hours are counted as they pass, days as the calendar has them', async () => {
    const bruno = { cprNumber: '2509479989', ward: 'herlev-heart' } as const
    const admission = await write({ ...bruno, base: 'STIN', at: '2026-03-25T08:00:00+01:00' })
    const discharge = await write({
      ...bruno,
      base: 'SLHJ',
      at: '2026-03-28T12:00:00+01:00',
      after: admission.facts,
    })
    expect(await send(admission, discharge)).toEqual(['ok', 'ok'])
    expect(await stayOf(admission)).toMatchObject({ windowUntil: '2026-03-31T11:00:00.000Z' })
    expect(await dueOf('Bruno Test Elmer')).toMatchObject({
      // First contact within 24 hours: 13 by the clock the next day.
      A16: '2026-03-29T11:00:00.000Z',
      // The discharge letter: three working days after a Saturday, Wednesday at midnight in summer.
      A14: '2026-04-01T21:59:59.999Z',
      // Medicine reconciled within seven days: midnight in summer.
      A18: '2026-04-04T21:59:59.999Z',
    })
  })

  test('the first contact is late at one by the clock and not before', async () => {
    house.clock.set('2026-03-29T10:59:00.000Z')
    expect(await isLate('Bruno Test Elmer', 'A16')).toBe(false)
    house.clock.set('2026-03-29T11:00:01.000Z')
    expect(await isLate('Bruno Test Elmer', 'A16')).toBe(true)
  })
})
