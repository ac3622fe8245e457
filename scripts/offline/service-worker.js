/**
 * Keeps the built page in the browser, so that it opens without a network. `build.mjs` writes KEPT before it.
 *
 * No two builds are ever mixed: but for the page itself all files are named after what is in them, a page is answered
 * from the cache of one build, and what it loads later is found there by its name. So a new build can take over at
 * once, and pages that are open go on with the files of theirs, which stay for a while.
 */

/* global KEPT */

/** Earlier builds whose files stay for pages that are still open. */
const EARLIER_BUILDS = 2;

/** One origin may hold this page in several folders: each has caches of its own. */
const OURS = `siblings ${self.registration.scope} `;
const THIS_BUILD = OURS + KEPT.build;
const PAGE = self.registration.scope;

/** Served by the machine itself, where the network is as near as the cache, and another project may come to the port. */
const isAtHome = ['localhost', '127.0.0.1', '[::1]'].includes(self.location.hostname);

self.addEventListener('install', (event) => event.waitUntil(keep().then(() => self.skipWaiting())));

self.addEventListener('activate', (event) => event.waitUntil(leaveOut().then(() => self.clients.claim())));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(PAGE)) return;
  if (request.mode !== 'navigate') event.respondWith(kept(request).then((found) => found ?? fetch(request)));
  else if (isPage(request.url)) event.respondWith(page(request));
});

/** All files of this build; those that an earlier attempt or an earlier build has brought are not fetched again. */
async function keep() {
  const cache = await caches.open(THIS_BUILD);
  await Promise.all(
    KEPT.files.map(async (file) => {
      const url = new URL(file, PAGE).href;
      await cache.put(url, (await kept(url)) ?? (await whole(url)));
    }),
  );
  // Last, so that a build that has a page has everything.
  const answer = await whole(PAGE);
  if (!(await answer.clone().text()).includes(KEPT.entry)) throw new Error('The server has another build by now.');
  await cache.put(PAGE, answer);
}

/** From the server, not from what the browser remembers of it; a page that asks for a password elsewhere is none of ours. */
async function whole(url) {
  const answer = await fetch(url, { cache: url === PAGE ? 'reload' : 'default' });
  if (!answer.ok || answer.redirected) throw new Error(`${url} was not to be had.`);
  return answer;
}

const kept = (request) => caches.match(request, { ignoreVary: true });

const isPage = (url) => ['', 'index.html'].includes(url.slice(PAGE.length).replace(/[?#].*$/, ''));

async function page(request) {
  const ours = () => caches.match(PAGE, { cacheName: THIS_BUILD, ignoreVary: true });
  if (isAtHome) return fetch(request).catch(async (error) => (await ours()) ?? Promise.reject(error));
  return (await ours()) ?? fetch(request);
}

async function leaveOut() {
  const earlier = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== THIS_BUILD);
  await Promise.all(earlier.slice(0, -EARLIER_BUILDS).map((name) => caches.delete(name)));
}
