/** Pictures on their way into the draft: one after another, so that a small phone never holds two at once. */
import { signal } from '@preact/signals';
import { preparePhoto } from '#shared/photos/shrink.ts';
import { addPhotos, draft } from './draft.ts';

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

/** Shrinks pictures and adds them to the draft, up to `most`. Resolves when all are in or refused. */
export function capture(files: Iterable<Blob>, most: number): Promise<void> {
  const pictures = [...files];
  if (capturing.peek().pending === 0) capturing.value = QUIET;
  count('pending', pictures.length);
  for (const picture of pictures) queue = queue.then(() => captureOne(picture, most));
  return queue;
}

async function captureOne(picture: Blob, most: number): Promise<void> {
  try {
    if (draft.peek().photos.length >= most) count('noRoom', 1);
    else count('noRoom', addPhotos([await preparePhoto(picture)], most));
  } catch {
    count('unreadable', 1);
  } finally {
    count('pending', -1);
  }
}

function count(what: keyof Capturing, by: number): void {
  capturing.value = { ...capturing.peek(), [what]: capturing.peek()[what] + by };
}
