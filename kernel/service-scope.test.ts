import { expect, test } from 'vitest'
import { holdsScope, isServiceScope, serviceScopes } from './service-scope.ts'

test('a system that may read and search may read, and one that may read may not search', () => {
  expect(holdsScope(['system/Task.rs'], 'system/Task.r')).toBe(true)
  expect(holdsScope(['system/Task.rs'], 'system/Task.s')).toBe(true)
  expect(holdsScope(['system/Task.r'], 'system/Task.s')).toBe(false)
})

test('what a system holds of one thing opens nothing of another', () => {
  expect(holdsScope(['system/Task.rs', 'system/Bundle.c'], 'system/Patient.r')).toBe(false)
  expect(holdsScope(['system/Bundle.c'], 'system/Bundle.r')).toBe(false)
  expect(holdsScope([], 'system/Task.r')).toBe(false)
})

test('a scope that is no scope opens nothing', () => {
  for (const odd of ['', 'system/Task', 'system/Task.', 'system/*.rs', 'user/Task.rs', 'system/Task.rs.c']) {
    expect(isServiceScope(odd)).toBe(false)
    expect(holdsScope(['system/Task.rs'], odd)).toBe(false)
  }
  for (const scope of serviceScopes) expect(holdsScope([scope], scope)).toBe(true)
})
