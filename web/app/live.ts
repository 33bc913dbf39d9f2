import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { useEffect } from 'react'

/** A live topic, `worklist:<unit id>` or `citizen:<citizen id>`; ids only. */
export type Topic = `${string}:${string}`

/** The query keys a topic concerns: `citizen:42` is everything under `['citizen', '42']`. */
export function keyOf(topic: string): QueryKey {
  const colon = topic.indexOf(':')
  return [topic.slice(0, colon), topic.slice(colon + 1)]
}

const wanted = new Map<Topic, number>()
const watchers = new Set<() => void>()

/** Keeps the screen fresh: while shown, a signal under one of the topics fetches its queries again. */
export function useLive(...topics: readonly Topic[]): void {
  const together = topics.join(' ')
  useEffect(() => {
    const mine = together.split(' ') as Topic[]
    for (const topic of mine) wanted.set(topic, (wanted.get(topic) ?? 0) + 1)
    for (const watcher of watchers) watcher()
    return () => {
      for (const topic of mine) {
        const left = (wanted.get(topic) ?? 1) - 1
        if (left === 0) wanted.delete(topic)
        else wanted.set(topic, left)
      }
      for (const watcher of watchers) watcher()
    }
  }, [together])
}

/** A new line asks for what was signalled this long ago and since: a page has fetched before it listens. */
const lookBack = 10_000

/**
 * One line to the server for the whole app. The browser reconnects by itself with `Last-Event-ID`, and the server catches
 * it up or says `reset`. When the topics change, the old line is kept until the new one listens, and the new one asks for
 * the last seconds too, so nothing falls between.
 */
export function startLive(queryClient: QueryClient): () => void {
  let line: EventSource | undefined
  let open = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  const seen: { readonly at: number; readonly id: string }[] = []

  const note = ({ lastEventId }: MessageEvent) => {
    const at = performance.now()
    seen.push({ at, id: lastEventId })
    // One that is old enough is kept, to ask from; what came before it is of no more use.
    while (seen[1] !== undefined && at - seen[1].at > lookBack) seen.shift()
  }
  const hear = (event: MessageEvent<string>) => {
    note(event)
    const { topic } = JSON.parse(event.data) as { topic: string }
    fetchAgain(queryClient, keyOf(topic))
  }
  const readAfresh = () => {
    for (const topic of wanted.keys()) fetchAgain(queryClient, keyOf(topic))
  }
  const connect = () => {
    const topics = [...wanted.keys()].sort().join(',')
    if (topics === open) return
    const before = line
    open = topics
    line = undefined
    if (topics === '') return before?.close()
    const [from] = seen
    const fresh = new EventSource(
      `/api/v1/live?${new URLSearchParams({ topics, ...(from && { since: from.id }) })}`,
    )
    line = fresh
    fresh.addEventListener('hello', (event) => {
      note(event)
      before?.close()
      // The first line of all has nothing to ask from, and the page was fetched before it.
      if (from === undefined) readAfresh()
    })
    fresh.addEventListener('reset', (event) => {
      note(event)
      readAfresh()
    })
    fresh.onmessage = hear
    fresh.onerror = () => {
      before?.close()
      // The browser gives up on an answer that is not a stream; try again when the server may be back.
      if (fresh.readyState === EventSource.CLOSED && fresh === line) timer = setTimeout(again, 5_000)
    }
  }
  const again = () => {
    line?.close()
    open = ''
    connect()
    readAfresh()
  }
  // Pages change in one go: the old topics leave and the new ones come within the same moment.
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(connect, 50)
  }

  watchers.add(soon)
  addEventListener('online', again)
  soon()
  return () => {
    watchers.delete(soon)
    removeEventListener('online', again)
    clearTimeout(timer)
    line?.close()
  }
}

/**
 * Fetches again what a signal concerns. An answer that is on its way for the first time may have been read before the change,
 * so it is fetched once more when it has come.
 */
function fetchAgain(queryClient: QueryClient, queryKey: QueryKey): void {
  for (const query of queryClient.getQueryCache().findAll({ queryKey })) {
    if (query.state.fetchStatus !== 'fetching' || query.state.data !== undefined) continue
    const { queryKey: exactKey } = query
    const invalidate = () => queryClient.invalidateQueries({ queryKey: exactKey, exact: true })
    query.promise?.then(invalidate, () => undefined)
  }
  void queryClient.invalidateQueries({ queryKey })
}
