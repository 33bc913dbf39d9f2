import { describe, expect, test } from 'vitest'
import { listSettings, readSettings, SettingsError } from './settings.ts'

describe('settings come from the environment and are checked at start', () => {
  test('with nothing set the product runs on port 8700 with its own database', () => {
    const settings = readSettings({})
    expect(settings.PORT).toBe(8700)
    expect(settings.PUBLIC_URL).toBe('http://localhost:8700')
    expect(settings.DATABASE_URL).toBeUndefined()
  })

  test('every wrong setting is named at once, with what is wrong', () => {
    const read = () => readSettings({ PORT: 'many', SESSION_HOURS: '-1', PUBLIC_URL: 'not an address' })
    expect(read).toThrow(SettingsError)
    for (const name of ['PORT', 'SESSION_HOURS', 'PUBLIC_URL'])
      expect(read).toThrow(new RegExp(`  ${name}: `))
  })

  test('a secret is never repeated in the complaint', () => {
    expect(() => readSettings({ MESSAGE_TOKENS: 'a-secret', PORT: 'x' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('a-secret') }),
    )
  })

  test('an own provider without our secret there is refused', () => {
    expect(() => readSettings({ OIDC_ISSUER: 'https://login.example' })).toThrow(/OIDC_CLIENT_SECRET/)
  })

  test('an empty variable counts as not set', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '' }).PORT).toBe(8700)
  })

  test('each setting says what it is for', () => {
    for (const { meaning } of listSettings()) expect(meaning).not.toBe('')
  })
})
