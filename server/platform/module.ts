import type { FastifyInstance } from 'fastify'
import type { MountedRoute } from './http/answer.ts'
import type { Listener } from './outbox.ts'
import type { Shell } from './shell.ts'

/** Something to do when the clock says so. Safe with two servers at once and when run twice. */
export interface Job {
  /** Module and deed: `task.sweep-deadlines`. */
  readonly name: string
  /** Every minute when left out; else a crontab pattern in UTC, as in `5 3 * * *`. */
  readonly when?: string
  run(shell: Shell): Promise<void>
}

/** What a module gives to the house. Its tables come with the migrations in its folder. */
export interface Module {
  readonly word: string
  readonly routes?: readonly MountedRoute[]
  readonly listeners?: readonly Listener[]
  readonly jobs?: readonly Job[]
  /** Once at every start, after the migrations and before the first request: load content, begin a watch. */
  start?(shell: Shell): Promise<{ stop(): Promise<void> } | undefined>
  /** Addresses that are not part of our JSON API, such as the FHIR door. */
  mount?(server: FastifyInstance, shell: Shell): void
}
