import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { beforeEach, expect, it } from 'vitest';
import { close, NAME } from '#outbox/db.ts';
import { fetchDraft, storeDraft } from '#outbox/draftStore.ts';
import { listFollowUps, saveFollowUp } from '#outbox/followUpStore.ts';
import * as store from '#outbox/reportStore.ts';
import { exportFile, importFile } from '#outbox/transfer.ts';
import { DRAFT, samplePhoto, saved } from './samples.ts';

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
  expect(await importFile(file)).toBe(2);
  expect(await store.fetchReport(report.number)).toEqual(report);
  expect(await store.photosKept(report.number)).toEqual(kept);
  expect(await listFollowUps(report.number)).toMatchObject([{ text: 'Ünd mehr.' }]);
  expect(await fetchDraft('draft-2')).toEqual({ ...DRAFT, id: 'draft-2', photos, path: '/report/tree' });
});

it('exports one report alone, without the drafts', async () => {
  const first = await saved([], 'draft-1');
  await saved([], 'draft-2');
  await storeDraft({ ...DRAFT, id: 'draft-3' }, '/');
  const file = await exportFile(first.number);
  await anotherPhone();
  expect(await importFile(file)).toBe(1);
  expect(await store.listReports()).toHaveLength(1);
});

it('leaves alone what this phone has already', async () => {
  const { number } = await saved();
  const file = await exportFile();
  await store.seal(number);
  expect(await importFile(file)).toBe(0);
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
  expect(await importFile(new Blob([forged]))).toBe(0);
  const spoilt = text.replace(/"buffer":"..../, '"buffer":"AAAA');
  expect(await importFile(new Blob([spoilt]))).toBe(0);
  expect(await store.listReports()).toEqual([]);
});

it.each(['', '{}', '[]', 'null', '{"kind":"wellkept reports","version":9}'])(
  'refuses the file %j',
  async (text) => {
    await expect(importFile(new Blob([text]))).rejects.toThrow();
  },
);
