/** The page's side of the service worker: registering it, and offering the next version without forcing it. */
import { ASK_PREFETCH, USE_NOW, type WorkerMessage } from './messages.ts';
import { switchedOff, switchOff } from './off.ts';

interface Options {
  /** language in which the forms are kept for offline use */
  language: string;
  /** a new version waits; the given function puts it into use */
  onUpdate: (useIt: () => void) => void;
}

const CHECK_MS = 3_600_000;

/** Registers the worker, where this page may have one. Resolves when that is done or has failed. */
export async function register({ language, onUpdate }: Options): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  try {
    if (await switchedOff()) return await removeAll();
    const registration = await navigator.serviceWorker.register('/sw.js');
    watchForUpdate(registration, onUpdate);
    keepLooking(registration);
    const ready = await navigator.serviceWorker.ready;
    send(ready.active, { kind: ASK_PREFETCH, language });
  } catch {
    // no storage or a private window: the app works online all the same
  }
}

async function removeAll(): Promise<void> {
  for (const registration of await navigator.serviceWorker.getRegistrations()) await switchOff(registration);
}

function watchForUpdate(registration: ServiceWorkerRegistration, onUpdate: Options['onUpdate']): void {
  const offer = (worker: ServiceWorker) => {
    // The first worker of all waits for nobody; only a successor needs consent
    if (!navigator.serviceWorker.controller) return;
    onUpdate(() => {
      navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), {
        once: true,
      });
      send(worker, { kind: USE_NOW });
    });
  };
  if (registration.waiting) offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => worker.state === 'installed' && offer(worker));
  });
}

/** A page that stays open for days still hears of a new version. */
function keepLooking(registration: ServiceWorkerRegistration): void {
  let last = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - last < CHECK_MS) return;
    last = Date.now();
    registration.update().catch(() => undefined);
  });
}

function send(worker: ServiceWorker | null, message: WorkerMessage): void {
  worker?.postMessage(message);
}
