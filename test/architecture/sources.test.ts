import { describe, expect, test } from 'vitest'
import { scan } from './sources.ts'

describe('the scanner the other rules look through', () => {
  const specifiers = (text: string) =>
    scan('server/modules/task/store.ts', text).imports.map(({ specifier }) => specifier)

  test('sees imports of every form, over several lines too', () => {
    const text = [
      "import { z } from 'zod'",
      "import type {\n  A,\n  B,\n} from './a.ts'",
      "import * as all from '../stay/index.ts'",
      "import './side-effect.css'",
      "export { C } from './c.ts'",
      "export * from './d.ts'",
      "const later = await import('./later.ts')",
    ].join('\n')
    expect(specifiers(text)).toEqual([
      'zod',
      './a.ts',
      '../stay/index.ts',
      './side-effect.css',
      './c.ts',
      './d.ts',
      './later.ts',
    ])
  })

  test('does not take comments, strings and exported values for imports', () => {
    const text = [
      "// import { a } from './a.ts'",
      "/* import './b.ts' */",
      "export const c = 'd'",
      "const e = `import './e.ts'`",
    ].join('\n')
    expect(specifiers(text)).toEqual([])
  })

  test('knows where an import leads', () => {
    const [file, pack] = scan(
      'server/modules/task/store.ts',
      "import '../stay/index.ts'\nimport '@a/b/c'",
    ).imports
    expect(file).toMatchObject({ target: 'server/modules/stay/index.ts', package: undefined, line: 1 })
    expect(pack).toMatchObject({ target: undefined, package: '@a/b', line: 2 })
  })

  test('tells code from what stands in comments, strings, templates and patterns', () => {
    const { bare } = scan(
      'a.ts',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the text is code to scan
      "const a = 'async' // await\nconst b = `now ${run(`x ${y}`)} async`\nconst c = /['`]/.test(d) / 2\nasync()",
    )
    expect(bare.split('\n')).toEqual([
      "const a = '     '         ",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: as above
      'const b = `    ${run(`  ${y}`)}      `',
      'const c = /    /.test(d) / 2',
      'async()',
    ])
  })
})
