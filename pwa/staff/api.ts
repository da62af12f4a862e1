/** The staff's calls, as typed functions. Every one of them rejects with a `Problem` and with nothing else. */
import { Problem, readProblem } from '#shared/problem.ts';
import type { MoveBody, Person, QueuePage, ReleaseBody, Report, SentPage } from './seam.ts';
import { ALL, type Filters } from './where.ts';

const ROOT = '/api/v1/staff';
const PATIENCE_MS = 30_000;
const PAGE = '50';

/** The member of staff whose session this is; Problem 401 `sign-in` for a stranger. */
export function fetchMe(): Promise<Person> {
  return ask('/me');
}

/** Begins a session. Problem 401 `sign-in-wrong`, 429 with `retryAfter`. */
export function signIn(name: string, password: string): Promise<Person> {
  return ask('/sign-in', { name, password });
}

/** Ends the session. */
export function signOut(): Promise<null> {
  return ask('/sign-out', {});
}

/** A page of the queue, beginning at `cursor` or at the top: what is open by what presses most, else the newest first. */
export function fetchQueue(filters: Filters, cursor: string | null, limit = PAGE): Promise<QueuePage> {
  const state = filters.state === ALL ? '' : filters.state;
  const asked = Object.entries({ ...filters, state, cursor: cursor ?? '', limit }).filter(
    ([, value]) => value,
  );
  return ask(`/reports?${new URLSearchParams(asked)}`);
}

/** A page of what was sent, newest first, beginning at `cursor` or at the top. */
export function fetchSent(cursor: string | null): Promise<SentPage> {
  return ask(`/sent?${new URLSearchParams({ limit: PAGE, ...(cursor && { cursor }) })}`);
}

/** One report by its bare number. Problem 404 `not-arrived`. */
export function fetchReport(number: string): Promise<Report> {
  return ask(`/reports/${number}`);
}

/** Moves a report on. Problem 409 `move-not-allowed`, 422 with the fields at fault. */
export function sendMove(number: string, move: MoveBody): Promise<Report> {
  return ask(`/reports/${number}/moves`, move);
}

/** Shows everyone a photo or the reporter's words, or no longer. */
export function sendRelease(number: string, release: ReleaseBody): Promise<Report> {
  return ask(`/reports/${number}/release`, release);
}

/** GETs or, with a body, POSTs. An answer without content is null. */
async function ask<T>(path: string, body?: object): Promise<T> {
  const { answer, text } = await exchange(path, body);
  const type = answer.headers.get('Content-Type') ?? '';
  if (answer.status === 204) return null as T;
  if (!answer.ok || !type.startsWith('application/json')) {
    throw readProblem(answer.status, type, text, answer.headers.get('Retry-After'));
  }
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new Problem({ code: 'not-ours', status: answer.status });
  }
}

async function exchange(path: string, body?: object): Promise<{ answer: Response; text: string }> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  const write = {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
  try {
    const init = { credentials: 'same-origin', signal: patience.signal, ...(body && write) } as const;
    const answer = await fetch(ROOT + path, init);
    return { answer, text: await answer.text() };
  } catch {
    throw new Problem({ code: 'unreachable', status: 0 });
  } finally {
    clearTimeout(timer);
  }
}
