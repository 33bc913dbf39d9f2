import { expect, test } from 'vitest'
import { networkOf, tellSecurity } from './security-log.ts'

test('a network is told, never the machine of a person', () => {
  expect(networkOf('203.0.113.77')).toBe('203.0.113.0/24')
  expect(networkOf('::ffff:203.0.113.77')).toBe('203.0.113.0/24')
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1::/48')
  expect(networkOf('::1')).toBe('::/48')
})

test('what is refused is told louder than what goes well', () => {
  const told: [string, unknown][] = []
  const log = {
    debug: () => undefined,
    error: () => undefined,
    info: (line: unknown) => told.push(['info', line]),
    warn: (line: unknown) => told.push(['warn', line]),
  }
  tellSecurity(log, 'signed-in', { who: 'id' })
  tellSecurity(log, 'sign-in-refused', { from: '203.0.113.0/24', code: 'person-unknown' })
  expect(told).toEqual([
    ['info', { security: 'signed-in', who: 'id' }],
    ['warn', { security: 'sign-in-refused', from: '203.0.113.0/24', code: 'person-unknown' }],
  ])
})
