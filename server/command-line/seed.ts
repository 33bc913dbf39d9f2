import { seedDemoDay } from '../../seed/demo.ts'
import { openShell, startModules } from '../app.ts'
import { openHouseDatabase } from '../database.ts'
import { modules } from '../modules.ts'
import { locks, oneAtATime } from '../platform/db/lock.ts'
import { migrate } from '../platform/db/migrate.ts'
import { drainAll } from '../platform/outbox.ts'
import type { CommandContext } from './main.ts'
import { exitCode } from './output.ts'

/** Puts the demo communities, people and citizens in; what is already there stays as it is. */
export async function seedCommand({ settings, output }: CommandContext): Promise<number> {
  const database = await openHouseDatabase(settings)
  try {
    await migrate(database.owner)
    const shell = openShell(settings, database)
    const stop = await startModules(shell, modules)
    await oneAtATime(shell, locks.demo, seedDemoDay)
    const events = await drainAll(shell)
    await stop()
    output.say('The demo is in place.')
    output.data({ events })
    return exitCode.done
  } finally {
    await database.close()
  }
}
