/** The queue as far as it has been fetched. It outlives the screens, so that a report can change its line. */
import { signal } from '@preact/signals';
import { Problem } from '#shared/problem.ts';
import type { State } from '#shared/seam.ts';
import { fetchQueue } from '../api.ts';
import { isOverdue } from '../measure.ts';
import type { Line, QueuePage, Report } from '../seam.ts';
import { attempt } from '../session.ts';
import { ALL, type Filters, OPEN } from '../where.ts';

export interface Queue {
  lines: Line[];
  /** where the next page begins; null at the end */
  next: string | null;
  counts: Record<State, number> | null;
  /** when the list was read from its top, by the server's clock */
  asOf: string;
  asking: 'top' | 'more' | null;
  problem: Problem | null;
  /** reports came in after the list was fetched */
  newer: boolean;
}

const NOTHING = { lines: [], next: null, counts: null, asOf: '' };
const EMPTY: Queue = { ...NOTHING, asking: null, problem: null, newer: false };

export const queue = signal<Queue>(EMPTY);

let asked: Filters | null = null;

/** Fetches the queue from its top. With other filters than before the old lines go at once. */
export async function load(filters: Filters): Promise<void> {
  const same = asked !== null && JSON.stringify(asked) === JSON.stringify(filters);
  asked = filters;
  const { counts, lines, next, asOf } = queue.value;
  queue.value = { ...EMPTY, counts, asking: 'top', ...(same && { lines, next, asOf }) };
  const page = await attempt(fetchQueue(filters, null));
  if (asked === filters) take(page, []);
}

/** Fetches the next page, if there is one. */
export async function more(): Promise<void> {
  const { next, asking, lines } = queue.value;
  const filters = asked;
  if (!filters || !next || asking) return;
  queue.value = { ...queue.value, asking: 'more', problem: null };
  const page = await attempt(fetchQueue(filters, next));
  if (asked === filters) take(page, lines);
}

/** Looks whether reports came in since, without moving anything under the reader's eyes. */
export async function lookForNewer(): Promise<void> {
  const filters = asked;
  if (!filters || queue.value.asking) return;
  // What is open is not listed by when it came
  const byTime = { ...filters, state: filters.state === OPEN ? ALL : filters.state };
  const page = await attempt(fetchQueue(byTime, null, '1'));
  if (asked !== filters || page instanceof Problem || queue.value.asking) return;
  const [newest] = page.reports;
  const { lines, asOf } = queue.value;
  const known = !newest || newest.received_at < asOf || lines.some(({ number }) => number === newest.number);
  queue.value = { ...queue.value, counts: page.counts, newer: !known };
}

/** Brings the line of a report, and with it the counts, up to the state in which the report was just seen. */
export function noteState({ number, state, updated_at, expected_by }: Report): void {
  const { lines, counts } = queue.value;
  const before = lines.find((line) => line.number === number)?.state;
  if (!before || before === state) return;
  const now = { state, updated_at, expected_by, overdue: isOverdue(expected_by, state) };
  queue.value = {
    ...queue.value,
    lines: lines.map((line) => (line.number === number ? { ...line, ...now } : line)),
    counts: counts && { ...counts, [before]: counts[before] - 1, [state]: counts[state] + 1 },
  };
}

function take(page: QueuePage | Problem, before: Line[]): void {
  if (page instanceof Problem) {
    queue.value = { ...queue.value, asking: null, problem: page };
    return;
  }
  const known = new Set(before.map(({ number }) => number));
  const lines = [...before, ...page.reports.filter(({ number }) => !known.has(number))];
  const asOf = before.length > 0 ? queue.value.asOf : page.as_of;
  queue.value = { ...EMPTY, lines, next: page.next, counts: page.counts, asOf };
}
