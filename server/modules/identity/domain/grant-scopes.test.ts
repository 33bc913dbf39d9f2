import { expect, test } from 'vitest'
import { grantScopes } from './grant-scopes.ts'

const registered = ['system/Task.rs', 'system/Patient.r']

test('a system gets what it asks for of what it is registered for, and no more', () => {
  expect(grantScopes(registered, 'system/Task.s')).toEqual({ ok: true, value: ['system/Task.s'] })
  expect(grantScopes(registered, 'system/Task.rs system/Task.rs')).toEqual({
    ok: true,
    value: ['system/Task.rs'],
  })
})

test('a system that asks for nothing in particular gets all it is registered for', () => {
  expect(grantScopes(registered, undefined)).toEqual({ ok: true, value: registered })
  expect(grantScopes(registered, '  ')).toEqual({ ok: true, value: registered })
})

test.each([
  'system/Patient.s',
  'system/Task.rs system/Bundle.c',
  'system/*.rs',
  'launch',
  'system/Task.rs.c',
])('asking for more than one is registered for gets nothing: %s', (asked) => {
  expect(grantScopes(registered, asked)).toMatchObject({ ok: false, error: 'invalid_scope' })
})
