/**
 * Empties the outbox: each report, then its photos, then what was added to it. The page and the service worker
 * run this same module; a Web Lock keeps them apart, and where there is none, the server takes the same report
 * twice for one. Nothing leaves the outbox before the server has answered in its own words.
 */
import { fetchTicket, postFollowUp, probe, putPhoto, putReport } from '#shared/api.ts';
import { mint } from '#shared/number.ts';
import { asProblem, type Problem } from '#shared/problem.ts';
import { tell } from './channel.ts';
import { change, read } from './db.ts';
import { followUpArrived, listFollowUps, refuseFollowUp } from './followUpStore.ts';
import { type Hurry, isDue, isPassing, isPending, isTime, troubleOf, waitAfter } from './patience.ts';
import type { StoredFollowUp, StoredPhoto, StoredReport } from './records.ts';
import * as store from './reportStore.ts';

const LOCK = 'wellkept-outbox';
/** A tab asleep with the lock in its hand must not stop an owner who presses "Send now". */
const LOCK_PATIENCE_MS = 5_000;
/** How long until we ask again whether a photo is cleaned: 5 s doubling to an hour. */
const FIRST_LOOK_MS = 5_000;
const LAST_LOOK_MS = 3_600_000;
const MOST_RENUMBERINGS = 3;

/** How it goes with the line to the server as a whole. */
interface Line {
  attempts: number;
  nextTry: number;
}

let queue: Promise<void> = Promise.resolve();

/** Sends what is due; with `only`, just that report. Never rejects: what failed is stored beside each item. */
export function flush(hurry: Hurry = 'due', only?: string): Promise<void> {
  queue = queue.then(() => withLock(hurry === 'forced', () => run(hurry, only))).catch(() => undefined);
  return queue;
}

async function withLock(wait: boolean, work: () => Promise<void>): Promise<void> {
  const locks = globalThis.navigator?.locks;
  if (!locks) return work();
  if (!wait) return locks.request(LOCK, { ifAvailable: true }, (lock) => (lock ? work() : undefined));
  const patience = AbortSignal.timeout?.(LOCK_PATIENCE_MS);
  let begun = false;
  try {
    await locks.request(LOCK, patience ? { signal: patience } : {}, () => {
      begun = true;
      return work();
    });
  } catch (error) {
    if (begun) throw error;
    await work();
  }
}

async function run(hurry: Hurry, only: string | undefined): Promise<void> {
  const line = await lineNow();
  if (hurry === 'due' && !isTime(line.nextTry, Date.now())) return;
  const due = (await store.listReports())
    .reverse()
    .filter((report) => (!only || report.number === only) && isDue(report, hurry, Date.now()));
  if (due.length === 0 || !(await lineIsGood(line))) return;
  for (const report of due) {
    const problem = await deliver(report);
    tell({ kind: 'progress', number: report.number, progress: null });
    tell({ kind: 'changed' });
    if (problem?.status === 429) return;
    if (problem?.status === 0 && !(await lineIsGood(line))) return;
  }
}

/** Brings one report as far as it will go. Resolves with what stopped it for now, if anything did. */
async function deliver(report: StoredReport): Promise<Problem | null> {
  let { number } = report;
  try {
    if (report.state !== 'arrived') {
      const arrived = await sendReport(report);
      if (!arrived) return null;
      number = arrived.number;
    }
    const current = await store.fetchReport(number);
    if (current) await sendRest(current);
    return null;
  } catch (error) {
    const problem = asProblem(error);
    await putAside(number, problem).catch(() => undefined);
    return problem;
  }
}

/** Hands the report in under its own number or, when somebody else has that, under a new one. */
async function sendReport({ number }: StoredReport): Promise<StoredReport | undefined> {
  for (let tries = 0; ; tries++) {
    const sealed = await store.seal(number);
    if (!sealed?.body) return undefined;
    tell({ kind: 'progress', number, progress: { step: 'report' } });
    try {
      const ticket = await putReport(number, sealed.key, sealed.body);
      const arrived = await store.markArrived(number, ticket);
      tell({ kind: 'changed' });
      return arrived;
    } catch (error) {
      if (asProblem(error).code !== 'number-taken' || tries >= MOST_RENUMBERINGS) throw error;
      const renewed = await store.renumberReport(number, await mint());
      if (!renewed) return undefined;
      tell({ kind: 'changed' });
      number = renewed.number;
    }
  }
}

/** Photos, follow-ups and their photos; one that fails never keeps the others back. Throws the first problem that may pass. */
async function sendRest(report: StoredReport): Promise<void> {
  const first = await sendPhotos(report);
  const second = await sendFollowUps(report);
  const problem = first ?? second ?? (await sendPhotos(report));
  if (problem) throw problem;
  const looks = report.more ? 0 : report.attempts;
  const owed = await store.settle(report.number, 0, looks);
  if (owed?.copies) await look(owed);
}

