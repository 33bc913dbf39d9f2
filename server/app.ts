import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { type HouseDatabase, openHouseDatabase } from './database.ts'
import { allowTopics } from './live-topics.ts'
import { createIdentityModule, type DemoPerson, findActor, tellBrowser } from './modules/identity/index.ts'
import { modules } from './modules.ts'
import { systemClock } from './platform/clock.ts'
import { locks, oneAtATime } from './platform/db/lock.ts'
import { migrate } from './platform/db/migrate.ts'
import { forgetAnsweredRequests } from './platform/http/answer.ts'
import { mountHealth } from './platform/http/health.ts'
import { mountLiveStream } from './platform/http/live-stream.ts'
import { openApiDocument } from './platform/http/open-api.ts'
import { createServer } from './platform/http/server.ts'
import { mountSecurityTxt } from './platform/http/well-known.ts'
import { randomIds } from './platform/ids.ts'
import { prepareJobs, startJobs } from './platform/jobs.ts'
import { startLiveHub } from './platform/live.ts'
import { createLog } from './platform/log.ts'
import type { Job, Module } from './platform/module.ts'
import { startDispatcher, subscribe } from './platform/outbox.ts'
import { type Settings, secretsOf } from './platform/settings.ts'
import { type Clock, createShell, type Shell } from './platform/shell.ts'
import { buildWeb } from './web-build.ts'
import { mountWebFiles } from './web-files.ts'

export const version = '0.1.0'

/** What may differ between the product, a test and the bench. */
export interface HouseOptions {
  readonly settings: Settings
  /** A database that is already open; without it the settings decide. Closing it stays with the caller. */
  readonly database?: HouseDatabase
  readonly clock?: Clock
  /** The people the development provider offers, and how they come to be. */
  readonly demo?: { people(): Promise<readonly DemoPerson[]>; seed(shell: Shell): Promise<void> }
  readonly requestsPerMinute?: number
  /** Milliseconds between looks at who still listens to a live stream. */
  readonly heartbeat?: number
  /** The bench and most tests have no need of the web app. */
  readonly hasWeb?: boolean
}

/** The whole program, running. */
export interface House {
  readonly address: string
  readonly shell: Shell
  readonly server: FastifyInstance
  readonly database: HouseDatabase
  /** An orderly stop: no new requests, those under way are answered, what is left waits in the database. */
  stop(): Promise<void>
}

const minutely: Job[] = [
  { name: 'platform.forget-requests', when: '17 * * * *', run: forgetAnsweredRequests },
]

/** A shell as every use case gets it, without server or jobs: for the command line. */
export function openShell(settings: Settings, database: HouseDatabase, clock: Clock = systemClock): Shell {
  return createShell({
    db: database.program,
    clock,
    ids: randomIds,
    log: createLog(settings.LOG_LEVEL, secretsOf(settings)),
    settings,
    subscriptions: subscribe(modules.flatMap((module) => module.listeners ?? [])),
  })
}

/** Loads each module's content, as at every start. */
export async function startModules(shell: Shell, started: readonly Module[]): Promise<() => Promise<void>> {
  const running: { stop(): Promise<void> }[] = []
  for (const module of started) {
    const begun = await module.start?.(shell)
    if (begun !== undefined) running.push(begun)
  }
  return async () => {
    for (const begun of running.toReversed()) await begun.stop()
  }
}

/**
 * Starts everything in order: database, migrations, content, demo, listeners, jobs, web. The port is bound before the demo
 * provider is needed, and `/health/ready` answers when the last step is done.
 */
export async function startHouse(options: HouseOptions): Promise<House> {
  const webReady = options.hasWeb === false ? Promise.resolve(false) : buildWeb()
  // A build that fails is met where it is awaited, not before.
  webReady.catch(() => undefined)
  const database = options.database ?? (await openHouseDatabase(options.settings))
  try {
    await migrate(database.owner)
    await prepareJobs(database.owner)
    return await startOn(database, webReady, options)
  } catch (fault) {
    // A start that fails leaves nothing running behind it.
    if (options.database === undefined) await database.close()
    throw fault
  }
}

async function startOn(
  database: HouseDatabase,
  webReady: Promise<boolean>,
  options: HouseOptions,
): Promise<House> {
  const settings = options.settings.PORT === 0 ? await withFreePort(options.settings) : options.settings
  const shell = openShell(settings, database, options.clock)
  const identity = await createIdentityModule(
    shell,
    settings.DEMO === 'on' ? options.demo?.people : undefined,
  )
  const all = [...modules, identity]
  const stopModules = await startModules(shell, all)
  const { demo } = options
  if (settings.DEMO === 'on' && demo !== undefined) await oneAtATime(shell, locks.demo, demo.seed)

  const hub = await startLiveHub(database.connection, shell.log)
  const server = await createServer({
    shell,
    modules: all,
    findActor,
    tellBrowser,
    ...(options.requestsPerMinute === undefined ? {} : { requestsPerMinute: options.requestsPerMinute }),
  })
  mountHealth(server, shell, database.program)
  mountLiveStream(server, shell, {
    hub,
    findActor,
    allowTopics,
    ...(options.heartbeat === undefined ? {} : { heartbeat: options.heartbeat }),
  })
  mountSecurityTxt(server, shell)
  const document = openApiDocument(
    all.flatMap((module) => module.routes ?? []).map(({ route }) => route),
    version,
  )
  server.get('/api/v1/openapi.json', async () => document)
  await webReady
  if (options.hasWeb !== false) await mountWebFiles(server)

  const dispatcher = startDispatcher(shell)
  const jobs = await startJobs(shell, database.program.pool, [
    ...all.flatMap((module) => module.jobs ?? []),
    ...minutely,
  ])
  await server.listen({ port: settings.PORT, host: settings.HOST })
  const { port } = server.server.address() as AddressInfo
  return {
    address: settings.PUBLIC_URL,
    shell,
    server,
    database,
    async stop() {
      shell.log.info({ port }, 'stopping')
      await server.close()
      await jobs.stop()
      await dispatcher.stop()
      await stopModules()
      await hub.stop()
      if (options.database === undefined) await database.close()
    },
  }
}

/** The address people use must be known before the sign-in provider is made, so a free port is found first. */
async function withFreePort(settings: Settings): Promise<Settings> {
  const { createServer: listen } = await import('node:net')
  const port = await new Promise<number>((resolve, reject) => {
    const probe = listen()
    probe.once('error', reject)
    probe.listen(0, settings.HOST, () => {
      const { port: free } = probe.address() as AddressInfo
      probe.close(() => resolve(free))
    })
  })
  // An address that was given stays: a proxy has it.
  const isGiven = settings.PUBLIC_URL !== 'http://localhost:0'
  return { ...settings, PORT: port, ...(!isGiven && { PUBLIC_URL: `http://localhost:${port}` }) }
}
