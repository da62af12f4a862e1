/** Sends a frozen report, then its photos. */
import { putPhoto, putReport } from '#shared/api.ts';
import { asProblem, type Problem } from '#shared/problem.ts';
import type { Ticket } from '#shared/seam.ts';
import { type Item, renumber } from './item.ts';

export type Progress =
  | { step: 'report' }
  /** `no` counts from 1; `share` is 0 to 1 of this photo */
  | { step: 'photo'; no: number; of: number; share: number };

export interface PhotoFailure {
  sha256: string;
  problem: Problem;
}

export interface Sent {
  /** the item as accepted: its number differs from the one given when that was taken */
  item: Item;
  ticket: Ticket;
  /** photos that did not arrive; the report is a report all the same */
  missing: PhotoFailure[];
}

/** Sends all of an item. Rejects with a Problem when the report itself was not accepted. */
export async function send(item: Item, onProgress: (progress: Progress) => void): Promise<Sent> {
  onProgress({ step: 'report' });
  const accepted = await sendReport(item);
  return { ...accepted, missing: await sendPhotos(accepted.item, accepted.item.photos, onProgress) };
}

async function sendReport(item: Item): Promise<{ item: Item; ticket: Ticket }> {
  try {
    return { item, ticket: await putReport(item.number, item.key, item.body) };
  } catch (error) {
    if (asProblem(error).code !== 'number-taken') throw error;
    const again = await renumber(item);
    return { item: again, ticket: await putReport(again.number, again.key, again.body) };
  }
}

/** Sends photos one after another; one that fails never keeps the others back. */
export async function sendPhotos(
  item: Item,
  photos: readonly Item['photos'][number][],
  onProgress: (progress: Progress) => void,
): Promise<PhotoFailure[]> {
  const missing: PhotoFailure[] = [];
  for (const [index, photo] of photos.entries()) {
    const tell = (share: number) => onProgress({ step: 'photo', no: index + 1, of: photos.length, share });
    tell(0);
    try {
      await putPhoto({ ...photo, number: item.number, key: item.key }, tell);
    } catch (error) {
      missing.push({ sha256: photo.sha256, problem: asProblem(error) });
    }
  }
  return missing;
}
