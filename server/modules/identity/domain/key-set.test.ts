import { exportJWK, generateKeyPair } from 'jose'
import { describe, expect, test } from 'vitest'
import { readKeySet } from './key-set.ts'

const pair = (alg: string, options = {}) => generateKeyPair(alg, { extractable: true, ...options })
const publicKey = async (alg: string, options = {}) => ({
  ...(await exportJWK((await pair(alg, options)).publicKey)),
  kid: alg,
  alg,
})

describe('the keys a system gives us', () => {
  test('are taken when they are of the kinds health systems sign with', async () => {
    const keys = [
      await publicKey('ES384'),
      await publicKey('RS384'),
      { ...(await publicKey('Ed25519')), kid: 'edwards', alg: 'EdDSA' },
    ]
    const read = readKeySet({ keys })
    expect(read.ok && read.value.map(({ kid }) => kid)).toEqual(['ES384', 'RS384', 'edwards'])
    expect(JSON.stringify(read)).not.toContain('"alg"')
  })

  test('are refused when the secret half came along, so that it is made anew', async () => {
    const secret = { ...(await exportJWK((await pair('ES384')).privateKey)), kid: 'one' }
    expect(readKeySet({ keys: [secret] })).toMatchObject({ refusal: { code: 'client-key-secret' } })
    expect(readKeySet({ keys: [{ kty: 'oct', k: 'c2VjcmV0', kid: 'one' }] })).toMatchObject({
      refusal: { code: 'client-key-secret' },
    })
  })

  test('are refused when they are weak, for something else, or have no name', async () => {
    const good = await publicKey('ES384')
    for (const unfit of [
      await publicKey('ES256'),
      { ...(await publicKey('RS256')), alg: 'RS256' },
      { kty: 'RSA', n: 'AQAB', e: 'AQAB', kid: 'short' },
      { ...good, kid: undefined },
      { ...good, kid: '' },
      { ...good, use: 'enc' },
      { ...good, x: 'not base64url!' },
      {},
    ])
      expect(readKeySet({ keys: [unfit] })).toMatchObject({ refusal: { code: 'client-key-unfit' } })
  })

  test('are refused when they are no key set, none, too many, or two by one name', async () => {
    const good = await publicKey('ES384')
    for (const unreadable of [null, 'keys', {}, { keys: 'all' }, { keys: [null] }])
      expect(readKeySet(unreadable)).toMatchObject({ refusal: { code: 'client-keys-unreadable' } })
    expect(readKeySet({ keys: [] })).toMatchObject({ refusal: { code: 'client-keys-none' } })
    expect(readKeySet({ keys: Array.from({ length: 21 }, () => good) })).toMatchObject({
      refusal: { code: 'client-keys-none' },
    })
    expect(readKeySet({ keys: [good, good] })).toMatchObject({ refusal: { code: 'client-key-ids' } })
  })
})
