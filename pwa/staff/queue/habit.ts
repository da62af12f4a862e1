/** How each member of staff narrowed the queue last, on this computer. What was searched for is not kept. */
import { type Filters, filtersIn } from '../where.ts';

const KEY = 'wellkept-queue:';

/** Keeps how `person` narrows the queue. */
export function remember(person: string, { state, service, department }: Filters): void {
  try {
    localStorage.setItem(KEY + person, JSON.stringify({ state, service, department }));
  } catch {
    // without storage the queue opens as for everybody
  }
}

/** How `person` narrowed the queue last; for whoever never did, what is open. */
export function remembered(person: string): Filters {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY + person) ?? '{}');
    return filtersIn({ ...(kept as Record<string, string>), q: '' });
  } catch {
    return filtersIn({});
  }
}
