/** What sets off the sending: the start, a connection, a look at the page, the clock, and the service worker's own wake-up. */
import { SYNC_TAG } from './names.ts';
import type { Hurry } from './patience.ts';
import { flush, nextTime, somethingUnsent } from './send.ts';

const SHORTEST_MS = 250;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Sends what there is and sets the clock for what then remains. */
export async function wake(hurry: Hurry = 'due', only?: string): Promise<void> {
  await flush(hurry, only);
  const next = await nextTime().catch(() => null);
  clearTimeout(timer);
  if (next !== null) timer = setTimeout(() => void wake(), Math.max(SHORTEST_MS, next - Date.now()));
  void askForSync();
}

/** Begins to listen for whatever may make sending possible. */
export function watch(): void {
  window.addEventListener('online', () => void wake('eager'));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void wake('eager');
  });
  void wake('eager');
}

/** Where the browser can, it wakes the service worker when there is a connection, also after this page is gone. */
async function askForSync(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker?.getRegistration();
    const sync = (registration as { sync?: { register(tag: string): Promise<void> } } | undefined)?.sync;
    if (sync && (await somethingUnsent())) await sync.register(SYNC_TAG);
  } catch {
    // the page itself goes on trying
  }
}

/** Asks the browser not to throw our storage away when the disk runs short; it may say no. */
export async function askToPersist(): Promise<boolean> {
  return (await navigator.storage?.persist?.()) ?? false;
}

/** Bytes that this browser still lets us store; null when it does not say. */
export async function roomLeft(): Promise<number | null> {
  const found = await navigator.storage?.estimate?.().catch(() => null);
  return found?.quota === undefined ? null : found.quota - (found.usage ?? 0);
}
