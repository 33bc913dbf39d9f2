import { describe, test } from 'vitest'
import { hold } from './hold.ts'
import { isTestCode, listFolders, listSources } from './sources.ts'

/** Packages that make no sense in a browser: they would pull the server into the page. */
const serverOnly = new Set([
  'pg',
  'pino',
  'fastify',
  'graphile-worker',
  'oidc-provider',
  'openid-client',
  'fhir',
])

describe('the web app', () => {
  const sources = listSources('web')
  const build = ['web/vite.config.ts', 'web/fill-service-worker.ts']
  const shipped = sources.filter(({ path }) => !isTestCode(path) && !build.includes(path))

  test('imports kernel, contract and itself', () => {
    hold({
      looked: shipped.length,
      breaches: shipped.flatMap(({ path, imports }) =>
        imports
          .filter(({ target, package: from }) => {
            if (target !== undefined) return !/^(web|kernel|contract)\//.test(target)
            return from?.startsWith('node:') === true || serverOnly.has(from ?? '')
          })
          .map(({ specifier, line }) => ({ at: path, line, what: `imports ${specifier}` })),
      ),
      instead:
        'The page knows what crosses the wire. Ask for it through a route, or move the word both need to kernel.',
    })
  })

  test('uses the words of the server', () => {
    const known = new Set(listFolders('server/modules'))
    const words = listFolders('web/modules')
    hold({
      looked: words.length,
      breaches: words
        .filter((word) => !known.has(word))
        .map((word) => ({ at: `web/modules/${word}`, what: 'is no module of the server' })),
      instead: 'One word per folder, the same on both sides: name it as the module whose work it shows.',
    })
  })

  test('has design pieces that know no module and no page', () => {
    const pieces = shipped.filter(({ path }) => path.startsWith('web/ui/'))
    hold({
      looked: pieces.length,
      breaches: pieces.flatMap(({ path, imports }) =>
        imports
          .filter(({ target }) => target !== undefined && /^web\/(app|modules)\/|^contract\//.test(target))
          .map(({ specifier, line }) => ({ at: path, line, what: `imports ${specifier}` })),
      ),
      instead: 'web/ui has no domain words: take what is to be shown as a property.',
    })
  })

  test('writes its addresses in one list', () => {
    hold({
      looked: shipped.length,
      breaches: shipped
        .filter(({ path }) => path !== 'web/paths.ts')
        .flatMap(({ path, code }) =>
          code
            .split('\n')
            .flatMap((line, index) =>
              /\b(?:to|href)=(?:\{\s*)?["'`]\/(?!\/)/.test(line)
                ? [{ at: path, line: index + 1, what: line.trim() }]
                : [],
            ),
        ),
      instead: 'Take the address from web/paths.ts, so that it can be changed and tested in one place.',
    })
  })
})
