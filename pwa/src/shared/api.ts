/** The server, as typed functions. Every one of them rejects with a `Problem` and with nothing else. */
import { base64url } from './digest.ts';
import { Problem, readProblem } from './problem.ts';
import type { City, Service, ServiceSummary, Ticket } from './seam.ts';

const ROOT = '/api/v1';
/** A line that says nothing for so long is taken for dead; sending again is harmless. */
const PATIENCE_MS = 30_000;
const PHOTO_PATIENCE_MS = 180_000;

export function fetchCity(language: string): Promise<City> {
  return getJson(`/city?lang=${language}`);
}

export async function fetchServices(language: string): Promise<ServiceSummary[]> {
  return (await getJson<{ services: ServiceSummary[] }>(`/services?lang=${language}`)).services;
}

export function fetchService(code: string, language: string): Promise<Service> {
  return getJson(`/services/${encodeURIComponent(code)}?lang=${language}`);
}

/** A ticket as everyone sees it or, with its 32-byte key, as its reporter does. */
export function fetchTicket(number: string, language: string, key?: Uint8Array): Promise<Ticket> {
  return getJson(`/reports/${number}?lang=${language}`, key);
}

/** True when our own server answers, in its own words: not a sign-in page, not a proxy, not an old copy. */
export async function probe(): Promise<boolean> {
  try {
    const { answer, text } = await ask('/healthz', { cache: 'no-store' });
    return answer.ok && text.trim() === '{"wellkept":"ok"}';
  } catch {
    return false;
  }
}

/** Hands in a report: `body` is sent byte for byte, so that sending again is the same request. */
export async function putReport(
  number: string,
  key: Uint8Array,
  body: Uint8Array<ArrayBuffer>,
): Promise<Ticket> {
  return about(number, await askJson<Ticket>(`/reports/${number}`, writing('PUT', key, body)));
}

/** Words or photos to add to a report, or that it is taken back. */
export interface FollowUpBody {
  /** UUID made by the phone: sent again, it is the same follow-up */
  id: string;
  kind: 'words' | 'photos' | 'withdraw';
  text: string;
  /** SHA-256 of each photo's bytes, in hex */
  photos: string[];
}

/** Hands in what was added to a report; what is said of it comes in `language`. */
export async function postFollowUp(
  { number, key, language }: { number: string; key: Uint8Array; language: string },
  given: FollowUpBody,
): Promise<Ticket> {
  const body = new TextEncoder().encode(JSON.stringify(given));
  const path = `/reports/${number}/follow-ups?lang=${language}`;
  return about(number, await askJson<Ticket>(path, writing('POST', key, body)));
}

function writing(method: string, key: Uint8Array, body: Uint8Array<ArrayBuffer>): RequestInit {
  return { method, headers: { ...bearer(key), 'Content-Type': 'application/json' }, body };
}

/** An answer counts only when it speaks of our report. */
function about(number: string, ticket: Ticket): Ticket {
  if (ticket?.number !== number) throw new Problem({ code: 'not-ours', status: 200 });
  return ticket;
}

/** The server's push key of today, and its id. */
export function fetchPushKey(): Promise<{ id: string; key: string }> {
  return askJson('/push-key', { cache: 'no-store' });
}

/** POSTs JSON to an address below the root; gives the answer's. */
export function postJson<T>(path: string, given: object): Promise<T> {
  const headers = { 'Content-Type': 'application/json' };
  return askJson(path, { method: 'POST', headers, body: JSON.stringify(given) });
}

/** Ends a subscription. */
export async function deleteSubscription(ticket: string, id: string): Promise<void> {
  await ask(`${ROOT}/subscriptions/${ticket}/${id}`, { method: 'DELETE' });
}

/** One photo to hand in after its report. */
export interface PhotoUpload {
  number: string;
  key: Uint8Array;
  /** SHA-256 of the bytes, in hex, as the report lists it */
  sha256: string;
  type: string;
  bytes: ArrayBuffer;
  /** in which a refusal gives its reason */
  language: string;
}

/** Hands in one photo; `onProgress` hears the share sent, 0 to 1, where the browser can tell. */
export async function putPhoto(photo: PhotoUpload, onProgress: (share: number) => void): Promise<void> {
  const path = `${ROOT}/reports/${photo.number}/photos/${photo.sha256}?lang=${photo.language}`;
  const headers = { ...bearer(photo.key), 'Content-Type': photo.type };
  const inWorker = typeof XMLHttpRequest === 'undefined';
  const { status, type, text, wait } = inWorker
    ? plain(await ask(path, { method: 'PUT', headers, body: photo.bytes }, PHOTO_PATIENCE_MS))
    : await upload(path, headers, photo.bytes, onProgress);
  if (status >= 300 || !isJson(type)) throw readProblem(status, type, text, wait);
  if (readJson<{ sha256?: string }>(text, status).sha256 !== photo.sha256) {
    throw new Problem({ code: 'not-ours', status });
  }
}

/** An answer as it came. */
export interface Plain {
  status: number;
  type: string;
  text: string;
  wait: string | null;
}

function plain({ answer, text }: { answer: Response; text: string }): Plain {
  const { headers, status } = answer;
  return { status, text, type: headers.get('Content-Type') ?? '', wait: headers.get('Retry-After') };
}

/** PUTs bytes by XMLHttpRequest, because fetch cannot say how far an upload has come (a share of 0 to 1). */
export function upload(
  path: string,
  headers: Record<string, string>,
  bytes: ArrayBuffer,
  onProgress: (share: number) => void,
): Promise<Plain> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', path);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.timeout = PHOTO_PATIENCE_MS;
    request.onerror = () => reject(unreachable());
    request.ontimeout = () => reject(unreachable());
    request.onload = () =>
      resolve({
        status: request.status,
        type: request.getResponseHeader('Content-Type') ?? '',
        text: request.responseText,
        wait: request.getResponseHeader('Retry-After'),
      });
    request.send(bytes);
  });
}

function bearer(key: Uint8Array): { Authorization: string } {
  return { Authorization: `Bearer ${base64url(key)}` };
}

/** What the API answers at a path under /api/v1. */
export function getJson<T>(path: string, key?: Uint8Array): Promise<T> {
  return askJson<T>(path, key ? { headers: bearer(key) } : {});
}

async function askJson<T>(path: string, init: RequestInit): Promise<T> {
  const { status, type, text, wait } = plain(await ask(ROOT + path, init));
  if (status >= 300 || !isJson(type)) throw readProblem(status, type, text, wait);
  return readJson<T>(text, status);
}

function isJson(type: string): boolean {
  return type.startsWith('application/json');
}

function readJson<T>(text: string, status: number): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new Problem({ code: 'not-ours', status });
  }
}

/** The whole answer, or an `unreachable` Problem when it did not come in time or came from elsewhere. */
async function ask(
  path: string,
  init: RequestInit,
  patienceMs = PATIENCE_MS,
): Promise<{ answer: Response; text: string }> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), patienceMs);
  try {
    const options: RequestInit = { credentials: 'same-origin', redirect: 'error', signal: patience.signal };
    const answer = await fetch(path, { ...options, ...init });
    return { answer, text: await answer.text() };
  } catch {
    throw unreachable();
  } finally {
    clearTimeout(timer);
  }
}

function unreachable(): Problem {
  return new Problem({ code: 'unreachable', status: 0 });
}
