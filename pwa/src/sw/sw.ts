/**
 * The service worker: keeps the app ready for use without a connection, sends the outbox when the browser wakes it,
 * and takes photos shared from other apps. It touches no other write.
 */
import { clientsClaim } from 'workbox-core';
import { createHandlerBoundToURL, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { CacheFirst, StaleWhileRevalidate } from 'workbox-strategies';
import { SYNC_TAG } from '#outbox/names.ts';
import { flush, somethingUnsent } from '#outbox/send.ts';
import { ASK_PREFETCH, USE_NOW, type WorkerMessage } from '../offline/messages.ts';
import { switchedOff, switchOff } from '../offline/off.ts';
import { ASSETS, FORMS, keepNothingMore, onlyJson, onlyOk, prefetch, renewCaches } from './caches.ts';
import { open, show } from './push.ts';
import { takeShared } from './share.ts';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] };

interface SyncEvent extends ExtendableEvent {
  tag: string;
}

const NOT_THE_APP = [
  /^\/staff(\/|$)/,
  /^\/api\//,
  /^\/photos\//,
  /^\/open311\//,
  /^\/healthz$/,
  /^\/share$/,
  /\.\w+$/,
];
const SHELL = /index\.html|\/(residents|app)-/;

precacheAndRoute(self.__WB_MANIFEST.filter(isWanted));
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: NOT_THE_APP }));
registerRoute(
  ({ url, sameOrigin }) =>
    sameOrigin && /^\/api\/v1\/(city|streets|(services|answers)(\/[^/]+)?)$/.test(url.pathname),
  new StaleWhileRevalidate({ cacheName: FORMS, plugins: [onlyJson] }),
);
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
  new CacheFirst({ cacheName: ASSETS, plugins: [onlyOk] }),
);
clientsClaim();

/** Who saves data gets the shell at once and the rest when it is used. */
function isWanted(entry: PrecacheEntry | string): boolean {
  return !savesData() || SHELL.test(typeof entry === 'string' ? entry : entry.url);
}

function savesData(): boolean {
  const { connection } = self.navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}

self.addEventListener('activate', (event) => event.waitUntil(renewCaches()));

self.addEventListener('message', (event) => {
  const message = event.data as WorkerMessage;
  if (message.kind === USE_NOW) void self.skipWaiting();
  if (message.kind === ASK_PREFETCH) event.waitUntil(prefetch(message.language, savesData()));
});

self.addEventListener('sync', (event) => {
  const sync = event as SyncEvent;
  if (sync.tag === SYNC_TAG) sync.waitUntil(sendAll());
});

/** Rejects when something remains, so that the browser wakes us once more. */
async function sendAll(): Promise<void> {
  await flush('eager');
  if (await somethingUnsent()) throw new Error('Something is still to be sent.');
}

self.addEventListener('push', (event) => event.waitUntil(show(self.registration, event.data)));
self.addEventListener('notificationclick', (event) =>
  event.waitUntil(open(self.clients, event.notification)),
);

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.mode === 'navigate') event.waitUntil(obeySwitch());
  if (request.method !== 'POST') return;
  if (new URL(request.url).pathname === '/share') event.respondWith(takeShared(request));
});

async function obeySwitch(): Promise<void> {
  if (!(await switchedOff())) return;
  keepNothingMore();
  await switchOff(self.registration);
}
