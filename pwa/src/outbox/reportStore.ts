/** Reports of this phone, from "saved, not sent yet" to long arrived. */
import { hex, sha256 } from '#shared/digest.ts';
import type { Minted } from '#shared/number.ts';
import type { Ticket } from '#shared/seam.ts';
import { change, type Desk, NotSaved, photosOf, read } from './db.ts';
import { additionId, draftPhoto, storedPhoto, takeDraft } from './draftStore.ts';
import type { Item } from './item.ts';
import type { Content, Draft, DraftPhoto, StoredPhoto, StoredReport, StoredView } from './records.ts';

/** What a report is saved from. */
export interface Saving {
  item: Item;
  /** what can be changed until the first send begins */
  content: Content;
  photos: DraftPhoto[];
  /** the draft that becomes this report */
  draftId: string;
  /** the language it was written in */
  language: string;
}

/**
 * Puts a report with its photos into the outbox and takes its draft away, all in one.
 * Resolves only after everything was read back and every photo's digest found right; with the report as it is where
 * another tab has begun to send it. Rejects with NotSaved.
 */
export async function saveReport(saving: Saving, now = Date.now()): Promise<StoredReport> {
  const report = newReport(saving, now);
  const saved = await change(['drafts', 'reports', 'photos'], async (desk) => {
    const before = await desk.get('reports', report.number);
    await takeDraft(desk, saving.draftId);
    if (before && (before.begun || before.state === 'arrived')) return before;
    await desk.remove('photos', photosOf(report.number));
    for (const photo of saving.photos) await desk.put('photos', storedPhoto(report.number, photo, null));
    const kept = { ...report, savedAt: before?.savedAt ?? now };
    await desk.put('reports', kept);
    return kept;
  });
  await checkPhotos(report.number);
  return saved;
}

/** The record of a report that was never sent. */
export function newReport({ item, content, language }: Saving, now: number): StoredReport {
  const { number, key, body, digest, service } = item;
  return {
    ...{ number, key, body, digest, service, content, language },
    photos: item.photos.map((photo) => photo.sha256),
    ...{ asked: null, state: 'waiting', begun: false, more: false, copies: false, trouble: null },
    ...{ savedAt: now, arrivedAt: null, attempts: 0, nextTry: 0 },
  };
}

async function checkPhotos(owner: string): Promise<void> {
  for (const photo of await photosKept(owner)) {
    if (hex(await sha256(new Uint8Array(photo.bytes))) !== photo.sha256) throw new NotSaved('differs');
  }
}

/** All reports, newest first. */
export async function listReports(): Promise<StoredReport[]> {
  const found = await read(['reports'], (desk) => desk.all('reports'));
  return found.sort((a, b) => b.savedAt - a.savedAt);
}

export function fetchReport(number: string): Promise<StoredReport | undefined> {
  return read(['reports'], (desk) => desk.get('reports', number));
}

/** The photos of which this phone has a copy. */
export function photosKept(owner: string): Promise<StoredPhoto[]> {
  return read(['photos'], (desk) => desk.all('photos', photosOf(owner)));
}

/** Alters one report; undefined when it is gone or `alter` says no by returning null. */
export function alterReport(
  number: string,
  alter: (report: StoredReport) => Partial<StoredReport> | null,
): Promise<StoredReport | undefined> {
  return change(['reports'], async (desk) => {
    const report = await desk.get('reports', number);
    const part = report && alter(report);
    if (!report || !part) return undefined;
    const altered = { ...report, ...part };
    await desk.put('reports', altered);
    return altered;
  });
}

/** Seals a waiting report just before its first byte goes; undefined when its owner holds it back. */
export function seal(number: string): Promise<StoredReport | undefined> {
  return alterReport(number, ({ state }) => (state === 'waiting' ? { begun: true } : null));
}

/** The city has the report; of its photos it may have some already, from an attempt whose answer was lost. */
export function markArrived(
  number: string,
  ticket: Ticket,
  now = Date.now(),
): Promise<StoredReport | undefined> {
  return change(['reports', 'photos', 'followups', 'views'], async (desk) => {
    const report = await desk.get('reports', number);
    if (!report) return undefined;
    for (const photo of ticket.mine?.photos ?? []) {
      const kept = await desk.get('photos', [number, photo.sha256]);
      if (kept && photo.state !== 'waiting') await desk.put('photos', { ...kept, state: 'received' });
    }
    const arrived: StoredReport = {
      ...report,
      ...{ state: 'arrived', begun: true, arrivedAt: report.arrivedAt ?? now, content: null },
      ...{ attempts: 0, nextTry: 0, trouble: null, ...(await owedOf(desk, number)) },
    };
    await desk.put('reports', arrived);
    await desk.put('views', { number, ticket, at: now });
    return arrived;
  });
}

/** Notes what of an arrived report is still to be done, after an attempt at it. */
export function settle(number: string, nextTry: number, attempts: number): Promise<StoredReport | undefined> {
  return change(['reports', 'photos', 'followups'], async (desk) => {
    const report = await desk.get('reports', number);
    if (!report) return undefined;
    const settled = { ...report, ...(await owedOf(desk, number)), nextTry, attempts, trouble: null };
    await desk.put('reports', settled);
    return settled;
  });
}

