import { openHouseDatabase } from '../database.ts'
import { migrate } from '../platform/db/migrate.ts'
import { prepareJobs } from '../platform/jobs.ts'
import type { CommandContext } from './main.ts'
import { exitCode } from './output.ts'

/** Runs the migrations that have not run, and says which. */
export async function migrateCommand({ settings, output }: CommandContext): Promise<number> {
  const database = await openHouseDatabase(settings)
  try {
    const run = await migrate(database.owner)
    await prepareJobs(database.owner)
    for (const name of run) output.say(`ran ${name}`)
    output.say(run.length === 0 ? 'The database is up to date.' : `Done: ${run.length} migrations.`)
    output.data({ ran: run })
    return exitCode.done
  } finally {
    await database.close()
  }
}
