/** Reports being written, as the phone keeps them: usually one, more when another was begun before the first was sent. */
import { change, type Desk, photosOf, read } from './db.ts';
import type { Draft, DraftPhoto, StoredDraft, StoredPhoto } from './records.ts';

/** Keeps a draft as it now is; photos that it holds already are not written again. */
export function storeDraft(draft: Draft, path: string, now = Date.now()): Promise<void> {
  return change(['drafts', 'photos'], async (desk) => {
    await desk.put('drafts', storedDraft(draft, path, now));
    await storePhotos(desk, draft.id, draft.photos);
  });
}

/** A draft as it lies in its store. */
export function storedDraft({ photos, ...rest }: Draft, path: string, now = Date.now()): StoredDraft {
  return { ...rest, photos: photos.map(({ sha256 }) => sha256), changedAt: now, path };
}

/** Keeps a draft as a page left it, unless another wrote it later. */
export function catchUp(last: StoredDraft): Promise<void> {
  return change(['drafts'], async (desk) => {
    const known = await desk.get('drafts', last.id);
    if (!known || known.changedAt <= last.changedAt) await desk.put('drafts', last);
  });
}

/** Makes the photos of an owner exactly these. */
export async function storePhotos(desk: Desk, owner: string, photos: DraftPhoto[]): Promise<void> {
  const known = new Set((await desk.all('photos', photosOf(owner))).map(({ sha256 }) => sha256));
  for (const photo of photos) {
    if (!known.delete(photo.sha256)) await desk.put('photos', storedPhoto(owner, photo, null));
  }
  for (const gone of known) await desk.remove('photos', [owner, gone]);
}

/** A photo as it lies in its store. */
export function storedPhoto(owner: string, photo: DraftPhoto, followUp: string | null): StoredPhoto {
  const { sha256, type, bytes, width, height, takenAt } = photo;
  return { owner, sha256, type, bytes, width, height, takenAt, state: 'waiting', reason: null, followUp };
}

const ADDITION = 'add-';

/** Under which id the words and photos lie that are being added to a report. */
export function additionId(number: string): string {
  return ADDITION + number;
}

/** True for words and photos being added to a report that is there already. */
export function isAddition(id: string): boolean {
  return id.startsWith(ADDITION);
}

/** The drafts of reports that there are, the last changed first; their photos by name only. */
export async function listDrafts(): Promise<StoredDraft[]> {
  const found = await read(['drafts'], (desk) => desk.all('drafts'));
  return found.filter(({ id }) => !isAddition(id)).sort((a, b) => b.changedAt - a.changedAt);
}

/** A draft with its photos; undefined when there is none of that id. */
export function fetchDraft(id: string): Promise<(Draft & { path: string }) | undefined> {
  return read(['drafts', 'photos'], async (desk) => {
    const found = await desk.get('drafts', id);
    if (!found) return undefined;
    const stored = await desk.all('photos', photosOf(id));
    const { changedAt: _, photos, ...rest } = found;
    const kept = photos.map((name) => stored.find(({ sha256 }) => sha256 === name));
    return { ...rest, photos: kept.filter((photo) => photo !== undefined).map(draftPhoto) };
  });
}

/** A stored photo without what only the store needs. */
export function draftPhoto({ sha256, type, bytes, width, height, takenAt }: StoredPhoto): DraftPhoto {
  return { sha256, type, bytes, width, height, takenAt };
}

/** Removes a draft and its photos; a report that it was changing waits for its owner's word. */
export function dropDraft(id: string): Promise<void> {
  return change(['drafts', 'photos'], (desk) => takeDraft(desk, id));
}

/** The same, as part of a larger change of drafts and photos. */
export async function takeDraft(desk: Desk, id: string): Promise<void> {
  await desk.remove('drafts', id);
  await desk.remove('photos', photosOf(id));
}
