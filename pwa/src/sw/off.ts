/**
 * The emergency switch. When `/sw-off.json` says {"off": true}, or `/sw.js` is gone for good (410),
 * the worker removes itself and its caches. What people wrote, in the database, is never touched.
 */
const PAUSE_MS = 600_000;
const PATIENCE_MS = 5_000;

let asked = 0;

/** Asks the server, at most every ten minutes, whether this worker should go. No answer means no. */
export async function switchedOff(now = Date.now()): Promise<boolean> {
  if (now - asked < PAUSE_MS) return false;
  asked = now;
  const [word, script] = await Promise.all([look('/sw-off.json', 'GET'), look('/sw.js', 'HEAD')]);
  if (script?.status === 410) return true;
  if (!word?.ok) return false;
  const said = (await word.json().catch(() => null)) as { off?: unknown } | null;
  return said?.off === true;
}

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
