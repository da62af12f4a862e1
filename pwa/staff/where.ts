/** Addresses of the staff side: which report is open and how the queue is narrowed, all in the URL. */

const QUEUE = '/staff';
export const SENT = '/staff/sent';
const REPORT = /^\/staff\/reports\/([^/]+)$/;
const NAMES = ['state', 'service', 'department', 'q'] as const;

/** How the queue is narrowed; '' means not at all. */
export type Filters = Record<(typeof NAMES)[number], string>;

export type Where = { at: 'queue' } | { at: 'sent' } | { at: 'report'; number: string } | { at: 'nowhere' };

/** Which screen a path (without a trailing slash) names. The number stands as it was typed. */
export function whereIs(path: string): Where {
  if (path === QUEUE) return { at: 'queue' };
  if (path === SENT) return { at: 'sent' };
  const number = REPORT.exec(path)?.[1];
  return number ? { at: 'report', number } : { at: 'nowhere' };
}

/** The filters in a URL's query; anything else there is left aside. */
export function filtersIn(query: Readonly<Record<string, string>>): Filters {
  return Object.fromEntries(NAMES.map((name) => [name, query[name] ?? ''])) as Filters;
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
