import { onlineManager } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { Route } from '../../../contract/route.ts'
import { type Asked, call, Unreachable } from '../api.ts'
import { queryClient } from '../query-client.ts'
import { sessionQuery } from '../session.ts'
import { openDeviceBox } from './device-box.ts'
import { createOutbox, type WaitingNow } from './outbox.ts'

/** What becomes of deeds that wait; `in-memory` is kept as long as the page is open. */
export type Tale = 'kept' | 'in-memory' | 'arrived' | 'lost'
const listeners = new Set<(tale: Tale, count: number) => void>()
const tell = (tale: Tale) => (count: number) => {
  for (const listener of listeners) listener(tale, count)
}

/** The outbox of this tab. */
export const outbox = createOutbox({
  async send({ id, route, asked, roleId }) {
    // The server knows a deed by its id and the role: in another role it would be another deed.
    const session = queryClient.getQueryData(sessionQuery.queryKey)
    if ((session?.role?.id ?? null) !== roleId) throw new Unreachable('another role')
    return call(route as Route, asked as Asked<Route>, { requestId: id })
  },
  isOnline: () => onlineManager.isOnline(),
  now: () => Date.now(),
  later: (work, wait) => setTimeout(work, wait),
  onKept: (isSafe) => tell(isSafe ? 'kept' : 'in-memory')(1),
  onArrived: tell('arrived'),
  onLost: tell('lost'),
})

/** Hears what becomes of what waits. */
export function hearOutbox(listener: (tale: Tale, count: number) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Takes up what this person left on the device, and sends it as soon as there is a network.
 * @returns how to stop
 */
export function startOutbox({
  personId,
  roleId,
  deviceKey,
}: {
  readonly personId: string
  readonly roleId: string | null
  readonly deviceKey: string | null
}): () => void {
  const open = async () => {
    const box =
      deviceKey === null ? undefined : await openDeviceBox(personId, deviceKey).catch(() => undefined)
    await outbox.open(box, roleId)
  }
  void open()
  return onlineManager.subscribe((isOnline) => {
    if (isOnline) void outbox.flush()
  })
}

/** What waits, for a screen that shows it. */
export function useWaiting(): WaitingNow {
  return useSyncExternalStore(outbox.watch, outbox.now)
}
