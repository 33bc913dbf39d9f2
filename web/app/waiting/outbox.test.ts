import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RequestId } from '../../../kernel/ids.ts'
import { Refused, Unreachable } from '../api.ts'
import type { DeviceBox } from './device-box.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { longestWait, type WaitingDeed, wordsIn } from './waiting-deed.ts'

const nurse = 'nurse'

function deed(id: string, change: Partial<WaitingDeed> = {}): WaitingDeed {
  return {
    id: id as RequestId,
    route: { name: 'add-note', method: 'POST', path: '/api/v1/tasks/:taskId/notes' },
    asked: { body: { note: `Note ${id}` } },
    roleId: nurse,
    madeAt: 0,
    page: 'Opgaver',
    address: '/arbejdsliste',
    ...change,
  }
}

/** A device whose box outlives the page, a server that knows each id once, and a network that comes and goes. */
function world() {
  const device = new Map<string, WaitingDeed>()
  const done: string[] = []
  const arrived: number[] = []
  let later: (() => void)[] = []
  const net = { isUp: true, isOnline: true, answers: true, now: 0, refuses: undefined as Refused | undefined }
  const box: DeviceBox = {
    put: async (one) => void device.set(one.id, structuredClone(one)),
    remove: async (id) => void device.delete(id),
    open: async () => ({ deeds: [...device.values()], lost: 0 }),
  }
  const openPage = async (roleId: string | null = nurse): Promise<Outbox> => {
    const outbox = createOutbox({
      send: async ({ id }) => {
        if (!net.isUp) throw new Unreachable('away')
        if (net.refuses !== undefined) throw net.refuses
        if (!done.includes(id)) done.push(id)
        if (!net.answers) throw new Unreachable('the answer was lost')
        return `answer to ${id}`
      },
      isOnline: () => net.isOnline,
      now: () => net.now,
      later: (work) => void later.push(work),
      onKept: () => undefined,
      onArrived: (count) => void arrived.push(count),
      onLost: () => undefined,
    })
    await outbox.open(box, roleId)
    return outbox
  }
  const passTime = async () => {
    const due = later
    later = []
    for (const work of due) work()
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
  return { device, done, arrived, net, openPage, passTime }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0))

const refusal = (status: number, code = status === 401 ? 'not-signed-in' : 'task-changed') =>
  new Refused({ code, status, data: {} } as never)

