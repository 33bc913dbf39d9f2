import { Logger, parseCronItems, run } from 'graphile-worker'
import type { Pool } from 'pg'
import type { Job } from './module.ts'
import type { Shell } from './shell.ts'

export interface JobRunner {
  /** Waits for the jobs under way. */
  stop(): Promise<void>
}

/**
 * Runs every module's jobs by their clock. With several servers on one database each job runs once a time: the worker's
 * own table sees to it. A job that fails is tried again at its next time at the latest, and the fault is logged.
 * @param owner a pool that may create the worker's schema; the program's own role may not
 */
export async function startJobs(shell: Shell, owner: Pool, jobs: readonly Job[]): Promise<JobRunner> {
  const runner = await run({
    pgPool: owner,
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 5_000,
    logger: new Logger(() => (level, message) => {
      if (level === 'error') shell.log.error({ worker: true }, message)
    }),
    taskList: Object.fromEntries(jobs.map((job) => [job.name, () => job.run(shell)])),
    parsedCronItems: parseCronItems(
      jobs.map((job) => ({
        task: job.name,
        match: job.when ?? '* * * * *',
        identifier: job.name,
        // One that is late is of no use once the next is due; what it would have found, the next one finds.
        options: { maxAttempts: 1, jobKey: job.name, backfillPeriod: 0 },
      })),
    ),
  })
  return { stop: () => runner.stop() }
}
