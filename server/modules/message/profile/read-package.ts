import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { list, type ReadEntry } from 'tar'
import { DefinitionsError, type FhirObject, isDefinition, readSetsFile, slimmed } from '../validator/index.ts'

/** A published package: what it is called, and its definitions without what only people read. */
export interface ReadPackage {
  readonly name: string
  readonly version: string
  readonly resources: readonly FhirObject[]
}

/** More than the largest package ever published, and little enough to read into memory. */
const limits = { entries: 20_000, bytesOfOne: 32 * 1024 * 1024, bytesInAll: 512 * 1024 * 1024 }

/**
 * Reads what an operator points at: a package as published (`package.tgz`), an unpacked one, or a folder with `sets.json` and
 * many.
 * @throws DefinitionsError saying which file is wrong
 */
export async function readPackagesAt(path: string): Promise<readonly ReadPackage[]> {
  if (!existsSync(path)) throw new DefinitionsError(`${path} is missing`)
  if (!statSync(path).isDirectory()) return [await readArchive(path)]
  if (existsSync(join(path, 'sets.json'))) return readSets(path)
  return [packageOf(path, filesIn(existsSync(join(path, 'package')) ? join(path, 'package') : path))]
}

/** Of the definitions as they are kept: the same package read twice has the same one. */
export function checksumOf(content: string): Buffer {
  return createHash('sha256').update(content).digest()
}

type File = readonly [name: string, text: string]

/** Nothing is unpacked to disk, and only the files of `package/` are looked at: no name in an archive leads anywhere. */
async function readArchive(path: string): Promise<ReadPackage> {
  const files: File[] = []
  let entries = 0
  let bytes = 0
  let tooMuch: string | undefined
  const take = (entry: ReadEntry): void => {
    entries += 1
    bytes += entry.size
    if (entries > limits.entries) tooMuch = `more than ${limits.entries} files`
    if (entry.size > limits.bytesOfOne) tooMuch = `a file of more than ${limits.bytesOfOne} bytes`
    if (bytes > limits.bytesInAll) tooMuch = `more than ${limits.bytesInAll} bytes`
    const name = /^package\/([^/]+\.json)$/.exec(entry.path)?.[1]
    if (tooMuch !== undefined || name === undefined || entry.type !== 'File') {
      entry.resume()
      return
    }
    const chunks: Buffer[] = []
    entry.on('data', (chunk: Buffer) => void chunks.push(chunk))
    entry.on('end', () => void files.push([name, Buffer.concat(chunks).toString('utf8')]))
  }
  try {
    await list({ file: path, strict: true, maxMetaEntrySize: 1024 * 1024, onReadEntry: take })
  } catch (fault) {
    throw new DefinitionsError(`${path} is no package archive: ${(fault as Error).message}`)
  }
  if (tooMuch !== undefined) throw new DefinitionsError(`${path} holds ${tooMuch}`)
  return packageOf(path, files)
}

function filesIn(folder: string): readonly File[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')])
}

function packageOf(path: string, files: readonly File[], called?: Manifest): ReadPackage {
  const manifest = called ?? manifestIn(path, files)
  const resources = files
    .filter(([name]) => name !== 'package.json' && name !== '.index.json')
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, text]) => parsed(`${path}: ${name}`, text) as FhirObject)
    .filter(isDefinition)
    .map(slimmed)
  if (resources.length === 0) throw new DefinitionsError(`${path} holds no definitions`)
  return { ...manifest, resources }
}

interface Manifest {
  readonly name: string
  readonly version: string
}

function manifestIn(path: string, files: readonly File[]): Manifest {
  const [, text] = files.find(([name]) => name === 'package.json') ?? []
  if (text === undefined) throw new DefinitionsError(`${path} has no package.json that says what it is`)
  const { name, version } = parsed(`${path}: package.json`, text) as Partial<Manifest>
  if (typeof name !== 'string' || typeof version !== 'string' || `${name}${version}`.includes('#'))
    throw new DefinitionsError(`${path}: package.json must say name and version`)
  return { name, version }
}

function readSets(folder: string): readonly ReadPackage[] {
  const { sets, packages } = readSetsFile(folder)
  const wanted = new Set(Object.values(sets).flatMap((set) => set.packages))
  return [...wanted].map((name) => {
    const manifest = packages?.[name]
    if (manifest === undefined)
      throw new DefinitionsError(`${join(folder, 'sets.json')} does not say what package ${name} is`)
    const { name: called, version } = manifest
    return packageOf(join(folder, name), filesIn(join(folder, name)), { name: called, version })
  })
}

function parsed(where: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new DefinitionsError(`${where} cannot be read as JSON`)
  }
}
