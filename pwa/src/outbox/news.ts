/** What was sent since the owner last looked at their reports. */
import { signal } from '@preact/signals';
import type { StoredReport } from './records.ts';

const NAME = 'wellkept.looked-at';
const seenAt = signal(Number(storage()?.getItem(NAME) ?? 0));

/** The reports that the city got since they were last looked at, the latest first. */
export function newsSince(reports: StoredReport[]): StoredReport[] {
  return reports
    .filter(({ arrivedAt }) => (arrivedAt ?? 0) > seenAt.value)
    .sort((a, b) => (b.arrivedAt ?? 0) - (a.arrivedAt ?? 0));
}

/** To be called where the owner sees what has arrived. */
export function lookedAt(): void {
  seenAt.value = Date.now();
  try {
    storage()?.setItem(NAME, String(seenAt.value));
  } catch {
    // no room for a number: then it is news once more at the next visit
  }
}

function storage(): Storage | null {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}
