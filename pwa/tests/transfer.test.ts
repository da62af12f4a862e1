import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import { deleteDB } from 'idb';
import { beforeEach, expect, it } from 'vitest';
import { locksOf, unseal } from '#features/carry/seal.ts';
import { close, NAME } from '#outbox/db.ts';
import { additionId, fetchDraft, storeDraft } from '#outbox/draftStore.ts';
import { listFollowUps, saveFollowUp } from '#outbox/followUpStore.ts';
import * as store from '#outbox/reportStore.ts';
import { exportFile, exportFitting, importFile } from '#outbox/transfer.ts';
import { DRAFT, samplePhoto, saved } from './samples.ts';

const NOTHING = { reports: 0, drafts: 0 };

async function anotherPhone(): Promise<void> {
  close();
  await deleteDB(NAME);
}
beforeEach(anotherPhone);

it('carries reports, photos, additions and drafts over to another phone, byte for byte', async () => {
  const photos = await Promise.all([samplePhoto(1, 100_000), samplePhoto(2)]);
  const report = await saved(photos);
  await saveFollowUp({ number: report.number, kind: 'words', text: 'Ünd mehr.', photos: [] });
  await storeDraft({ ...DRAFT, id: 'draft-2', photos }, '/report/tree');
  const kept = await store.photosKept(report.number);
  const file = await exportFile();
  await anotherPhone();
  expect(await importFile(file)).toEqual({ reports: 1, drafts: 1 });
  expect(await store.fetchReport(report.number)).toEqual(report);
  expect(await store.photosKept(report.number)).toEqual(kept);
  expect(await listFollowUps(report.number)).toMatchObject([{ text: 'Ünd mehr.' }]);
  expect(await fetchDraft('draft-2')).toEqual({ ...DRAFT, id: 'draft-2', photos, path: '/report/tree' });
});

it('leaves at home what the city has, or every photo', async () => {
  const photos = await Promise.all([samplePhoto(1), samplePhoto(2)]);
  const { number } = await saved(photos);
  const [first] = await store.photosKept(number);
  await store.alterReport(number, () => ({ state: 'arrived', begun: true, more: true, copies: true }));
  if (first) await store.notePhoto(first, { state: 'received', reason: null });
  const files = [await exportFile(undefined, 'unsent'), await exportFile(undefined, 'none')];
  for (const [kept, file] of files.entries()) {
    await anotherPhone();
    await importFile(file);
    expect(await store.photosKept(number)).toHaveLength(1 - kept);
    expect(await store.fetchReport(number)).toMatchObject({ more: kept === 0, copies: false });
  }
});

it('a report being changed stays held back where its changes came along, and is sent where they did not', async () => {
  const { number } = await saved();
  await store.reopen(number, 'draft-9');
  const [all, alone] = [await exportFile(), await exportFile(number)];
  await anotherPhone();
  await importFile(all);
  expect(await store.fetchReport(number)).toMatchObject({ state: 'editing' });
  expect(await fetchDraft('draft-9')).toMatchObject({ edits: number });
  await anotherPhone();
  await importFile(alone);
  expect(await store.fetchReport(number)).toMatchObject({ state: 'waiting' });
});

it('takes along what is being added to a report', async () => {
  const { number } = await saved();
  await storeDraft({ ...DRAFT, id: additionId(number), description: 'It grew.' }, `/ticket/${number}`);
  const file = await exportFile();
  await anotherPhone();
  await importFile(file);
  expect(await fetchDraft(additionId(number))).toMatchObject({ description: 'It grew.' });
});

it('fits into what there is room for, if need be without photos', async () => {
  const photos = [await samplePhoto(1, 50_000)];
  await saved(photos);
  await storeDraft({ ...DRAFT, id: 'draft-2', photos }, '/report/tree');
  const [whole, words, none] = await Promise.all([1_000_000, 20_000, 100].map(exportFitting));
  expect(whole?.withoutPhotos).toBe(false);
  expect((await whole?.file.text())?.match(/"buffer"/g)).toHaveLength(2);
  expect(words?.withoutPhotos).toBe(true);
  expect(await words?.file.text()).not.toContain('"buffer"');
  expect(none).toBeNull();
});

/** What phones of every release sealed under the code 7K3M-9QXT-2TAM: one report with a photo, an addition, a draft. */
const PARCELS = new URL('../../tests/contract/samples/carry/', import.meta.url);

it.each(readdirSync(PARCELS))('opens what a phone of release %s sealed', async (name) => {
  const { key } = await locksOf('7K3M9QXT2TAM');
  const bytes = await unseal(key, new Uint8Array(readFileSync(new URL(name, PARCELS))));
  expect(await importFile(new Blob([bytes]))).toEqual({ reports: 1, drafts: 1 });
  expect(await store.fetchReport('2TY2RF234Z')).toMatchObject({
    state: 'waiting',
    service: { code: 'tree' },
  });
  expect(await store.photosKept('2TY2RF234Z')).toHaveLength(1);
  expect(await listFollowUps('2TY2RF234Z')).toMatchObject([{ text: 'It grew.' }]);
});

it('exports one report alone, without the drafts', async () => {
  const first = await saved([], 'draft-1');
  await saved([], 'draft-2');
  await storeDraft({ ...DRAFT, id: 'draft-3' }, '/');
  const file = await exportFile(first.number);
  await anotherPhone();
  expect(await importFile(file)).toEqual({ reports: 1, drafts: 0 });
  expect(await store.listReports()).toHaveLength(1);
});

it('leaves alone what this phone has already', async () => {
  const { number } = await saved();
  const file = await exportFile();
  await store.seal(number);
  expect(await importFile(file)).toEqual(NOTHING);
  expect(await store.fetchReport(number)).toMatchObject({ begun: true });
});

it('takes no report whose key or photos are not what they say', async () => {
  await saved([await samplePhoto(1)]);
  const text = await (await exportFile()).text();
  await anotherPhone();
  const forged = text.replace(
    /"key":\{"bytes":"./,
    (found) => `${found.slice(0, -1)}${found.endsWith('A') ? 'B' : 'A'}`,
  );
  expect(await importFile(new Blob([forged]))).toEqual(NOTHING);
  const spoilt = text.replace(/"buffer":"..../, '"buffer":"AAAA');
  expect(await importFile(new Blob([spoilt]))).toEqual(NOTHING);
  expect(await store.listReports()).toEqual([]);
});

it.each(['', '{}', '[]', 'null', '{"kind":"wellkept reports","version":9}'])(
  'refuses the file %j',
  async (text) => {
    await expect(importFile(new Blob([text]))).rejects.toThrow();
  },
);
