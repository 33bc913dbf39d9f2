import { Logger, parseCronItems, type Runner, run } from 'graphile-worker'
import type { Pool } from 'pg'
import type { Job } from './module.ts'
import type { Shell } from './shell.ts'

export interface JobRunner {
  /** Waits for the jobs under way. */
  stop(): Promise<void>
}

/** Pause before the worker is begun again, in milliseconds. */
const beginAgainAfter = 1_000

/**
 * Runs every module's jobs by their clock. With several servers on one database each job runs once a time: the worker's
 * own table sees to it. A job that fails is tried again at its next time at the latest, and the fault is logged. A worker
 * that gives up, as it does when the database is away while a job ends, is begun again: deadlines are not left unwatched.
 * @param owner a pool that may create the worker's schema; the program's own role may not
 */
export async function startJobs(shell: Shell, owner: Pool, jobs: readonly Job[]): Promise<JobRunner> {
  let isStopping = false
  let runner: Runner | undefined = await begin(shell, owner, jobs)
  const keepRunning = async (): Promise<void> => {
    while (!isStopping) {
      await runner?.promise.catch(() => undefined)
      if (isStopping) return
      await new Promise((resolve) => setTimeout(resolve, beginAgainAfter))
      if (isStopping) return
      runner = await begin(shell, owner, jobs).catch((fault: unknown) => {
        shell.log.warn({ fault }, 'the jobs cannot begin; trying again')
        return undefined
      })
    }
  }
  const kept = keepRunning()
  return {
    async stop() {
      isStopping = true
      // Rejects when the worker has just given up by itself.
      await runner?.stop().catch(() => undefined)
      await kept
      // One that was being begun meanwhile.
      await runner?.stop().catch(() => undefined)
    },
  }
}

function begin(shell: Shell, owner: Pool, jobs: readonly Job[]): Promise<Runner> {
  return run({
    pgPool: owner,
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 5_000,
    // Reported one by one, a job's end that cannot be saved would be a rejection nobody handles, and end the program.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
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
}
