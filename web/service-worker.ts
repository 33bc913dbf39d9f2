/*
 * Keeps the app itself on the device, so that it opens where there is no network. Only files of the build are kept, the
 * same for everybody: nothing that is asked of /api is ever read, answered or stored here.
 */

interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface FetchEvent extends Event {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface Scope {
  addEventListener(kind: 'install' | 'activate', listener: (event: ExtendableEvent) => void): void
  addEventListener(kind: 'fetch', listener: (event: FetchEvent) => void): void
  readonly clients: { claim(): Promise<void> }
}
const scope = globalThis as unknown as Scope

/** The files of this build and their mark, filled in by the build. */
const { files, mark } = JSON.parse('__BUILD__') as {
  readonly files: readonly string[]
  readonly mark: string
}
const cacheName = `app-${mark}`
const page = '/index.html'
const kept = new Set(files)

scope.addEventListener('install', (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll([page, ...files])))
})

scope.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name))),
      )
      .then(() => scope.clients.claim()),
  )
})

scope.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (kept.has(pathname)) event.respondWith(fromCacheFirst(request))
  else if (request.mode === 'navigate' && isPageOfOurs(pathname)) event.respondWith(pageOrKept(request))
})

/** The names of built files change with what is in them, so the kept one is the right one. */
async function fromCacheFirst(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request)
}

async function pageOrKept(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (fault) {
    const answer = await caches.match(page)
    if (answer === undefined) throw fault
    return answer
  }
}

/** Addresses that the app answers itself; the others are the server's alone. */
function isPageOfOurs(pathname: string): boolean {
  return !/^\/(api|fhir|auth|oidc|oauth|dev-login|health|metrics|\.well-known)(\/|$)/.test(pathname)
}
