/** What a reporter adds to a report: words, photos, or that they take it back. */
import type { Ticket } from '#shared/seam.ts';
import { change, photosOf, read } from './db.ts';
import { storedPhoto } from './draftStore.ts';
import type { DraftPhoto, FollowUpKind, StoredFollowUp, Trouble } from './records.ts';
import { owedOf } from './reportStore.ts';

export interface NewFollowUp {
  number: string;
  kind: FollowUpKind;
  text: string;
  photos: DraftPhoto[];
}

/** Saves a follow-up; it is sent once its report has arrived. Rejects with NotSaved. */
export function saveFollowUp(given: NewFollowUp, id = uuid(), now = Date.now()): Promise<string> {
  const { number, photos, ...rest } = given;
  return change(['followups', 'photos', 'reports'], async (desk) => {
    const names = photos.map(({ sha256 }) => sha256);
    const own = { id, number, photos: names, savedAt: now };
    await desk.put('followups', { ...rest, ...own, state: 'waiting', trouble: null });
    for (const photo of photos) {
      const known = await desk.get('photos', [number, photo.sha256]);
      if (!known) await desk.put('photos', storedPhoto(number, photo, id));
    }
    const report = await desk.get('reports', number);
    if (report?.state === 'arrived')
      await desk.put('reports', { ...report, more: true, attempts: 0, nextTry: 0 });
    return id;
  });
}

/** All follow-ups of a report that the city does not have yet, oldest first. */
export async function listFollowUps(number?: string): Promise<StoredFollowUp[]> {
  const all = await read(['followups'], (desk) => desk.all('followups'));
  return all.filter((one) => !number || one.number === number).sort((a, b) => a.savedAt - b.savedAt);
}

/** The city has it: its photos may go now. One that was forgotten meanwhile leaves no trace. */
export function followUpArrived(one: StoredFollowUp, ticket: Ticket, now = Date.now()): Promise<void> {
  return change(['followups', 'photos', 'views'], async (desk) => {
    if (!(await desk.get('followups', one.id))) return;
    await desk.remove('followups', one.id);
    for (const photo of await desk.all('photos', photosOf(one.number))) {
      if (photo.followUp === one.id) await desk.put('photos', { ...photo, followUp: null });
    }
    await desk.put('views', { number: one.number, ticket, at: now });
  });
}

/** The city will not have it like this; its owner decides. */
export function refuseFollowUp(id: string, trouble: Trouble): Promise<void> {
  return change(['followups'], async (desk) => {
    const one = await desk.get('followups', id);
    if (one) await desk.put('followups', { ...one, state: 'needs-you', trouble });
  });
}

/** Removes a follow-up that has not arrived, with its photos. */
export function dropFollowUp(id: string): Promise<void> {
  return change(['followups', 'photos', 'reports'], async (desk) => {
    const one = await desk.get('followups', id);
    if (!one) return;
    await desk.remove('followups', id);
    for (const photo of await desk.all('photos', photosOf(one.number))) {
      if (photo.followUp === id) await desk.remove('photos', [photo.owner, photo.sha256]);
    }
    const report = await desk.get('reports', one.number);
    if (report) await desk.put('reports', { ...report, ...(await owedOf(desk, one.number)) });
  });
}

/** A random UUID (version 4), also on pages where the browser hides its own. */
export function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
