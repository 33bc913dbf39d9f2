import type { Adapter, Handing, Parcel } from './adapter.ts'

/** Somebody in this very process who takes letters, for tests. */
export type Neighbour = (parcel: Parcel) => Promise<Handing> | Handing

const neighbours = new Map<string, Neighbour>()

/** Lets a neighbour take what is sent to an address; the answer takes it away again. */
export function receiveInMemory(address: string, neighbour: Neighbour): () => void {
  neighbours.set(address, neighbour)
  return () => void neighbours.delete(address)
}

/** Hands over within the process. Outside of tests nobody is there. */
export const memoryAdapter: Adapter = async (address, parcel) => {
  const neighbour = neighbours.get(address)
  return neighbour === undefined
    ? { outcome: { kind: 'not-handed-over', why: 'no-contact' } }
    : neighbour(parcel)
}
