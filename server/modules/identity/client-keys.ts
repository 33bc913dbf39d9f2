import { createLocalJWKSet } from 'jose'
import type { KeySource } from './domain/client.ts'
import type { PublicKey } from './domain/key-set.ts'
import { fetchKeys, type KeyWorld } from './fetch-keys.ts'

/** Fetched keys are good for this long, and an unknown key makes us look again, but not more often than that: milliseconds. */
const goodFor = 10 * 60_000
const lookAgainAfter = 30_000

export type KeyFinder = ReturnType<typeof createLocalJWKSet>

/** The keys of clients: given ones as they are, published ones fetched and kept for a while in this process. */
export interface ClientKeys {
  /** The keys of the sources among which the named one must be; empty when none has it. */
  find(sources: readonly KeySource[], kid: string | undefined): Promise<KeyFinder>
}

/** @param tell hears why published keys could not be had; the system that asks is only told that it is unknown */
export function createClientKeys(
  world: KeyWorld,
  now: () => number,
  tell: (uri: string, code: string) => void = () => undefined,
): ClientKeys {
  const kept = new Map<string, { readonly at: number; readonly keys: readonly PublicKey[] }>()
  const underWay = new Map<string, Promise<readonly PublicKey[]>>()

  const published = async (uri: string, kid: string | undefined): Promise<readonly PublicKey[]> => {
    const last = kept.get(uri)
    const age = last === undefined ? Number.POSITIVE_INFINITY : now() - last.at
    const hasIt = last?.keys.some((key) => key.kid === kid) ?? false
    if (last !== undefined && age < (hasIt ? goodFor : lookAgainAfter)) return last.keys
    const fetching =
      underWay.get(uri) ??
      fetchKeys(uri, world)
        // A place that is away is not asked again at once either.
        .then((fetched) => {
          const keys = fetched.ok ? fetched.value : []
          if (!fetched.ok) tell(uri, fetched.refusal.code)
          kept.set(uri, { at: now(), keys })
          return keys
        })
        .finally(() => underWay.delete(uri))
    underWay.set(uri, fetching)
    return fetching
  }

  return {
    async find(sources, kid) {
      const keys: PublicKey[] = []
      for (const source of sources)
        keys.push(...(source.kind === 'given' ? source.keys : await published(source.uri, kid)))
      // A newer set may carry a key over from an earlier one; the newest comes first.
      const named = keys.filter((key, place) => keys.findIndex((one) => one.kid === key.kid) === place)
      return createLocalJWKSet({ keys: named })
    },
  }
}
