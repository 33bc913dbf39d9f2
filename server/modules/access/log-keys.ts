import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Settings } from '../../platform/settings.ts'

/** The key that seals the log. */
export interface SealKey {
  readonly id: string
  /** Ed25519, in base64. */
  sign(text: string): string
}

/** The public keys that are believed. */
export interface TrustedKeys {
  /** Whether the key with this id signed the text. `unknown` when it is not among the trusted. */
  check(keyId: string, text: string, signature: string): 'yes' | 'no' | 'unknown'
}

/** Folder of the public keys that have ever sealed here, one file each: copy it to where the log is checked from. */
export function publicKeyFolder(settings: Settings): string {
  return join(settings.DATA_DIR, 'keys', 'log-seal-public')
}

/**
 * The key that seals: LOG_SEAL_KEY (an Ed25519 private key in PEM, or its base64), else one made once and kept in
 * DATA_DIR/keys. Its public half is kept beside it for good, so that a key can be changed and old seals still be checked.
 * Throws when the setting is no Ed25519 key; its value is never told.
 */
export async function openSealKey(settings: Settings): Promise<SealKey> {
  const key =
    settings.LOG_SEAL_KEY === undefined ? await keptKey(settings) : readPrivate(settings.LOG_SEAL_KEY)
  const publicKey = createPublicKey(key)
  const id = idOf(publicKey)
  const folder = publicKeyFolder(settings)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeOnce(join(folder, `${id}.pem`), String(publicKey.export({ type: 'spki', format: 'pem' })), 0o644)
  return { id, sign: (text) => sign(null, Buffer.from(text), key).toString('base64') }
}

/** The keys in the folder of public keys, or in another folder where they were put aside. */
export async function readTrustedKeys(folder: string): Promise<TrustedKeys> {
  const keys = new Map<string, KeyObject>()
  const files = await readdir(folder).catch(() => [])
  for (const file of files.filter((name) => name.endsWith('.pem'))) {
    const key = createPublicKey(await readFile(join(folder, file), 'utf8'))
    keys.set(idOf(key), key)
  }
  return {
    check(keyId, text, signature) {
      const key = keys.get(keyId)
      if (key === undefined) return 'unknown'
      return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64')) ? 'yes' : 'no'
    },
  }
}

/** The first letters of the digest of the public key: enough to tell keys apart, and bound to the key itself. */
function idOf(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16)
}

function readPrivate(text: string): KeyObject {
  const key = text.includes('-----BEGIN')
    ? createPrivateKey(text)
    : createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' })
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('LOG_SEAL_KEY is not an Ed25519 private key')
  return key
}

async function keptKey(settings: Settings): Promise<KeyObject> {
  const folder = join(settings.DATA_DIR, 'keys')
  const file = join(folder, 'log-seal.pem')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { privateKey } = generateKeyPairSync('ed25519')
  await writeOnce(file, String(privateKey.export({ type: 'pkcs8', format: 'pem' })), 0o600)
  return createPrivateKey(await readFile(file, 'utf8'))
}

/** Made by whoever comes first: two servers on one folder agree. */
async function writeOnce(file: string, text: string, mode: number): Promise<void> {
  await writeFile(file, text, { flag: 'wx', mode }).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EEXIST') throw fault
  })
}