describe('what is done without a network', () => {
  test('with a network it is sent at once and never lies on the device', async () => {
    const { device, openPage } = world()
    const outbox = await openPage()
    expect(await outbox.take(deed('a'))).toBe('answer to a')
    expect(device.size).toBe(0)
  })

  test('waits on the device, and the form is answered when the network is back', async () => {
    const { device, net, openPage } = world()
    const outbox = await openPage()
    net.isOnline = false
    const answer = outbox.take(deed('a'))
    await settle()
    expect([...device.keys()]).toEqual(['a'])
    net.isOnline = true
    await outbox.flush()
    expect(await answer).toBe('answer to a')
    expect(device.size).toBe(0)
    expect(outbox.now().deeds).toEqual([])
  })

  test('is sent from the device when the page was closed meanwhile, and she is told', async () => {
    const { arrived, device, done, net, openPage } = world()
    net.isOnline = false
    const closed = await openPage()
    void closed.take(deed('a', { madeAt: 1 }))
    void closed.take(deed('b', { madeAt: 2 }))
    await settle()
    net.isOnline = true
    await openPage()
    expect(done).toEqual(['a', 'b'])
    expect(arrived).toEqual([2])
    expect(device.size).toBe(0)
  })

  test('is kept when the server does not answer, and tried again by itself', async () => {
    const { device, done, net, openPage, passTime } = world()
    const outbox = await openPage()
    net.isUp = false
    const answer = outbox.take(deed('a'))
    await settle()
    await passTime()
    expect(device.size).toBe(1)
    net.isUp = true
    await passTime()
    expect(await answer).toBe('answer to a')
    expect(done).toEqual(['a'])
  })

  test('refused with nobody at the form, it stays to be read until she throws it away', async () => {
    const { device, net, openPage } = world()
    net.isOnline = false
    const closed = await openPage()
    void closed.take(deed('a'))
    await settle()
    net.isOnline = true
    net.refuses = refusal(409)
    const outbox = await openPage()
    expect(outbox.now().deeds[0]?.refusal?.code).toBe('task-changed')
    net.refuses = undefined
    await outbox.flush()
    expect(device.size).toBe(1)
    await outbox.discard('a')
    expect(device.size).toBe(0)
  })

  test('refused with the form open, the form is told and nothing is kept', async () => {
    const { device, net, openPage } = world()
    const outbox = await openPage()
    net.isOnline = false
    const answer = outbox.take(deed('a')).catch((fault: Refused) => fault.code)
    await settle()
    net.isOnline = true
    net.refuses = refusal(409)
    await outbox.flush()
    expect(await answer).toBe('task-changed')
    expect(device.size).toBe(0)
  })

  test('refused when its form had closed, who wrote it is told, and the words stay to be read', async () => {
    const { device, net, openPage } = world()
    const outbox = await openPage()
    net.isOnline = false
    const answer = outbox.take(deed('a'), () => undefined).catch((fault: Refused) => fault.code)
    await settle()
    net.isOnline = true
    net.refuses = refusal(409)
    await outbox.flush()
    expect(await answer).toBe('task-changed')
    expect(device.get('a')?.refusal?.code).toBe('task-changed')
    await outbox.discard('a')
    expect(device.size).toBe(0)
  })

  test.each([
    [503, 'database-away'],
    [429, 'too-many-requests'],
    [403, 'stale-page'],
    [401, 'not-signed-in'],
  ])('what the server cannot take just now (%i %s) waits on, and arrives later', async (status, code) => {
    const { device, done, net, openPage, passTime } = world()
    net.isOnline = false
    void (await openPage()).take(deed('a'))
    await settle()
    net.isOnline = true
    net.refuses = refusal(status, code)
    const outbox = await openPage()
    expect(outbox.now().deeds[0]?.refusal).toBeUndefined()
    net.refuses = undefined
    await passTime()
    expect(done).toEqual(['a'])
    expect(device.size).toBe(0)
  })

  test('a session that has ended keeps what was just written, until she has signed in again', async () => {
    const { done, net, openPage } = world()
    const outbox = await openPage()
    net.refuses = refusal(401)
    await expect(outbox.take(deed('a'))).rejects.toThrow()
    net.refuses = undefined
    await openPage()
    expect(done).toEqual(['a'])
  })

  test('what was done in one role is not sent in another', async () => {
    const { device, done, net, openPage } = world()
    net.isOnline = false
    void (await openPage()).take(deed('a'))
    await settle()
    net.isOnline = true
    await openPage('leader')
    expect(done).toEqual([])
    expect(device.size).toBe(1)
    await openPage(nurse)
    expect(done).toEqual(['a'])
  })

  test('what has waited so long that it might be done twice is shown, not sent', async () => {
    const { done, net, openPage } = world()
    net.isOnline = false
    void (await openPage()).take(deed('a'))
    await settle()
    net.isOnline = true
    net.now = longestWait + 1
    const outbox = await openPage()
    expect(done).toEqual([])
    expect(outbox.now().deeds).toHaveLength(1)
  })

  test('what seems to be made tomorrow, since the clock was set back, is shown, not sent', async () => {
    const { done, net, openPage } = world()
    net.isOnline = false
    void (await openPage()).take(deed('a', { madeAt: 24 * 3_600_000 }))
    await settle()
    net.isOnline = true
    expect((await openPage()).now().deeds).toHaveLength(1)
    expect(done).toEqual([])
  })

  test('a role chosen while one is on its way stops those behind it', async () => {
    const { done, net, openPage } = world()
    const outbox = await openPage()
    net.isOnline = false
    void outbox.take(deed('a', { madeAt: 1 }))
    void outbox.take(deed('b', { madeAt: 2 }))
    await settle()
    net.isOnline = true
    const flushed = outbox.flush()
    void outbox.open(undefined, 'leader')
    await flushed
    expect(done).toEqual(['a'])
  })

  test('when the device has no room it still waits, and the page says that it must stay open', async () => {
    const { net, openPage } = world()
    const outbox = await openPage()
    await outbox.open(
      {
        put: () => Promise.reject(new Error('full')),
        remove: () => Promise.resolve(),
        open: () => Promise.resolve({ deeds: [], lost: 0 }),
      },
      nurse,
    )
    net.isOnline = false
    const answer = outbox.take(deed('a'))
    await settle()
    expect(outbox.now().isKept).toBe(false)
    net.isOnline = true
    await outbox.flush()
    expect(await answer).toBe('answer to a')
    expect(outbox.now().isKept).toBe(true)
  })

  test('whatever the network does and whenever the page is closed, each is done once, and in its order', async () => {
    const weather = fc.constantFrom('write', 'offline', 'online', 'down', 'up', 'deaf', 'time', 'close')
    await fc.assert(
      fc.asyncProperty(fc.array(weather, { maxLength: 40 }), async (events) => {
        const { device, done, net, openPage, passTime } = world()
        let outbox = await openPage()
        const written: string[] = []
        for (const event of events) {
          if (event === 'write') {
            const id = `deed ${written.length}`
            written.push(id)
            void outbox.take(deed(id, { madeAt: written.length })).catch(() => undefined)
          }
          if (event === 'offline') net.isOnline = false
          if (event === 'online') net.isOnline = true
          if (event === 'down') net.isUp = false
          if (event === 'up') net.isUp = net.answers = true
          if (event === 'deaf') net.answers = false
          await settle()
          if (event === 'time') await passTime()
          if (event === 'close') outbox = await openPage()
        }
        net.isOnline = net.isUp = net.answers = true
        outbox = await openPage()
        await outbox.flush()
        expect(done).toEqual(written)
        expect(device.size).toBe(0)
      }),
      { numRuns: 200 },
    )
  })
})

test('of what she wrote the texts can be copied, not the ids', () => {
  const asked = {
    params: { taskId: '5f0c' },
    body: { note: ' Såret er tørt. ', version: 3, lines: [{ words: 'Ring til datteren' }] },
  }
  expect(wordsIn(asked)).toEqual(['Såret er tørt.', 'Ring til datteren'])
})
