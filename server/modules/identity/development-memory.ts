import type { Adapter, AdapterPayload } from 'oidc-provider'

interface Kept {
  readonly payload: AdapterPayload
  readonly expiresAt: number
}

/** What the development provider remembers: a map in this process, gone with it, forgotten when it has run out. */
export function createMemory(): new (model: string) => Adapter {
  const kept = new Map<string, Kept>()
  const forget = (now: number): void => {
    for (const [key, { expiresAt }] of kept) if (expiresAt <= now) kept.delete(key)
  }
  return class Memory implements Adapter {
    readonly #model: string
    constructor(model: string) {
      this.#model = model
    }
    async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
      const now = Date.now()
      forget(now)
      kept.set(`${this.#model} ${id}`, { payload, expiresAt: now + expiresIn * 1_000 })
    }
    async find(id: string): Promise<AdapterPayload | undefined> {
      return kept.get(`${this.#model} ${id}`)?.payload
    }
    async findByUid(uid: string): Promise<AdapterPayload | undefined> {
      for (const [key, { payload }] of kept)
        if (key.startsWith(`${this.#model} `) && payload.uid === uid) return payload
      return undefined
    }
    async findByUserCode(): Promise<undefined> {
      return undefined
    }
    async consume(id: string): Promise<void> {
      const payload = kept.get(`${this.#model} ${id}`)?.payload
      if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1_000)
    }
    async destroy(id: string): Promise<void> {
      kept.delete(`${this.#model} ${id}`)
    }
    async revokeByGrantId(grantId: string): Promise<void> {
      for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key)
    }
  }
}
