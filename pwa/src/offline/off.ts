/**
 * The emergency switch for a bad service worker. When `/sw-off.json` says {"off": true}, or `/sw.js` is gone
 * for good (410), page and worker alike remove the worker and its caches. What people wrote, in the database,
 * is never touched.
 */
const PATIENCE_MS = 5_000;

/** Asks the server whether the worker should go. No answer means no. */
export async function switchedOff(): Promise<boolean> {
  const [word, script] = await Promise.all([look('/sw-off.json', 'GET'), look('/sw.js', 'HEAD')]);
  if (script?.status === 410) return true;
  if (!word?.ok) return false;
  const said = (await word.json().catch(() => null)) as { off?: unknown } | null;
  return said?.off === true;
}

/** Removes the worker and everything it kept; nothing of the outbox. */
export async function switchOff(registration: ServiceWorkerRegistration): Promise<void> {
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  await registration.unregister();
}

async function look(path: string, method: string): Promise<Response | null> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    return await fetch(path, { method, cache: 'no-store', signal: patience.signal });
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
