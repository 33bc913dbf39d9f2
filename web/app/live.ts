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

/**
 * One line to the server for the whole app. The browser reconnects by itself with `Last-Event-ID`; when the topics
 * change we open a new line that starts after the last signal seen. A line that had to be opened again from nothing
 * fetches everything it watches, since signals may have been missed.
 */
export function startLive(queryClient: QueryClient): () => void {
  let source: EventSource | undefined
  let open = ''
  let lastId = ''
  let timer: ReturnType<typeof setTimeout> | undefined

  const hear = (event: MessageEvent<string>) => {
    if (event.lastEventId) lastId = event.lastEventId
    const { topic } = JSON.parse(event.data) as { topic: string }
    void queryClient.invalidateQueries({ queryKey: keyOf(topic) })
  }
  const readAfresh = () => {
    for (const topic of wanted.keys()) void queryClient.invalidateQueries({ queryKey: keyOf(topic) })
  }
  const connect = () => {
    const topics = [...wanted.keys()].sort().join(',')
    if (topics === open && source?.readyState !== EventSource.CLOSED) return
    source?.close()
    source = undefined
    open = topics
    if (topics === '') return
    const asked = new URLSearchParams({ topics, ...(lastId && { lastEventId: lastId }) })
    source = new EventSource(`/api/v1/live?${asked}`)
    let isFirst = true
    source.onopen = () => {
      if (!isFirst) readAfresh()
      isFirst = false
    }
    source.onmessage = hear
    source.onerror = () => {
      // The browser gives up on an answer that is not a stream; try again when the server may be back.
      if (source?.readyState === EventSource.CLOSED) timer = setTimeout(reconnect, 5_000)
    }
  }
  const reconnect = () => {
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
  addEventListener('online', reconnect)
  soon()
  return () => {
    watchers.delete(soon)
    removeEventListener('online', reconnect)
    clearTimeout(timer)
    source?.close()
  }
}
