import { gzipSync } from 'node:zlib'
import { epoch, type Instant } from '../../../../kernel/instant.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type PackedValidators, validatorsOfPacked } from '../profile/packed-validators.ts'
import { checksumOf, readPackagesAt } from '../profile/read-package.ts'
import { loadStandards } from '../profile/standards.ts'
import { countPackages, keepPackage, listPackages, readPackages } from '../store/definition-packages.ts'
import { DefinitionsError } from '../validator/index.ts'

export interface ImportedPackage {
  readonly name: string
  readonly version: string
  readonly definitions: number
}

/**
 * Loads published packages from a `.tgz`, an unpacked package or a folder with `sets.json`, all or none. A version that is
 * there already must say the same: it is never changed, since messages were judged by it.
 * @throws DefinitionsError saying which package or file is wrong; then nothing was loaded
 */
export async function importDefinitions(shell: Shell, path: string): Promise<readonly ImportedPackage[]> {
  const packages = await readPackagesAt(path)
  await shell.transaction(async (inside) => {
    for (const { name, version, resources } of packages) {
      const json = JSON.stringify(resources)
      const sha256 = checksumOf(json)
      const kept = await keepPackage(inside, {
        name,
        version,
        importedAt: shell.clock.now(),
        definitions: resources.length,
        sha256,
        content: gzipSync(json),
      })
      if (!kept.equals(sha256))
        throw new DefinitionsError(
          `${name} ${version} is loaded already with other content. A version is never changed; nothing was loaded.`,
        )
    }
  })
  houses.delete(shell.settings)
  return packages.map(({ name, version, resources }) => ({ name, version, definitions: resources.length }))
}

export interface LoadedDefinitions {
  readonly packages: readonly ImportedPackage[]
  /** Each edition of a standard, and the packages it still lacks: none when it is judged by its profiles. */
  readonly standards: readonly { readonly name: string; readonly missing: readonly string[] }[]
}

/** What is loaded, and which standards are judged in full. */
export async function listDefinitions(shell: Shell): Promise<LoadedDefinitions> {
  const [packages, editions] = await Promise.all([listPackages(shell), loadStandards()])
  const loaded = new Set(packages.map(({ name, version }) => `${name}#${version}`))
  return {
    packages: packages.map(({ name, version, definitions }) => ({ name, version, definitions })),
    standards: editions.map(({ name, packages: wanted }) => ({
      name,
      missing: wanted.filter((one) => !loaded.has(one)),
    })),
  }
}

/** What a house judges by, and when it last looked whether there is more. */
interface Known {
  readonly validators: Promise<PackedValidators>
  /** How many packages there were when it was read. */
  readonly packages: Promise<number>
  lookedAt: Instant
}

const houses = new WeakMap<Shell['settings'], Known>()

/** How long a package that was loaded by another process may wait. In milliseconds. */
const lookAgainAfter = 15_000

/**
 * The validators of the packages that are loaded, made once for each house and again when packages have come: every server that runs
 * takes them in within a quarter of a minute of its next message. Reading is cheap; a standard is made ready when its first message
 * comes.
 */
export async function importedValidators(shell: Shell): Promise<PackedValidators> {
  const now = shell.clock.now()
  const known = houses.get(shell.settings)
  if (known === undefined) return readAnew(shell, now)
  if (Math.abs(epoch(now) - epoch(known.lookedAt)) >= lookAgainAfter) {
    known.lookedAt = now
    // Whoever cannot look now goes on with what is there; the next to come looks again.
    const isNew = await countPackages(shell).then(
      async (count) => count !== (await known.packages),
      () => false,
    )
    if (isNew) return readAnew(shell, now)
  }
  return known.validators
}

function readAnew(shell: Shell, lookedAt: Instant): Promise<PackedValidators> {
  // Counted first: what comes in between is read too, and counted at the next look.
  const packages = countPackages(shell)
  const validators = packages.then(() => readValidators(shell))
  houses.set(shell.settings, { validators, packages, lookedAt })
  validators.catch(() => houses.delete(shell.settings))
  return validators
}

async function readValidators(shell: Shell): Promise<PackedValidators> {
  const editions = await loadStandards()
  const wanted = [...new Set(editions.flatMap(({ packages }) => packages))]
  const contents = new Map(
    (await readPackages(shell, wanted)).map(({ name, version, content }) => [`${name}#${version}`, content]),
  )
  return validatorsOfPacked(contents)
}

/** Whether some standard is judged only by what we read ourselves, since its packages are not loaded. */
export async function isFullValidationOff(shell: Shell): Promise<boolean> {
  const [validators, editions] = await Promise.all([importedValidators(shell), loadStandards()])
  return editions.some((edition) => !validators.has(edition))
}
