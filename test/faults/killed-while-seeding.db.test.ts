import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { demoCitizens } from '../../seed/demo-citizens.ts'
import { sql } from '../../server/platform/db/sql.ts'
import { openProcessHouse, type ProcessHouse, pause } from '../support/server-process.ts'

const root = join(import.meta.dirname, '..', '..')

let house: ProcessHouse
beforeEach(async () => {
  house = await openProcessHouse()
})
afterEach(() => house.close())

/** The first start of all, which puts the demo in. */
function startForTheFirstTime(): { child: ChildProcess; gone: Promise<void> } {
  const child = spawn(process.execPath, ['bin/sammenhaeng.ts', '--json', 'start', '--no-web'], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', LOG_LEVEL: 'warn', ...house.environment },
    stdio: 'ignore',
  })
  return { child, gone: new Promise((resolve) => child.once('exit', () => resolve())) }
}

async function isDemoThere(): Promise<boolean> {
  return (await house.database.query(sql`select from organisation.people limit 1`)).length > 0
}

/** What the next start finds, once everything has been told: every citizen once, both admissions and the one who went home with their tasks. */
async function expectWholeDemo(): Promise<void> {
  await house.start()
  await house.settle()
  const [found] = await house.database.query(sql`
    select (select count(*)::int from citizen.citizens) as citizens,
      (select count(*)::int from access.subjects) as subjects,
      (select count(*)::int from stay.stays) as stays,
      (select count(distinct citizen_id)::int from task.tasks) as "citizensWithTasks"`)
  const citizens = demoCitizens.length
  expect(found).toEqual({ citizens, subjects: citizens, stays: 3, citizensWithTasks: 4 })
}

describe('a server that is killed during the very first start', () => {
  test('the moment the demo is in: the next start tells what was still to be told, and no admission is lost', async () => {
    const { child, gone } = startForTheFirstTime()
    while (!(await isDemoThere())) await pause(1)
    child.kill('SIGKILL')
    await gone
    await expectWholeDemo()
  })

  test('at any moment before: the next start begins afresh', async () => {
    for (let round = 0; round < Number(process.env.FAULT_ROUNDS ?? 2); round += 1) {
      const { child, gone } = startForTheFirstTime()
      await pause(400 + randomInt(1_600))
      child.kill('SIGKILL')
      await gone
    }
    await expectWholeDemo()
  })
})
