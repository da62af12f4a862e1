/** Addresses of the staff side: which report is open and how the queue is narrowed, all in the URL. */

const QUEUE = '/staff';
export const SENT = '/staff/sent';
const REPORT = /^\/staff\/reports\/([^/]+)$/;
const NAMES = ['state', 'service', 'department', 'q'] as const;

/** In the place of a state: whatever is still to be done, what presses most first. */
export const OPEN = 'open';
/** In the place of a state: whatever came in, also what has ended; the newest first. */
export const ALL = 'all';

/** How the queue is narrowed; `state` is a state, OPEN or ALL, of the others '' means not at all. */
export type Filters = Record<(typeof NAMES)[number], string>;

/** The queue as somebody finds it who has never narrowed it. */
export const WHAT_IS_OPEN: Filters = { state: OPEN, service: '', department: '', q: '' };

export type Where = { at: 'queue' } | { at: 'sent' } | { at: 'report'; number: string } | { at: 'nowhere' };

/** Which screen a path (without a trailing slash) names. The number stands as it was typed. */
export function whereIs(path: string): Where {
  if (path === QUEUE) return { at: 'queue' };
  if (path === SENT) return { at: 'sent' };
  const number = REPORT.exec(path)?.[1];
  return number ? { at: 'report', number } : { at: 'nowhere' };
}

/** The filters in a URL's query, or `unsaid` where it names none; anything else there is left aside. */
export function filtersIn(query: Readonly<Record<string, string>>, unsaid = WHAT_IS_OPEN): Filters {
  if (!NAMES.some((name) => query[name])) return unsaid;
  const given = Object.fromEntries(NAMES.map((name) => [name, query[name] ?? ''])) as Filters;
  return { ...given, state: given.state || ALL };
}

/** The same filters with other words to look for. What has ended is looked through, too, as long as there are any. */
export function searching(filters: Filters, q: string): Filters {
  const { state } = filters;
  if (q && state === OPEN) return { ...filters, q, state: ALL };
  return { ...filters, q, state: !q && filters.q && state === ALL ? OPEN : state };
}

/** The address of the queue or, with a number, of a report, with the queue narrowed this way. */
export function addressOf(filters: Filters, number?: string): string {
  const given = Object.entries(filters).filter(([, value]) => value);
  const query = new URLSearchParams(given).toString();
  return `${number ? `${QUEUE}/reports/${number}` : `${QUEUE}/`}${query && `?${query}`}`;
}

/** True when something besides the state narrows the queue. */
export function isNarrowed(filters: Filters): boolean {
  return [filters.service, filters.department, filters.q].some(Boolean);
}
