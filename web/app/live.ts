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
 * One line to the server for the whole app. The browser reconnects by itself with `Last-Event-ID`, and the server catches
 * it up or says `reset`. When the topics change, the old line is kept until the new one listens, so nothing falls between.
 */
export function startLive(queryClient: QueryClient): () => void {
  let line: EventSource | undefined
  let open = ''
  let timer: ReturnType<typeof setTimeout> | undefined

  const hear = (event: MessageEvent<string>) => {
    const { topic } = JSON.parse(event.data) as { topic: string }
    void queryClient.invalidateQueries({ queryKey: keyOf(topic) })
  }
  const readAfresh = () => {
    for (const topic of wanted.keys()) void queryClient.invalidateQueries({ queryKey: keyOf(topic) })
  }
  const connect = () => {
    const topics = [...wanted.keys()].sort().join(',')
    if (topics === open) return
    const before = line
    open = topics
    line = undefined
    if (topics === '') return before?.close()
    const fresh = new EventSource(`/api/v1/live?${new URLSearchParams({ topics })}`)
    line = fresh
    fresh.addEventListener('hello', () => before?.close())
    fresh.addEventListener('reset', readAfresh)
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
