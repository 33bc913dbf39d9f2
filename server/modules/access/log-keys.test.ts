import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readSettings } from '../../platform/settings.ts'
import { openSealKey, publicKeyFolder, readTrustedKeys } from './log-keys.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sammenhaeng-keys-'))
})
afterEach(() => rm(folder, { recursive: true }))

const settingsWith = (env: Record<string, string> = {}) => readSettings({ DATA_DIR: folder, ...env })
const { privateKey } = generateKeyPairSync('ed25519')

describe('the key that seals the log', () => {
  test('is made once, for nobody else on the machine to read, and believed afterwards', async () => {
    const settings = settingsWith()
    const [one, other] = await Promise.all([openSealKey(settings), openSealKey(settings)])
    expect(other.id).toBe(one.id)
    expect((await stat(join(folder, 'keys', 'log-seal.pem'))).mode & 0o077).toBe(0)
    const trusted = await readTrustedKeys(publicKeyFolder(settings))
    expect(trusted.check(one.id, 'text', one.sign('text'))).toBe('yes')
    expect(trusted.check(one.id, 'other text', one.sign('text'))).toBe('no')
    expect(trusted.check('0123456789abcdef', 'text', one.sign('text'))).toBe('unknown')
  })

  test.each([
    ['PEM', String(privateKey.export({ type: 'pkcs8', format: 'pem' }))],
    ['base64', privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')],
  ])('may come from the environment as %s, and then lies nowhere', async (_form, LOG_SEAL_KEY) => {
    const settings = settingsWith({ LOG_SEAL_KEY })
    const key = await openSealKey(settings)
    expect(await readdir(join(folder, 'keys'))).toEqual(['log-seal-public'])
    const trusted = await readTrustedKeys(publicKeyFolder(settings))
    expect(trusted.check(key.id, 'text', key.sign('text'))).toBe('yes')
  })

  test('of another kind is refused, and not repeated', async () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    const LOG_SEAL_KEY = String(rsa.export({ type: 'pkcs8', format: 'pem' }))
    await expect(openSealKey(settingsWith({ LOG_SEAL_KEY }))).rejects.toThrow(
      'LOG_SEAL_KEY is not an Ed25519 private key',
    )
  })
})
