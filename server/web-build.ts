import { createHash } from 'node:crypto'
import { access, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const output = join(root, 'web', 'dist')
const sources = ['web', 'kernel', 'contract']

/** The folder of the built web app. */
export const webFolder = output

/** A mark of everything the build is made from: names, sizes and times of the files. */
async function sourceMark(): Promise<string> {
  const hash = createHash('sha256')
  for (const folder of sources)
    for (const entry of await readdir(join(root, folder), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name)
      if (!entry.isFile() || path.startsWith(output)) continue
      const { size, mtimeMs } = await stat(path)
      hash.update(`${path} ${size} ${mtimeMs}\n`)
    }
  hash.update(await readFile(join(root, 'package-lock.json')))
  return hash.digest('hex')
}

/**
 * Builds the web app when the build is missing or older than its sources. A release that ships without sources and tools
 * keeps the build it has.
 * @returns whether anything was built
 */
export async function buildWeb(): Promise<boolean> {
  const mark = await sourceMark()
  const markFile = join(output, '.built-from')
  const built = await readFile(markFile, 'utf8').catch(() => undefined)
  if (built === mark && (await hasIndex())) return false
  // Whoever builds, under test or not, builds what users get.
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production'
  const { build } = await import('vite')
  await build({
    configFile: join(root, 'web', 'vite.config.ts'),
    root: join(root, 'web'),
    logLevel: 'warn',
  }).finally(() => {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = NODE_ENV
  })
  await mkdir(output, { recursive: true })
  await writeFile(markFile, mark)
  return true
}

async function hasIndex(): Promise<boolean> {
  return access(join(output, 'index.html')).then(
    () => true,
    () => false,
  )
}
