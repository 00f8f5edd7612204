/**
 * [FO1] The field's own worker: what the face is made of lies on the phone, and is served from there.
 * A new version waits until the page says so; what the version before it needs stays until there is another.
 */
type Waiting = { waitUntil(work: Promise<unknown>): void }
type Fetching = { readonly request: Request; respondWith(answer: Promise<Response>): void }
type Worker = {
  readonly registration: { readonly scope: string }
  readonly clients: { claim(): Promise<void> }
  /** The server puts it before the script: what a build is made of, and which page it serves. */
  readonly yimenField: { readonly files: readonly string[]; readonly version: string }
  skipWaiting(): Promise<void>
  addEventListener(kind: 'install' | 'activate', hear: (event: Waiting) => void): void
  addEventListener(kind: 'fetch', hear: (event: Fetching) => void): void
  addEventListener(kind: 'message', hear: (event: { readonly data: unknown }) => void): void
}
const worker = self as unknown as Worker

const { files, version } = worker.yimenField
const prefix = 'yimen-field-'
const scope = worker.registration.scope
/** Each realm has a worker of its own at one address, and their stores are shared. */
const place = new URL(scope).pathname
const own = `${prefix}${place} ${version}`

worker.addEventListener('install', (event) =>
  event.waitUntil(
    caches
      .open(own)
      .then((cache) => cache.addAll([scope, ...files].map((path) => new Request(path, { cache: 'reload' })))),
  ),
)

worker.addEventListener('activate', (event) =>
  event.waitUntil(
    caches
      .keys()
      .then((names) => {
        const others = names.filter((name) => name.startsWith(`${prefix}${place} `) && name !== own)
        /** A page of the version before may still be open in another tab. */
        return Promise.all(others.slice(0, -1).map((name) => caches.delete(name)))
      })
      .then(() => worker.clients.claim()),
  ),
)

worker.addEventListener('message', ({ data }) => {
  if (data === 'take over') void worker.skipWaiting()
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== new URL(scope).origin) return
  if (request.mode === 'navigate' && url.pathname === place)
    event.respondWith(
      caches
        .open(own)
        .then((cache) => cache.match(scope))
        .then((page) => page ?? fetch(request)),
    )
  else if (url.pathname.startsWith('/assets/'))
    event.respondWith(caches.match(request.url, { ignoreVary: true }).then((file) => file ?? fetch(request)))
})
