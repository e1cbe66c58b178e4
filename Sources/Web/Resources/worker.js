// Shows a page that says so when there is no connection. It keeps that page and what it is made of, and nothing of what is
// read: which articles somebody has read is nobody's to keep.

const language = new URL(location).searchParams.get("in");
const pages = ["/offline", "/care/offline"];
const name = `offline ${language}`;
const isPart = /^\/(?:assets|appearance)\//;
const parts = /(?:href|src)="(\/(?:assets|appearance)\/[^"#]+)/g;

async function keep() {
  const cache = await caches.open(name);
  for (const page of pages) {
    // Without cookies, so that the page is the one of somebody unknown.
    const answer = await fetch(`${page}?lang=${language}`, { credentials: "omit" });
    if (!answer.ok) throw new Error(`${page}: ${answer.status}`);
    const text = await answer.clone().text();
    await cache.put(page, answer);
    await cache.addAll(new Set([...text.matchAll(parts)].map((part) => part[1])));
  }
}

async function start() {
  for (const other of await caches.keys()) if (other !== name) await caches.delete(other);
  await registration.navigationPreload?.enable();
  await clients.claim();
}

async function page(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    const isCare = /^\/care(\/|$)/.test(new URL(event.request.url).pathname);
    return (await caches.match(pages[isCare ? 1 : 0])) ?? Response.error();
  }
}

async function kept(request) {
  return (await caches.match(request)) ?? fetch(request);
}

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(keep());
});
addEventListener("activate", (event) => event.waitUntil(start()));
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(page(event));
  // Under its address is always the same.
  else if (isPart.test(new URL(request.url).pathname)) event.respondWith(kept(request));
});
