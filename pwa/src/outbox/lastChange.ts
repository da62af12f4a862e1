/**
 * The last change of a draft, written as its page is left. The database takes its time, and a page that goes does not
 * get it; `localStorage` is written before the page is gone. It holds words and photos' names, and only until the
 * database has them too.
 */
import type { StoredDraft } from './records.ts';

const NAME = 'wellkept.last-change';

/** Keeps a draft as it is at this moment. A browser that refuses keeps what the database has. */
export function keepLastChange({ key, ...rest }: StoredDraft): void {
  try {
    localStorage.setItem(NAME, JSON.stringify({ ...rest, key: key && [...key] }));
  } catch {
    // full, or switched off by the reader
  }
}

/** What a page left behind before the database had it, or null. */
export function lastChange(): StoredDraft | null {
  try {
    const found = JSON.parse(localStorage.getItem(NAME) ?? 'null');
    return found && { ...found, key: found.key && new Uint8Array(found.key) };
  } catch {
    return null;
  }
}

/** Forgets what was left behind of a draft: the database has it, or its writer wants it gone. */
export function forgetLastChange(id: string): void {
  if (lastChange()?.id === id) localStorage.removeItem(NAME);
}
