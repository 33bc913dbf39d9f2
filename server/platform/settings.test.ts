import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listSettings, readSettings, SettingsError, secretsOf } from './settings.ts'

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

  test('an own provider without a level of assurance is refused, so that nobody signs in with one factor by forgetfulness', () => {
    const own = { OIDC_ISSUER: 'https://login.example', OIDC_CLIENT_SECRET: 'secret' }
    expect(() => readSettings(own)).toThrow(/OIDC_ACR/)
    expect(readSettings({ ...own, OIDC_ACR: 'substantial, high' }).OIDC_ACR).toEqual(['substantial', 'high'])
    expect(readSettings({ ...own, OIDC_ACR: 'any' }).OIDC_ACR).toEqual([])
  })

  test('a provider over plain http is refused, unless it is on this very machine', () => {
    const read = (OIDC_ISSUER: string) => () =>
      readSettings({ OIDC_ISSUER, OIDC_CLIENT_SECRET: 'secret', OIDC_ACR: 'any' })
    for (const issuer of ['http://login.example', 'http://localhost.example', 'ftp://localhost'])
      expect(read(issuer), issuer).toThrow(/https/)
    for (const issuer of ['https://login.example', 'http://localhost:9000', 'http://127.0.0.1:9000'])
      expect(read(issuer), issuer).not.toThrow()
  })

  test('every secret is known as one, so that the log can strike it out', () => {
    const settings = readSettings({
      OIDC_ISSUER: 'https://login.example',
      OIDC_CLIENT_SECRET: 'secret-at-the-provider',
      OIDC_ACR: 'substantial',
      METRICS_TOKEN: 'secret-of-the-metrics',
      MESSAGE_TOKENS: 'secret-of-herlev,secret-of-esbjerg',
      DATABASE_URL: 'postgres://program:secret-of-the-program@db.example/sammenhaeng?sslmode=verify-full',
      DATABASE_OWNER_URL: 'postgres://owner:secret-of-the-owner@db.example/sammenhaeng?sslmode=verify-full',
    })
    expect(secretsOf(settings).toSorted()).toEqual([
      'secret-at-the-provider',
      'secret-of-esbjerg',
      'secret-of-herlev',
      'secret-of-the-metrics',
      'secret-of-the-owner',
      'secret-of-the-program',
    ])
    expect(secretsOf(readSettings({}))).toEqual([])
  })

  test('a secret may stand in a file of its own, as a vault puts it there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sammenhaeng-secrets-'))
    try {
      const METRICS_TOKEN_FILE = join(folder, 'metrics')
      writeFileSync(METRICS_TOKEN_FILE, 'secret-of-the-metrics\n')
      const settings = readSettings({ METRICS_TOKEN_FILE })
      expect(settings.METRICS_TOKEN).toBe('secret-of-the-metrics')
      expect(secretsOf(settings)).toEqual(['secret-of-the-metrics'])
      expect(() => readSettings({ METRICS_TOKEN_FILE, METRICS_TOKEN: 'another-of-the-metrics' })).toThrow(
        /METRICS_TOKEN_FILE too/,
      )
      expect(() => readSettings({ SUBJECT_KEY_FILE: join(folder, 'not-there') })).toThrow(/ENOENT/)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('a database on another machine is spoken to by TLS with its name checked, or not at all', () => {
    const read =
      (DATABASE_URL: string, more = {}) =>
      () =>
        readSettings({ DATABASE_URL, ...more })
    for (const open of [
      'postgres://program@db.example/sammenhaeng',
      'postgres://program@db.example/sammenhaeng?sslmode=require',
      'postgres://program@10.0.0.7:5432/sammenhaeng?sslmode=disable',
      'postgres:///sammenhaeng?host=db.example',
    ])
      expect(read(open), open).toThrow(/verify-full/)
    for (const closed of [
      'postgres://program@db.example/sammenhaeng?sslmode=verify-full',
      'postgres://localhost/sammenhaeng',
      'postgres:///sammenhaeng?host=/var/run/postgresql',
      'postgres://program@127.0.0.1:5433/sammenhaeng',
    ])
      expect(read(closed), closed).not.toThrow()
    expect(
      read('postgres://program@db.example/sammenhaeng', { DATABASE_TLS: 'trusted-network' }),
    ).not.toThrow()
  })

  test('in real use people reach the house by https only', () => {
    const read = (PUBLIC_URL: string) => () => readSettings({ PUBLIC_URL, DEMO: 'off' })
    expect(read('http://sammenhaeng.example')).toThrow(/https/)
    for (const url of ['https://sammenhaeng.example', 'http://localhost:8700'])
      expect(read(url), url).not.toThrow()
  })

  test('an empty variable counts as not set', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '' }).PORT).toBe(8700)
  })

  test('each setting says what it is for', () => {
    for (const { meaning } of listSettings()) expect(meaning).not.toBe('')
  })
})
