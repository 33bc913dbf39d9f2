import { useSyncExternalStore } from 'react'

const phone = '(width < 768px)'

/** True on a screen narrower than 768 px (also when text is enlarged so much that a desk becomes a phone). */
export function usePhone(): boolean {
  return useSyncExternalStore(watch, () => matchMedia(phone).matches)
}

function watch(watcher: () => void): () => void {
  const query = matchMedia(phone)
  query.addEventListener('change', watcher)
  return () => query.removeEventListener('change', watcher)
}
