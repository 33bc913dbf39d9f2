import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { plainService } from './plain-services.ts'

const root = join(import.meta.dirname, '../../../..')

function codesIn(folder: string, ending: string, pattern: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending) && !name.includes('.test.') && !name.includes('arbitrary'))
    .flatMap((name) => [...readFileSync(join(root, folder, name), 'utf8').matchAll(pattern)])
    .map(([, code = '']) => code)
}

describe('what citizens and relatives are told of a task', () => {
  test('every service that hospital, municipality and practice owe has words for the citizen', () => {
    const codes = codesIn('content/services', '.yaml', /^ {2}- code: ([a-z-]+)$/gm)
    expect(codes.length).toBeGreaterThan(40)
    expect(codes.filter((code) => plainService(code) === undefined)).toEqual([])
  })

  test('every task that the program asks for of itself has them too', () => {
    const codes = codesIn('server/modules', '.ts', /serviceCode: '([a-z-]+)'/g)
    expect(codes).toContain('medicine-difference')
    expect(codes.filter((code) => plainService(code) === undefined)).toEqual([])
  })

  test('the words are nobody’s trade', () => {
    const codes = codesIn('content/services', '.yaml', /^ {2}- code: ([a-z-]+)$/gm)
    const said = codes.map((code) => plainService(code)?.da ?? '')
    const trade =
      /epikrise|afstem|screen|advis|plejeforløbsplan|behandlingsansvar|borgeren|patient|visit|dispens/i
    expect(said.filter((words) => trade.test(words))).toEqual([])
  })
})