/** Whether photos or follow-ups still have to go, and whether copies of photos are kept. */
export async function owedOf(
  desk: Pick<Desk, 'all'>,
  number: string,
): Promise<{ more: boolean; copies: boolean }> {
  const photos = await desk.all('photos', photosOf(number));
  const followUps = (await desk.all('followups')).filter((one) => one.number === number);
  const refused = new Set(followUps.filter(({ state }) => state === 'needs-you').map(({ id }) => id));
  const going = photos.filter(({ followUp }) => followUp === null || !refused.has(followUp));
  return {
    more:
      followUps.some(({ state }) => state === 'waiting') || going.some(({ state }) => state === 'waiting'),
    copies: photos.some(({ state }) => state === 'received'),
  };
}

/** Gives a report another number, because somebody else's key holds the first. */
export function renumberReport(number: string, minted: Minted): Promise<StoredReport | undefined> {
  return change(['reports', 'photos', 'followups'], async (desk) => {
    const report = await desk.get('reports', number);
    if (!report) return undefined;
    const renewed = { ...report, ...minted, asked: report.asked ?? number };
    for (const photo of await desk.all('photos', photosOf(number))) {
      await desk.put('photos', { ...photo, owner: minted.number });
    }
    for (const one of await desk.all('followups')) {
      if (one.number === number) await desk.put('followups', { ...one, number: minted.number });
    }
    await desk.put('reports', renewed);
    await desk.remove('reports', number);
    await desk.remove('photos', photosOf(number));
    return renewed;
  });
}

/** Notes what became of a photo on its way. */
export function notePhoto(photo: StoredPhoto, part: Pick<StoredPhoto, 'state' | 'reason'>): Promise<void> {
  return change(['photos'], async (desk) => {
    const kept = await desk.get('photos', [photo.owner, photo.sha256]);
    if (kept) await desk.put('photos', { ...kept, ...part });
  });
}

/**
 * Opens a saved report for changing and holds it back meanwhile.
 * Resolves with the id of the draft, or undefined when its sending has begun: then it can only be added to.
 */
export function reopen(number: string, draftId: string, now = Date.now()): Promise<string | undefined> {
  return change(['reports', 'drafts', 'photos'], async (desk) => {
    const report = await desk.get('reports', number);
    if (!report?.content || report.begun) return undefined;
    const open = (await desk.all('drafts')).find(({ edits }) => edits === number);
    if (open) return open.id;
    const { photos, content } = report;
    const path = `/report/${report.service.code}/check`;
    await desk.put('drafts', {
      ...content,
      id: draftId,
      key: report.key,
      edits: number,
      photos,
      changedAt: now,
      path,
    });
    for (const photo of await desk.all('photos', photosOf(number))) {
      await desk.put('photos', storedPhoto(draftId, draftPhoto(photo), null));
    }
    await desk.put('reports', { ...report, state: 'editing' });
    return draftId;
  });
}

/** Gives up the changing of a report: what was changed is thrown away, the report stays as it was. */
export function dropEdits(number: string): Promise<void> {
  return change(['drafts', 'photos'], async (desk) => {
    for (const { id, edits } of await desk.all('drafts')) if (edits === number) await takeDraft(desk, id);
  });
}

/** The last that the city said about a ticket, if anyone asked on this phone. */
export function fetchView(number: string): Promise<StoredView | undefined> {
  return read(['views'], (desk) => desk.get('views', number));
}

/**
 * Keeps what the city says about a ticket. Copies of photos that it has cleaned or refused are let go:
 * until then the phone's own may be the only one. An answer that comes after its report was forgotten leaves no trace.
 */
export function keepView(ticket: Ticket, now = Date.now()): Promise<void> {
  const { number } = ticket;
  return change(['views', 'reports', 'photos'], async (desk) => {
    const report = await desk.get('reports', number);
    if (ticket.mine && !report) return;
    await desk.put('views', { number, ticket, at: now });
    if (report?.service.name === '') await desk.put('reports', { ...report, service: ticket.service });
    for (const photo of ticket.mine?.photos ?? []) {
      if (photo.state === 'shown' || photo.state === 'refused')
        await desk.remove('photos', [number, photo.sha256]);
    }
  });
}

/** Leaves nothing of a report on this phone; what the city has is the city's. */
export function forgetReport(number: string): Promise<void> {
  return change(['reports', 'photos', 'followups', 'views', 'drafts'], async (desk) => {
    await desk.remove('reports', number);
    await desk.remove('photos', photosOf(number));
    await desk.remove('views', number);
    await takeDraft(desk, additionId(number));
    for (const one of await desk.all('followups')) {
      if (one.number === number) await desk.remove('followups', one.id);
    }
    for (const { id, edits } of await desk.all('drafts')) if (edits === number) await takeDraft(desk, id);
  });
}

/** A draft as content that can be changed later. */
export function contentOf({ id: _, key: __, photos: ___, edits: ____, ...content }: Draft): Content {
  return content;
}
