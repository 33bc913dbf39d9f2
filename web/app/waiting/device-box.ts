import type { WaitingDeed } from './waiting-deed.ts'

/** What a device keeps until it is sent. */
export interface DeviceBox {
  readonly put: (deed: WaitingDeed) => Promise<void>
  readonly remove: (id: string) => Promise<void>
  /** All of this person's, and how many of theirs can no longer be opened; those are thrown away. */
  readonly open: () => Promise<{ readonly deeds: WaitingDeed[]; readonly lost: number }>
}

interface Sealed {
  readonly id: string
  readonly owner: string
  readonly nonce: Uint8Array<ArrayBuffer>
  readonly sealed: ArrayBuffer
}

const storeName = 'deeds'

/**
 * The box of one person in IndexedDB. What is in it is sealed (AES-256-GCM) with a key that the server gives with the
 * session and that lies in memory only, so a device that is lost or lent gives nothing away.
 * @param owner who it is of; an id, never a number of a person
 * @param deviceKey AES-256 in base64
 */
export async function openDeviceBox(owner: string, deviceKey: string): Promise<DeviceBox> {
  const key = await crypto.subtle.importKey('raw', fromBase64(deviceKey), 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ])
  const database = await openDatabase()
  const inStore = <Value>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<Value>) =>
    answerOf(ask(database.transaction(storeName, mode, { durability: 'strict' }).objectStore(storeName)))

  const unseal = async ({ id, nonce, sealed }: Sealed): Promise<WaitingDeed | undefined> => {
    try {
      const algorithm = { name: 'AES-GCM', iv: nonce, additionalData: bytesOf(id) }
      const plain = await crypto.subtle.decrypt(algorithm, key, sealed)
      return JSON.parse(new TextDecoder().decode(plain)) as WaitingDeed
    } catch {
      return undefined
    }
  }

  return {
    async put(deed) {
      const nonce = crypto.getRandomValues(new Uint8Array(12))
      const algorithm = { name: 'AES-GCM', iv: nonce, additionalData: bytesOf(deed.id) }
      const sealed = await crypto.subtle.encrypt(algorithm, key, bytesOf(JSON.stringify(deed)))
      await inStore('readwrite', (store) => store.put({ id: deed.id, owner, nonce, sealed } satisfies Sealed))
    },
    async remove(id) {
      await inStore('readwrite', (store) => store.delete(id))
    },
    async open() {
      const all = await inStore<Sealed[]>('readonly', (store) => store.getAll())
      const mine = all.filter((each) => each.owner === owner)
      const opened = await Promise.all(mine.map(unseal))
      const deeds = opened.filter((deed) => deed !== undefined)
      await Promise.all(
        mine
          .filter((_, index) => opened[index] === undefined)
          .map(({ id }) => inStore('readwrite', (store) => store.delete(id))),
      )
      return { deeds, lost: mine.length - deeds.length }
    },
  }
}

/** How many deeds lie on this device, whosever they are. */
export async function countOnDevice(): Promise<number> {
  const database = await openDatabase()
  try {
    return await answerOf(database.transaction(storeName).objectStore(storeName).count())
  } finally {
    database.close()
  }
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open('sammenhaeng', 1)
  request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: 'id' })
  return answerOf(request)
}

function answerOf<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the device keeps nothing'))
  })
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
}
