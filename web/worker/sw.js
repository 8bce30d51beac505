/* Keeps the page's own files in the phone, so that it opens without a line the second time. Nothing of the API is kept. */
const NAME = 'anxin-worker-@version@'
const FILES = '@files@'.split(' ')

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  const old = (names) => names.filter((name) => name.indexOf('anxin-worker-') === 0 && name !== NAME)
  event.waitUntil(caches.keys().then((names) => Promise.all(old(names).map((name) => caches.delete(name)))).then(() => self.clients.claim()))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const address = new URL(request.url)
  if (request.method !== 'GET' || address.origin !== location.origin || address.pathname.indexOf('/w/') !== 0) return
  event.respondWith(
    caches.open(NAME)
      .then((cache) => cache.match(request.mode === 'navigate' ? '/w/' : request, { ignoreSearch: true }))
      .then((kept) => kept || fetch(request)),
  )
})
