import { describe, expect, test } from 'vitest'
import { arrows, tierOrder, tiers, type Word } from '../../docs/module-map.ts'
import { type Breach, hold } from './hold.ts'
import { type Import, isTestCode, listFolders, listSources, type Source } from './sources.ts'

const modules = listFolders('server/modules')
const ofModules = listSources('server/modules')

function moduleOf(path: string | undefined): string | undefined {
  return /^server\/modules\/([^/]+)\//.exec(path ?? '')?.[1]
}

function breach(source: Source, found: Import): Breach {
  return { at: source.path, line: found.line, what: `imports ${found.specifier}` }
}

describe('the lines between modules', () => {
  test('only index.ts crosses a module line', () => {
    const looked = listSources('server', 'seed', 'bin', 'bench', 'test')
    hold({
      looked: looked.length,
      breaches: looked.flatMap((source) =>
        source.imports
          .filter(({ target }) => {
            const word = moduleOf(target)
            return (
              word !== undefined && word !== moduleOf(source.path) && !target?.endsWith(`/${word}/index.ts`)
            )
          })
          .map((found) => breach(source, found)),
      ),
      exceptions: {
        'bench/bars/pathways.ts': 'measures the pure engine by itself, which no module is handed',
        'test/golden/deadlines.test.ts':
          'one table of the handbook, each row asked of the rule that counts it in its own module',
      },
      instead: 'Ask the neighbour through the functions of its index.ts, or listen to what it tells.',
    })
  })

  test('index.ts is the only re-export, and names what it hands out', () => {
    hold({
      looked: ofModules.length,
      breaches: ofModules.flatMap((source) =>
        source.imports
          .filter(({ isReExport }) => isReExport)
          .filter(
            ({ line }) =>
              source.path !== `server/modules/${moduleOf(source.path)}/index.ts` ||
              /export\s+\*/.test(source.code.split('\n')[line - 1] ?? ''),
          )
          .map((found) => ({ ...breach(source, found), what: `exports from ${found.specifier}` })),
      ),
      exceptions: {
        'server/modules/message/validator/index.ts':
          'the face of a piece that could be published by itself, and so has a face of its own',
      },
      instead: 'Import from the file that declares it; the face of a module lists each name it hands out.',
    })
  })

  test('the platform knows no module', () => {
    const looked = listSources('server/platform')
    hold({
      looked: looked.length,
      breaches: looked.flatMap((source) =>
        source.imports
          .filter(({ target }) => moduleOf(target) !== undefined || target?.startsWith('server/app'))
          .map((found) => breach(source, found)),
      ),
      instead:
        'What a module needs from the platform it is handed; what the platform needs is given in server/app.ts.',
    })
  })

  test('the contract imports kernel, itself and the schema words', () => {
    const looked = listSources('contract')
    hold({
      looked: looked.length,
      breaches: looked.flatMap((source) =>
        source.imports
          .filter(({ target, package: from }) => {
            if (target !== undefined) return !target.startsWith('contract/') && !target.startsWith('kernel/')
            return from !== 'zod' && !(isTestCode(source.path) && from === 'vitest')
          })
          .map((found) => breach(source, found)),
      ),
      instead:
        'The contract is what crosses the wire and both sides read it: say the shape here in zod, without the domain.',
    })
  })

  test('the server never imports the web app', () => {
    const looked = listSources('server', 'kernel', 'contract').filter(({ path }) => !isTestCode(path))
    hold({
      looked: looked.length,
      breaches: looked.flatMap((source) =>
        source.imports
          .filter(({ target }) => target?.startsWith('web/'))
          .map((found) => breach(source, found)),
      ),
      instead: 'Both sides read the contract; what they share stands there or in kernel.',
    })
  })
})

/** Who asks whom, with the first place that does. What only tests ask does not count: they may bring the whole house to life. */
function listCalls(): { from: string; to: string; at: string; line: number }[] {
  const calls = new Map<string, { from: string; to: string; at: string; line: number }>()
  for (const source of ofModules) {
    if (isTestCode(source.path)) continue
    const from = moduleOf(source.path) ?? ''
    for (const { target, line } of source.imports) {
      const to = moduleOf(target)
      if (to === undefined || to === from || calls.has(`${from} ${to}`)) continue
      calls.set(`${from} ${to}`, { from, to, at: source.path, line })
    }
  }
  return [...calls.values()]
}

function tierOf(word: string): number {
  return tierOrder.findIndex((tier) => (tiers[tier] as readonly string[]).includes(word))
}

describe('the module map', () => {
  const calls = listCalls()

  test('every module is a word on the map', () => {
    hold({
      looked: modules.length,
      breaches: modules
        .filter((word) => tierOf(word) === -1)
        .map((word) => ({ at: `server/modules/${word}`, what: 'is on no tier' })),
      instead:
        'A word is earned by data and rules of its own. Put it on a tier of docs/module-map.ts, with a decision record.',
    })
  })

  test('every call goes down a tier or along a listed arrow', () => {
    hold({
      looked: calls.length,
      breaches: calls
        .filter(({ from, to }) => tierOf(from) <= tierOf(to))
        .filter(({ from, to }) => !arrows.some((arrow) => arrow.from === from && arrow.to === to))
        .map(({ from, to, at, line }) => ({ at, line, what: `${from} asks ${to}` })),
      instead:
        'Calls go down: tell an event and let the other listen. Inside a tier, list the arrow with its reason in docs/module-map.ts.',
    })
  })

  test('an arrow stays inside its tier, has a reason, and is erased when nobody uses it', () => {
    hold({
      looked: arrows.length,
      breaches: arrows.flatMap((arrow) => {
        const at = `${arrow.from} → ${arrow.to}`
        return [
          ...(tierOf(arrow.from) === tierOf(arrow.to) ? [] : [{ at, what: 'joins two tiers' }]),
          ...(arrow.because.length > 10 ? [] : [{ at, what: 'has no reason' }]),
          ...(calls.some(({ from, to }) => from === arrow.from && to === arrow.to)
            ? []
            : [{ at, what: 'is used by nobody' }]),
        ]
      }),
      instead:
        'docs/module-map.ts lists the calls there are inside a tier, and no others. Erase or mend the arrow.',
    })
  })

  test('nobody asks in a circle', () => {
    const asked = new Map<string, string[]>()
    for (const { from, to } of calls) asked.set(from, [...(asked.get(from) ?? []), to])
    const circleFrom = (word: string, way: readonly string[]): readonly string[] | undefined => {
      if (way.includes(word)) return [...way.slice(way.indexOf(word)), word]
      for (const next of asked.get(word) ?? []) {
        const circle = circleFrom(next, [...way, word])
        if (circle !== undefined) return circle
      }
      return undefined
    }
    hold({
      looked: calls.length,
      breaches: modules.flatMap((word) => {
        const circle = circleFrom(word, [])
        return circle?.[0] === word ? [{ at: word, what: circle.join(' → ') }] : []
      }),
      instead: 'One of them tells an event instead of asking, or the two are one word.',
    })
  })

  test('a word stands on one tier only', () => {
    const words = tierOrder.flatMap((tier) => tiers[tier] as readonly Word[])
    expect(new Set(words).size).toBe(words.length)
  })
})
