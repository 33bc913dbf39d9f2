import { describe, test } from 'vitest'
import { type Breach, hold } from './hold.ts'
import { isTestCode, lineOf, listSources, type Source } from './sources.ts'

/** What gives another answer at another time or place, or makes the caller wait. */
const impure: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  {
    pattern: /\bDate\.now\(|\bnew Date\(\s*\)|\bTemporal\.Now\b|\bperformance\.now\(/g,
    what: 'reads a clock',
  },
  { pattern: /\bMath\.random\(|\bcrypto\.|\brandomUUID\(/g, what: 'draws by chance' },
  { pattern: /\bprocess\.|\bimport\.meta\b|\bglobalThis\b/g, what: 'reads its environment' },
  { pattern: /\basync\b|\bawait\b|\bPromise\b|\bsetTimeout\(|\bsetInterval\(/g, what: 'makes a promise' },
  { pattern: /\bconsole\.|\bfetch\(/g, what: 'speaks to the outside' },
]

function breachesOfPurity(source: Source): Breach[] {
  return impure.flatMap(({ pattern, what }) =>
    [...source.bare.matchAll(pattern)].map((match) => ({
      at: source.path,
      line: lineOf(source.bare, match.index),
      what: `${what}: ${match[0].trim()}`,
    })),
  )
}

/** Imports a test of the pure core may have beside the core itself. */
const forTests = new Set(['vitest', 'fast-check'])

function isOfDomain(path: string): boolean {
  return /^server\/modules\/[^/]+\/domain\//.test(path)
}

describe('the pure core', () => {
  const domain = listSources('server/modules').filter(({ path }) => isOfDomain(path))
  const kernel = listSources('kernel')

  test('domain knows no clock, no chance, no environment and no promise', () => {
    const looked = domain.filter(({ path }) => !isTestCode(path))
    hold({
      looked: looked.length,
      breaches: looked.flatMap(breachesOfPurity),
      instead:
        'A domain function is given what it needs: take `now`, new ids and facts as arguments, and let the use case fetch them.',
    })
  })

  test('domain imports kernel and itself', () => {
    const looked = domain.filter(({ path }) => !isTestCode(path))
    hold({
      looked: looked.length,
      breaches: looked.flatMap((source) => {
        const own = source.path.slice(0, source.path.indexOf('/domain/') + '/domain/'.length)
        return source.imports
          .filter(({ target }) => !(target?.startsWith(own) || target?.startsWith('kernel/')))
          .map(({ specifier, line }) => ({ at: source.path, line, what: `imports ${specifier}` }))
      }),
      instead:
        'Rules about care, time and law stand alone. Move the word both need to kernel, or hand the value in as an argument.',
    })
  })

  test('kernel imports nothing but itself and the calendar, and is as pure as domain', () => {
    hold({
      looked: kernel.length,
      breaches: kernel.flatMap((source) => [
        ...source.imports
          .filter(({ target, package: from }) => {
            if (target !== undefined) return !target.startsWith('kernel/')
            return from !== 'temporal-polyfill' && !(isTestCode(source.path) && forTests.has(from ?? ''))
          })
          .map(({ specifier, line }) => ({ at: source.path, line, what: `imports ${specifier}` })),
        ...(isTestCode(source.path) ? [] : breachesOfPurity(source)),
      ]),
      instead:
        'Kernel holds words three modules need, with no I/O and no decision. Anything more belongs to a module or to the platform.',
    })
  })
})
