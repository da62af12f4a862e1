/** When to try again, and what is worth trying again at all. */
import type { Problem } from '#shared/problem.ts';
import type { StoredReport, Trouble } from './records.ts';

const FIRST_WAIT_MS = 1_000;
export const LONGEST_WAIT_MS = 300_000;
const LONGEST_TOLD_MS = 3_600_000;

/**
 * due: only what has waited long enough · eager: something has changed for the better, own waits are over,
 * but not a wait that the server asked for · forced: its owner said "now"
 */
export type Hurry = 'due' | 'eager' | 'forced';

/** Milliseconds to wait after so many failures: 1 s doubling to 5 min, less up to half so that phones do not march in step. */
export function backOff(failures: number, random = Math.random()): number {
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(wait * (1 - random / 2));
}

/** The wait that the server asked for, or else our own. */
export function waitAfter(problem: Pick<Problem, 'retryAfter'>, failures: number): number {
  if (problem.retryAfter === undefined) return backOff(failures);
  return Math.min(LONGEST_TOLD_MS, problem.retryAfter * 1000);
}

/** True when its time has come. A time too far ahead comes from a clock that has been put right since. */
export function isTime(nextTry: number, now: number): boolean {
  return nextTry <= now || nextTry - now > LONGEST_TOLD_MS;
}

/** True when there is anything to do for a report without its owner. */
export function isPending({ state, more, copies }: StoredReport): boolean {
  return state === 'waiting' || (state === 'arrived' && (more || copies));
}

/** True when the report is to be taken up now. */
export function isDue(report: StoredReport, hurry: Hurry, now: number): boolean {
  if (!isPending(report)) return false;
  if (hurry === 'forced') return true;
  const told = report.trouble?.retryAfter !== null && report.trouble !== null;
  const looking = report.state === 'arrived' && !report.more;
  return (hurry === 'eager' && !told && !looking) || isTime(report.nextTry, now);
}

/** True when the very same request may well succeed later; false when only its owner can mend it. */
export function isPassing({ status, code }: Pick<Problem, 'status' | 'code'>): boolean {
  if (code === 'not-ours' || status === 0 || status >= 500) return true;
  return [401, 408, 425, 429].includes(status);
}

/** A problem as it is stored beside what it keeps back. */
export function troubleOf(problem: Problem): Trouble {
  const { code, status, errors, retryAfter, message } = problem;
  const service = problem.extra.service as Trouble['service'] | undefined;
  return { code, status, errors, detail: message, retryAfter: retryAfter ?? null, service: service ?? null };
}
