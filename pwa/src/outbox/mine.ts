/** The reports of this phone, as the screens use them: kept in step with the database, whoever changes it. */

import type { Service } from '#shared/seam.ts';
import { listen, tell } from './channel.ts';
import { draft, newDraftId } from './draft.ts';
import { acknowledge, compare, remember } from './emptied.ts';
import * as followUps from './followUpStore.ts';
import { type NewFollowUp, saveFollowUp } from './followUpStore.ts';
import { freeze, type Item, photosOf } from './item.ts';
import { draftTaken, flushDraft, follow, openDraft, restore } from './keeper.ts';
import { progressOf, reports } from './live.ts';
import type { StoredReport } from './records.ts';
import * as store from './reportStore.ts';
import { askToPersist, wake, watch } from './triggers.ts';

/** A browser that does not open its database within this time is treated as one that keeps nothing. */
const PATIENCE_MS = 3_000;

/** Resolves when the last draft and the reports are back; never rejects. */
export const ready: Promise<void> = begin();

async function begin(): Promise<void> {
  const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.race([Promise.all([restore(), reload(compare)]), patience]).catch(() => undefined);
  follow();
  listen((message) => {
    if (message.kind === 'changed') void reload().catch(() => undefined);
    if (message.kind !== 'progress') return;
    const { [message.number]: _, ...others } = progressOf.peek();
    progressOf.value = message.progress ? { ...others, [message.number]: message.progress } : others;
  });
  watch();
}

async function reload(count: (stored: number) => void = remember): Promise<void> {
  const stored = await store.listReports();
  count(stored.length);
  const inMemory = reports.peek().filter(({ number }) => unstored.has(number));
  reports.value = [...inMemory, ...stored];
}

/** Numbers of reports that this phone could not store and that live in this page alone. */
const unstored = new Set<string>();

async function changed(): Promise<void> {
  await reload();
  tell({ kind: 'changed' });
}

/** A report whose number this phone knows; undefined for one of somebody else. */
export function myReport(number: string): StoredReport | undefined {
  return reports.value.find((report) => report.number === number);
}

/** The key of one of my numbers, or undefined for a number of somebody else. */
export function keyOf(number: string): Uint8Array<ArrayBuffer> | undefined {
  return reports.peek().find((report) => report.number === number)?.key;
}

let prepared: { from: unknown; item: Item } | null = null;

/** Freezes the draft; asked again about the same draft, it is the same item under the same number. */
export async function itemOf(service: Service, language: string): Promise<Item> {
  const value = draft.peek();
  if (prepared?.from === value) return prepared.item;
  const item = await freeze(value, service, language);
  prepared = { from: value, item };
  return item;
}

/** Saves the draft as a report to be sent and sets off the sending. Resolves with its number; rejects with NotSaved. */
export async function saveDraft(service: Service, language: string): Promise<string> {
  await flushDraft();
  const value = draft.peek();
  const item = await itemOf(service, language);
  const saving = {
    item,
    language,
    content: store.contentOf(value),
    photos: photosOf(value, service),
    draftId: value.id,
  };
  await store.saveReport(saving);
  draftTaken();
  await changed();
  void askToPersist();
  void wake('forced', item.number);
  return item.number;
}

/** Lists a report that has arrived without this phone having been able to store it. */
export function listUnstored(report: StoredReport): void {
  unstored.add(report.number);
  reports.value = [report, ...reports.peek()];
}

/** Sends one report now, whatever waits were set. */
export function sendNow(number: string): Promise<void> {
  return release(number).then(() => wake('forced', number));
}

/** A report held back, or one that its owner has looked at, goes back into the queue as it was. */
async function release(number: string): Promise<void> {
  if (draft.peek().edits === number) draftTaken();
  await store.dropEdits(number);
  const back = (report: StoredReport) => (report.state === 'arrived' ? null : { state: 'waiting' as const });
  await store.alterReport(number, back);
  await changed();
}

/** Opens a report that was not sent yet in the form. Resolves with the path to go to, or null when it is too late. */
export async function edit(number: string): Promise<string | null> {
  const id = await store.reopen(number, newDraftId());
  if (!id) return null;
  await openDraft(id);
  await changed();
  return `/report/${draft.peek().service ?? 'show-us'}/check`;
}

/** Adds to a report or takes it back: saved first, then sent. Rejects with NotSaved. */
export async function addTo(given: NewFollowUp): Promise<void> {
  await saveFollowUp(given);
  await changed();
  void wake('forced', given.number);
}

/** Removes something added that has not reached the city. */
export async function dropAddition(id: string): Promise<void> {
  await followUps.dropFollowUp(id);
  await changed();
}

/** Leaves no trace of a report on this phone; the city keeps its own. */
export async function forget(number: string): Promise<void> {
  unstored.delete(number);
  reports.value = reports.peek().filter((report) => report.number !== number);
  if (draft.peek().edits === number) draftTaken();
  // What cannot be said now, the push service tells the city in time
  void import('#shared/push.ts').then((push) => push.tellMeNoLonger(number)).catch(() => undefined);
  await store.forgetReport(number);
  await changed();
  if (reports.peek().length === 0) acknowledge();
}

/** To be called when the database was changed by other means, such as from a file: shows and sends what came. */
export async function tookOver(): Promise<void> {
  await changed();
  void wake('eager');
}
