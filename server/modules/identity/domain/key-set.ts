import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'

/** How a client may sign: those SMART Backend Services asks for, and Ed25519. Never `none`, never a shared secret. */
export const signingAlgorithms = ['ES384', 'RS384', 'EdDSA', 'Ed25519'] as const
export type SigningAlgorithm = (typeof signingAlgorithms)[number]

/** A public key (RFC 7517) we accept signatures by. */
export interface PublicKey {
  readonly kty: 'EC' | 'RSA' | 'OKP'
  readonly kid: string
  readonly alg?: string
  readonly use?: string
  readonly crv?: string
  readonly x?: string
  readonly y?: string
  readonly n?: string
  readonly e?: string
}

export type KeySetRefused = Refusal<
  'client-keys-unreadable' | 'client-keys-none' | 'client-key-secret' | 'client-key-unfit' | 'client-key-ids'
>

const most = 20
const secretMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']
/** 2048 bits. */
const shortestModulus = 256

/** A key set as a client gave it, held to what we accept; of each key only what is public and needed is kept. */
export function readKeySet(given: unknown): Result<readonly PublicKey[], KeySetRefused> {
  const keys = (given as { keys?: unknown } | null)?.keys
  if (!Array.isArray(keys)) return refused('client-keys-unreadable')
  if (keys.length === 0 || keys.length > most) return refused('client-keys-none', { most })
  const read: PublicKey[] = []
  for (const [place, key] of keys.entries()) {
    if (typeof key !== 'object' || key === null) return refused('client-keys-unreadable')
    if (secretMembers.some((member) => member in key)) return refused('client-key-secret', { place })
    const one = readKey(key as Readonly<Record<string, unknown>>)
    if (one === undefined) return refused('client-key-unfit', { place, algorithms: signingAlgorithms })
    read.push(one)
  }
  const ids = new Set(read.map(({ kid }) => kid))
  return ids.size === read.length ? ok(read) : refused('client-key-ids')
}

function readKey(key: Readonly<Record<string, unknown>>): PublicKey | undefined {
  const { kty, kid, alg, use, crv } = key
  if (typeof kid !== 'string' || kid === '' || kid.length > 200) return undefined
  if (use !== undefined && use !== 'sig') return undefined
  const [x, y, n, e] = [text(key.x), text(key.y), text(key.n), text(key.e)]
  const fits = (...algorithms: SigningAlgorithm[]): boolean =>
    alg === undefined || algorithms.some((one) => one === alg)
  if (kty === 'EC' && crv === 'P-384' && x !== undefined && y !== undefined && fits('ES384'))
    return { kty, kid, crv, x, y, use: 'sig' }
  if (kty === 'RSA' && n !== undefined && e !== undefined && bytesIn(n) >= shortestModulus && fits('RS384'))
    return { kty, kid, n, e, use: 'sig' }
  if (kty === 'OKP' && crv === 'Ed25519' && x !== undefined && fits('EdDSA', 'Ed25519'))
    return { kty, kid, crv, x, use: 'sig' }
  return undefined
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= 2_000 && /^[A-Za-z0-9_-]+$/.test(value)
    ? value
    : undefined
}

function bytesIn(base64url: string): number {
  return Math.floor((base64url.length * 3) / 4)
}
