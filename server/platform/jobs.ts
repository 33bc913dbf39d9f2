import { Logger, parseCronItems, type Runner, run, runMigrations } from 'graphile-worker'
import type { Pool } from 'pg'
import type { DatabasePool } from './db/database.ts'
import { programRole } from './db/program-login.ts'
import { sql } from './db/sql.ts'
import type { Job } from './module.ts'
import type { Shell } from './shell.ts'

export interface JobRunner {
  /** Waits for the jobs under way. */
  stop(): Promise<void>
}

/** Pause before the worker is begun again, in milliseconds. */
const beginAgainAfter = 1_000

/**
 * Makes the worker's own schema and gives it to the program: it holds when a job last ran and nothing about a citizen. The
 * worker shuts everybody but the owner of its tables out of them, so a grant would not do.
 * @param owner may come as the program itself, once this has been done
 */
export async function prepareJobs(owner: DatabasePool): Promise<void> {
  await runMigrations({ pgPool: owner.pool, logger: quiet })
  const foreign = await owner.query<{ deed: string }>(sql`
    select format('alter table %s owner to %I', class.oid::regclass, ${programRole}::text) as deed
    from pg_class as class
    where class.relnamespace = 'graphile_worker'::regnamespace
      and class.relkind in ('r', 'v') and class.relowner <> ${programRole}::regrole
    union all
    select format('alter routine %s owner to %I', routine.oid::regprocedure, ${programRole}::text)
    from pg_proc as routine
    where routine.pronamespace = 'graphile_worker'::regnamespace and routine.proowner <> ${programRole}::regrole
    union all
    select format('alter type %s owner to %I', class.reltype::regtype, ${programRole}::text)
    from pg_class as class
    where class.relnamespace = 'graphile_worker'::regnamespace
      and class.relkind = 'c' and class.relowner <> ${programRole}::regrole`)
  // The schema first: whoever is given a table must be allowed to make one there.
  const [schema] = await owner.query<{ deed: string }>(sql`
    select format('alter schema graphile_worker owner to %I', ${programRole}::text) as deed
    from pg_namespace
    where nspname = 'graphile_worker' and nspowner <> ${programRole}::regrole`)
  const deeds = [...(schema === undefined ? [] : [schema]), ...foreign].map(({ deed }) => deed)
  if (deeds.length > 0) await owner.pool.query(deeds.join(';\n'))
}

const quiet = new Logger(() => () => undefined)

/**
 * Runs every module's jobs by their clock. With several servers on one database each job runs once a time: the worker's
 * own table sees to it. A job that fails is tried again at its next time at the latest, and the fault is logged. A worker
 * that gives up, as it does when the database is away while a job ends, is begun again: deadlines are not left unwatched.
 * @param pool the program's own; `prepareJobs` has run
 */
export async function startJobs(shell: Shell, pool: Pool, jobs: readonly Job[]): Promise<JobRunner> {
  let isStopping = false
  let runner: Runner | undefined = await begin(shell, pool, jobs)
  const keepRunning = async (): Promise<void> => {
    while (!isStopping) {
      await runner?.promise.catch(() => undefined)
      if (isStopping) return
      await new Promise((resolve) => setTimeout(resolve, beginAgainAfter))
      if (isStopping) return
      runner = await begin(shell, pool, jobs).catch((fault: unknown) => {
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

function begin(shell: Shell, pool: Pool, jobs: readonly Job[]): Promise<Runner> {
  return run({
    pgPool: pool,
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