async function sendPhotos(report: StoredReport): Promise<Problem | null> {
  const waiting = (await store.photosKept(report.number)).filter(
    ({ state, followUp }) => state === 'waiting' && followUp === null,
  );
  return eachOf(waiting, (photo, index) => sendPhoto(report, photo, index + 1, waiting.length));
}

async function sendPhoto(report: StoredReport, photo: StoredPhoto, no: number, of: number): Promise<void> {
  const { number, key, language } = report;
  const onProgress = (share: number) =>
    tell({ kind: 'progress', number, progress: { step: 'photo', no, of, share } });
  onProgress(0);
  try {
    await putPhoto({ ...photo, number, key, language }, onProgress);
  } catch (error) {
    const problem = asProblem(error);
    if (isPassing(problem) || problem.code === 'report-first') throw problem;
    return store.notePhoto(photo, { state: 'refused', reason: problem.message });
  }
  await store.notePhoto(photo, { state: 'received', reason: null });
}

async function sendFollowUps(report: StoredReport): Promise<Problem | null> {
  const waiting = (await listFollowUps(report.number)).filter(({ state }) => state === 'waiting');
  return eachOf(waiting, (one) => sendFollowUp(report, one));
}

async function sendFollowUp(report: StoredReport, one: StoredFollowUp): Promise<void> {
  const { id, kind, text, photos } = one;
  try {
    const ticket = await postFollowUp(report, { id, kind, text, photos });
    await followUpArrived(one, ticket);
  } catch (error) {
    const problem = asProblem(error);
    if (isPassing(problem) || problem.code === 'report-first') throw problem;
    await refuseFollowUp(id, troubleOf(problem));
  }
}

/** Does each in turn. A broken line ends the round; any other passing problem is told at the end. */
async function eachOf<T>(all: T[], work: (one: T, index: number) => Promise<void>): Promise<Problem | null> {
  let first: Problem | null = null;
  for (const [index, one] of all.entries()) {
    try {
      await work(one, index);
    } catch (error) {
      first ??= asProblem(error);
      if (first.status === 0 || first.status === 429 || first.code === 'report-first') return first;
    }
  }
  return first;
}

/** Asks what became of the photos, so that copies no longer needed can go. */
async function look({ number, key, language, attempts }: StoredReport): Promise<void> {
  const wait = Math.min(LAST_LOOK_MS, FIRST_LOOK_MS * 2 ** attempts);
  try {
    await store.keepView(await fetchTicket(number, language, key));
  } catch {
    // the next look will tell
  }
  await store.settle(number, Date.now() + wait, attempts + 1);
}

async function putAside(number: string, problem: Problem): Promise<void> {
  const trouble = troubleOf(problem);
  await store.alterReport(number, (report) => {
    const attempts = report.attempts + 1;
    const later = { attempts, nextTry: Date.now() + waitAfter(problem, attempts), trouble };
    // The city has lost what it had: hand it in once more
    if (problem.code === 'report-first') return report.body ? { ...later, state: 'waiting' } : later;
    if (isPassing(problem)) return later;
    // A plain refusal means that nothing was kept there, so it may be changed again
    return { state: 'needs-you', begun: problem.code === 'other-content', trouble };
  });
}

/** True when the server itself answers; remembers how long to wait when it does not. */
async function lineIsGood(line: Line): Promise<boolean> {
  const good = await probe();
  if (good && line.attempts === 0) return true;
  const attempts = good ? 0 : line.attempts + 1;
  const nextTry = good ? 0 : Date.now() + waitAfter({ retryAfter: undefined }, attempts);
  Object.assign(line, { attempts, nextTry });
  await change(['settings'], (desk) => desk.put('settings', { name: 'line', value: { attempts, nextTry } }));
  return good;
}

async function lineNow(): Promise<Line> {
  const stored = await read(['settings'], (desk) => desk.get('settings', 'line'));
  return { ...((stored?.value as Line | undefined) ?? { attempts: 0, nextTry: 0 }) };
}

/** When to call `flush` next, in milliseconds since 1970; null when nothing waits. */
export async function nextTime(): Promise<number | null> {
  const pending = (await store.listReports()).filter(isPending);
  if (pending.length === 0) return null;
  const earliest = Math.min(...pending.map(({ nextTry }) => (isTime(nextTry, Date.now()) ? 0 : nextTry)));
  const line = await lineNow();
  return isTime(line.nextTry, Date.now()) ? earliest : Math.max(earliest, line.nextTry);
}

/** True when something of this phone has still not reached the city. */
export async function somethingUnsent(): Promise<boolean> {
  return (await store.listReports()).some(
    ({ state, more }) => state === 'waiting' || (state === 'arrived' && more),
  );
}
