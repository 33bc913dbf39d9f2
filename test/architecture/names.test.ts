import { describe, test } from 'vitest'
import { hold } from './hold.ts'
import { listSources } from './sources.ts'

const sources = listSources('kernel', 'contract', 'server', 'web', 'seed', 'bin', 'bench', 'test', 'docs')
const meaningless = [
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'manager',
  'service',
  'misc',
  'lib',
  'types',
]

describe('names', () => {
  test('of files and folders are kebab-case', () => {
    hold({
      looked: sources.length,
      breaches: sources
        .filter(({ path }) => path.split('/').some((part) => !/^[a-z0-9]+([-.][a-z0-9]+)*$/.test(part)))
        .map(({ path }) => ({ at: path, what: 'is written otherwise' })),
      instead: 'Write it in lower case with hyphens, components too: accept-handoff.ts, data-table.tsx.',
    })
  })

  test('of files and folders say what the thing is', () => {
    hold({
      looked: sources.length,
      breaches: sources.flatMap(({ path }) =>
        path
          .split('/')
          .map((part) => part.replace(/\.tsx?$/, ''))
          .filter((part) => meaningless.includes(part))
          .map((part) => ({ at: path, what: `"${part}" names nothing` })),
      ),
      exceptions: {
        'server/modules/agreement/domain/service.ts': 'a service (ydelse) is a word of the glossary',
      },
      instead: 'Name the file by what it holds.',
    })
  })

  test('are exported one by one: no default export', () => {
    hold({
      looked: sources.length,
      breaches: sources.flatMap(({ path, bare }) =>
        bare
          .split('\n')
          .flatMap((line, index) =>
            /^export default\b/.test(line) ? [{ at: path, line: index + 1, what: line.trim() }] : [],
          ),
      ),
      exceptions: {
        'web/vite.config.ts': 'Vite reads the default export',
        'test/support/closing-line.ts': 'Vitest takes a reporter as the default export',
        'test/support/postgres.ts': 'Vitest takes a global set-up as the default export',
        'test/support/web-build.ts': 'Vitest takes a global set-up as the default export',
      },
      instead: 'Export it by its name, so that it is called the same everywhere.',
    })
  })
})
