/** Pictures on their way into the draft: one after another, so that a small phone never holds two at once. */
import { signal } from '@preact/signals';
import { preparePhoto } from '#shared/photos/shrink.ts';
import { addPhotos, clear, draft } from './draft.ts';
import { flushDraft } from './keeper.ts';
import { kept, notKept, taken } from './live.ts';
import { roomLeft } from './triggers.ts';

/** What four photos and their way through the store may take. */
const ROOM_WANTED = 5_000_000;

export interface Capturing {
  /** pictures still being shrunk */
  pending: number;
  /** pictures that this browser could not read */
  unreadable: number;
  /** pictures beyond the number a report may have */
  noRoom: number;
}

const QUIET: Capturing = { pending: 0, unreadable: 0, noRoom: 0 };
export const capturing = signal<Capturing>(QUIET);

let queue: Promise<void> = Promise.resolve();

/** Begins a new report with the pictures taken on the first screen; one begun on an earlier visit stays stored. */
export function beginWithTaken(most: number): void {
  const pictures = taken.peek();
  if (pictures.length === 0) return;
  taken.value = [];
  if (kept.peek()) clear();
  void capture(pictures, most);
}

/** Shrinks pictures and adds them to the draft, up to `most`. Resolves when all are in or refused. */
export function capture(files: Iterable<Blob>, most: number): Promise<void> {
  const pictures = [...files];
  if (capturing.peek().pending === 0) capturing.value = QUIET;
  count('pending', pictures.length);
  void warnWhenFull();
  for (const picture of pictures) queue = queue.then(() => captureOne(picture, most));
  return queue;
}

async function captureOne(picture: Blob, most: number): Promise<void> {
  try {
    if (draft.peek().photos.length >= most) count('noRoom', 1);
    else count('noRoom', addPhotos([await preparePhoto(picture)], most));
    await flushDraft();
  } catch {
    count('unreadable', 1);
  } finally {
    count('pending', -1);
  }
}

/** Told before the photos are taken in, a full phone is a hint; told after, it is a loss. */
async function warnWhenFull(): Promise<void> {
  const room = await roomLeft();
  if (room !== null && room < ROOM_WANTED) notKept.value = 'full';
}

function count(what: keyof Capturing, by: number): void {
  capturing.value = { ...capturing.peek(), [what]: capturing.peek()[what] + by };
}
