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

/** Hands in a report: `body` is sent byte for byte, so that sending again is the same request. */
export function putReport(number: string, key: Uint8Array, body: Uint8Array<ArrayBuffer>): Promise<Ticket> {
  return askJson(`/reports/${number}`, {
    method: 'PUT',
    headers: { ...bearer(key), 'Content-Type': 'application/json' },
    body,
  });
}

/** One photo to hand in after its report. */
export interface PhotoUpload {
  number: string;
  key: Uint8Array;
  /** SHA-256 of the bytes, in hex, as the report lists it */
  sha256: string;
  type: string;
  bytes: ArrayBuffer;
}

/**
 * Hands in one photo; `onProgress` hears the share sent, 0 to 1.
 * XMLHttpRequest, because fetch cannot say how far an upload has come.
 */
export function putPhoto(photo: PhotoUpload, onProgress: (share: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', `${ROOT}/reports/${photo.number}/photos/${photo.sha256}`);
    request.setRequestHeader('Authorization', bearer(photo.key).Authorization);
    request.setRequestHeader('Content-Type', photo.type);
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.timeout = PHOTO_PATIENCE_MS;
    request.onerror = () => reject(unreachable());
    request.ontimeout = () => reject(unreachable());
    request.onload = () => {
      const type = request.getResponseHeader('Content-Type') ?? '';
      const ok = request.status < 300 && type.startsWith('application/json');
      const wait = request.getResponseHeader('Retry-After');
      if (ok) resolve();
      else reject(readProblem(request.status, type, request.responseText, wait));
    };
    request.send(photo.bytes);
  });
}

function bearer(key: Uint8Array): { Authorization: string } {
  return { Authorization: `Bearer ${base64url(key)}` };
}

function getJson<T>(path: string, key?: Uint8Array): Promise<T> {
  return askJson<T>(path, key ? { headers: bearer(key) } : {});
}

async function askJson<T>(path: string, init: RequestInit): Promise<T> {
  const { answer, text } = await ask(path, init);
  const type = answer.headers.get('Content-Type') ?? '';
  if (!answer.ok || !type.startsWith('application/json')) {
    throw readProblem(answer.status, type, text, answer.headers.get('Retry-After'));
  }
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new Problem({ code: 'not-ours', status: answer.status });
  }
}

/** The whole answer, or an `unreachable` Problem when it did not come in time. */
async function ask(path: string, init: RequestInit): Promise<{ answer: Response; text: string }> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(ROOT + path, { credentials: 'same-origin', signal: patience.signal, ...init });
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
