/** Being told by push: asking the browser, subscribing with the server's key of today, leaving again. */
import { deleteSubscription, fetchPushKey, postJson } from './api.ts';

/** What this browser can do: tell; not any more (the owner said no); only from the home screen (iPhone); nothing. */
export type PushPower = 'can' | 'denied' | 'from-home-screen' | 'cannot';

const TOLD = 'wellkept-told:';

/** What push can do here and now, without asking anything. */
export function pushPower(): PushPower {
  if ('PushManager' in window && 'Notification' in window && 'serviceWorker' in navigator) {
    return Notification.permission === 'denied' ? 'denied' : 'can';
  }
  return isApple() && !isInstalled() ? 'from-home-screen' : 'cannot';
}

/** Whether this phone is told about the ticket. */
export function isTold(ticket: string): boolean {
  return localStorage.getItem(TOLD + ticket) !== null;
}

/**
 * Asks the owner, subscribes, and has the server tell this phone about the ticket.
 * Resolves to false when the owner says no; rejects with a Problem, or with what the browser says.
 */
export async function tellMe(ticket: string, language: string): Promise<boolean> {
  if ((await Notification.requestPermission()) !== 'granted') return false;
  const key = await fetchPushKey();
  const push = (await subscribed(key.key)).toJSON();
  const given = { ticket, channel: 'push', push, key_id: key.id, language };
  const { id } = await postJson<{ id: string }>('/subscriptions', given);
  localStorage.setItem(TOLD + ticket, id);
  return true;
}

/** Has the server tell this phone no longer. The phone forgets at once; what the server cannot hear now, it hears from the push service. */
export async function tellMeNoLonger(ticket: string): Promise<void> {
  const id = localStorage.getItem(TOLD + ticket);
  localStorage.removeItem(TOLD + ticket);
  if (id) await deleteSubscription(ticket, id);
}

/** The subscription made with this key; one made with an earlier key is given up first (RFC 8292: one key each). */
async function subscribed(key: string): Promise<PushSubscription> {
  const { pushManager } = await navigator.serviceWorker.ready;
  const known = await pushManager.getSubscription();
  if (known && sameKey(known.options.applicationServerKey, key)) return known;
  await known?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(key) });
}

function sameKey(bytes: ArrayBuffer | null, key: string): boolean {
  if (!bytes) return false;
  const wanted = bytesOf(key);
  return new Uint8Array(bytes).every((byte, at) => byte === wanted[at]);
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}

function isApple(): boolean {
  return (
    /iPhone|iPad/.test(navigator.userAgent) ||
    (/Mac/.test(navigator.userAgent) && navigator.maxTouchPoints > 1)
  );
}

function isInstalled(): boolean {
  return window.matchMedia('(display-mode: standalone)').matches;
}
