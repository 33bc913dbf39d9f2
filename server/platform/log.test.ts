import { expect, test, vi } from 'vitest'
import { createLog } from './log.ts'

test('a fault of the database is told without the row or the text it repeats', () => {
  const written: string[] = []
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((line) => written.push(String(line)) > 0)
  const fault = Object.assign(new Error('a rule was broken'), {
    code: '23514',
    detail: 'Failing row contains (Ellen Louise Test Lauridsen).',
    where: 'JSON data, line 1: Ellen ...',
  })
  createLog('info').error({ fault }, 'a request met a fault of ours')
  createLog('info').info({ number: '010858-9995' }, 'said')
  spy.mockRestore()
  expect(written.join('')).toContain('23514')
  expect(written.join('')).toContain('a rule was broken')
  expect(written.join('')).not.toMatch(/Ellen|010858/)
})

test('a secret is struck out wherever it stands, and nothing sent can begin a line of its own', () => {
  const written: string[] = []
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((line) => written.push(String(line)) > 0)
  const log = createLog('info', ['very"secret'])
  log.warn({ fault: new Error('could not sign in with very"secret') }, 'said')
  log.info({ address: 'a\n{"level":60,"msg":"made up"}\r\nb' }, 'said')
  spy.mockRestore()
  expect(written.join('')).not.toContain('secret"')
  expect(written.join('')).toContain('[secret]')
  expect(written.map((line) => line.trimEnd().split('\n').length)).toEqual([1, 1])
})
