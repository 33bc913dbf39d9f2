import { useSyncExternalStore } from 'react'

const tick = 30_000
const watchers = new Set<() => void>()
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  now = Date.now()
  timer ??= setInterval(() => {
    now = Date.now()
    for (const each of watchers) each()
  }, tick)
  return () => {
    watchers.delete(watcher)
    if (watchers.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** The time now in milliseconds, moved on every half minute: one clock for all countdowns on the screen. */
export function useNow(): number {
  return useSyncExternalStore(watch, () => now)
}
