/** Follows the draft with the store: every change is written, so that a page may die at any moment. */
import { effect } from '@preact/signals';
import { NotSaved } from './db.ts';
import { clear, draft, hasContent, show } from './draft.ts';
import { catchUp, dropDraft, fetchDraft, listDrafts, storeDraft, storedDraft } from './draftStore.ts';
import { forgetLastChange, keepLastChange, lastChange } from './lastChange.ts';
import { kept, notKept } from './live.ts';
import type { Draft } from './records.ts';

/** Changes that follow each other faster than this are written as one. */
const PAUSE_MS = 250;

let timer: ReturnType<typeof setTimeout> | undefined;
let written: Draft | null = null;
let writtenPath = '';
let writing: Promise<void> = Promise.resolve();

/** Begins to follow the draft. Call once, after `restore`. */
export function follow(): void {
  written = draft.peek();
  effect(() => {
    if (draft.value === written) return;
    clearTimeout(timer);
    timer = setTimeout(flushDraft, PAUSE_MS);
  });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && leave());
  window.addEventListener('pagehide', leave);
}

/** The page may be gone before the database has written anything. */
function leave(): void {
  const value = draft.peek();
  if (value !== written && value.id) keepLastChange(storedDraft(value, pathNow()));
  void flushDraft();
}

/** Writes what is not written yet; resolves when the disk has it or `notKept` says why not. */
export function flushDraft(): Promise<void> {
  clearTimeout(timer);
  writing = writing.then(async () => {
    const value = draft.peek();
    const path = pathNow();
    if ((value === written && path === writtenPath) || !value.id) return;
    try {
      if (hasContent(value)) await storeDraft(value, path);
      else await dropDraft(value.id);
      notKept.value = null;
      forgetLastChange(value.id);
    } catch (error) {
      notKept.value = error instanceof NotSaved ? error.why : 'failed';
      await keepWordsAtLeast(value);
    }
    written = value;
    writtenPath = path;
  });
  return writing;
}

/** The screen of the form that its writer is on, or was last; who left it at once comes back to its beginning. */
function pathNow(): string {
  const { pathname } = window.location;
  if (pathname.startsWith('/report/')) return pathname;
  return writtenPath || `/report/${draft.peek().service ?? 'show-us'}`;
}

/** When the photos do not fit, the words still may. */
async function keepWordsAtLeast(value: Draft): Promise<void> {
  if (value.photos.length === 0) return;
  await storeDraft({ ...value, photos: [] }, pathNow()).catch(() => undefined);
}

/** Shows the last draft of an earlier visit. One that cannot be read is put away: a broken draft must not lock anyone out. */
export async function restore(): Promise<void> {
  await finishLastChange();
  for (const { id, service, path, ...stored } of await listDrafts()) {
    if (draft.peek().id) return;
    if (!hasContent({ ...stored, id, service })) continue;
    try {
      const found = await fetchDraft(id);
      if (!found) continue;
      const { path: _, ...value } = found;
      show(value);
      kept.value = { service, path };
      writtenPath = path;
      return;
    } catch {
      await dropDraft(id).catch(() => undefined);
    }
  }
}

/** Writes what the page before this one could not. */
async function finishLastChange(): Promise<void> {
  const last = lastChange();
  if (!last) return;
  if (hasContent(last)) await catchUp(last);
  else await dropDraft(last.id);
  forgetLastChange(last.id);
}

/** Removes the draft for good. */
export async function startAfresh(): Promise<void> {
  const { id } = draft.peek();
  clearTimeout(timer);
  await writing;
  putAway();
  if (id) await dropDraft(id);
}

/** The draft has become a report and was removed with it. */
export function draftTaken(): void {
  clearTimeout(timer);
  putAway();
}

function putAway(): void {
  forgetLastChange(draft.peek().id);
  clear();
  written = draft.peek();
  writtenPath = '';
}

/** Opens another stored draft; the present one stays stored. */
export async function openDraft(id: string): Promise<void> {
  await flushDraft();
  const found = await fetchDraft(id);
  if (!found) return;
  const { path: _, ...value } = found;
  show(value);
  written = value;
}
