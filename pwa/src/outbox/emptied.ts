/**
 * Notices that the browser has thrown its database away. How many reports lie in it is written down beside it, in
 * `localStorage`, which some browsers spare: a phone that kept reports and finds none says so.
 */
import { emptied } from './live.ts';

const NAME = 'wellkept.reports-kept';

/** To be called with the number of reports found at the start. A database that cannot be read says nothing. */
export function compare(found: number): void {
  const before = Number(storage()?.getItem(NAME) ?? 0);
  if (found === 0 && before > 0) emptied.value = before;
  else remember(found);
}

/** To be called with the number of reports whenever it is read. None is no news: it may be the browser's doing. */
export function remember(count: number): void {
  if (count > 0) write(count);
}

/** The owner removed the last report, or has read that the browser did. */
export function acknowledge(): void {
  emptied.value = 0;
  storage()?.removeItem(NAME);
}

function write(count: number): void {
  try {
    storage()?.setItem(NAME, String(count));
  } catch {
    // no room for a number: then there is nothing to compare with
  }
}

function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
