// The app's own files without a network. What people write is never here: that is in IndexedDB, and what is asked of the
// server (`/api`, `/sync`) goes to the server or fails. Plain JavaScript, as no bundler touches it; the build puts the
// names of its files in place of the two constants (`client/service-worker/build.ts`).
//
// W1  A page comes from the network where there is one, so that whoever is online has the newest version at once.
// W2  Files that are named by their content come from here first; they never mean anything else.
// W3  The files of the version before stay as well: a tab that was opened with it still loads all its parts.
const version = '__VERSION__'
const files = __FILES__

const prefix = 'tributary-files-'
const current = prefix + version
const patienceMs = 4_000
const isNamedByContent = (path) => path.startsWith('/assets/')

self.addEventListener('install', (event) => {
  event.waitUntil(keepAll().then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOld().then(() => self.clients.claim()))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (isNamedByContent(pathname)) event.respondWith(fromHere(request))
  // The page of every address but those of a file, such as the licences: that is shown as it is, or not at all.
  else if (request.mode === 'navigate' && !/\.\w+$/.test(pathname))
    event.respondWith(fromNetwork(request, '/index.html'))
  else if (files.includes(pathname)) event.respondWith(fromNetwork(request, pathname))
})

async function keepAll() {
  const cache = await caches.open(current)
  await cache.addAll(files.map((path) => new Request(path, isNamedByContent(path) ? {} : { cache: 'reload' })))
}

/** Caches are listed in the order in which they were made. */
async function forgetOld() {
  const others = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== current)
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)))
}

async function fromHere(request) {
  const kept = await caches.match(request, { ignoreVary: true })
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) {
    const copy = answer.clone()
    const cache = await caches.open(current)
    // A full disk is no reason not to show the page.
    await cache.put(request, copy).catch(() => {})
  }
  return answer
}

/** The network first, but not for ever: a network that hangs is none. */
async function fromNetwork(request, path) {
  const answer = await Promise.race([
    fetch(request).catch(() => undefined),
    new Promise((resolve) => setTimeout(resolve, patienceMs)),
  ])
  if (answer && answer.status < 500) return answer
  const cache = await caches.open(current)
  return (await cache.match(path, { ignoreVary: true })) ?? answer ?? fetch(request)
}
