/** Parcels on the server: everything of this phone, sealed, left for an hour; and taken, once, by another. */
import { restore } from '#outbox/keeper.ts';
import { tookOver } from '#outbox/mine.ts';
import { exportFitting, importFile, type Taken } from '#outbox/transfer.ts';
import { upload } from '#shared/api.ts';
import { Problem, readProblem } from '#shared/problem.ts';
import { newCode } from './code.ts';
import { locksOf, OVERHEAD, seal, unseal } from './seal.ts';

const ROOT = '/api/v1/carry';
/** What the server takes, sealed. */
const MOST_BYTES = 8 * 1024 * 1024;
const PATIENCE_MS = 180_000;

/** What was left with the server. */
export interface Left {
  code: string;
  /** RFC 3339: after this it is gone */
  until: string;
  /** the photos were too much and stay on this phone */
  withoutPhotos: boolean;
}

/**
 * Leaves everything of this phone with the server under a new code; `onProgress` hears the share sent, 0 to 1.
 * Rejects with a Problem, or with NotSaved when this phone cannot read what it kept.
 */
export async function leaveAll(onProgress: (share: number) => void): Promise<Left> {
  const code = newCode();
  const { id, key } = await locksOf(code);
  const fitting = await exportFitting(MOST_BYTES - OVERHEAD);
  if (!fitting) throw new Problem({ code: 'too-large', status: 413 });
  const { buffer } = await seal(key, await fitting.file.arrayBuffer());
  const headers = { 'Content-Type': 'application/octet-stream' };
  const { status, type, text, wait } = await upload(`${ROOT}/${id}`, headers, buffer, onProgress);
  if (status >= 300 || !type.startsWith('application/json')) throw readProblem(status, type, text, wait);
  const { until } = JSON.parse(text) as { until: string };
  return { code, until, withoutPhotos: fitting.withoutPhotos };
}

/** Takes what lies under a bare code over to this phone. Rejects with a Problem or with NotSaved. */
export async function takeAll(code: string): Promise<Taken> {
  const { id, key } = await locksOf(code);
  const bytes = await unseal(key, new Uint8Array(await take(id))).catch((error) => {
    throw error instanceof Problem ? error : new Problem({ code: 'carry-broken', status: 200 });
  });
  return takeOver(new Blob([bytes]));
}

/** Takes a file over, shows what came and sends what is due. Rejects as `importFile` does. */
export async function takeOver(file: Blob): Promise<Taken> {
  const taken = await importFile(file);
  await tookOver();
  await restore();
  return taken;
}

async function take(id: string): Promise<ArrayBuffer> {
  const answer = await ask(`${ROOT}/${id}/take`);
  const type = answer.headers.get('Content-Type') ?? '';
  if (answer.ok && type === 'application/octet-stream') return answer.arrayBuffer().catch(unreachable);
  const text = await answer.text().catch(unreachable);
  throw readProblem(answer.status, type, text, answer.headers.get('Retry-After'));
}

async function ask(path: string): Promise<Response> {
  const patience = new AbortController();
  setTimeout(() => patience.abort(), PATIENCE_MS);
  return fetch(path, { method: 'POST', redirect: 'error', signal: patience.signal }).catch(unreachable);
}

function unreachable(): never {
  throw new Problem({ code: 'unreachable', status: 0 });
}
