// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { change } from '#outbox/draft.ts';
import { listDrafts, storeDraft } from '#outbox/draftStore.ts';
import { photosLost, reports } from '#outbox/live.ts';
import { ready } from '#outbox/mine.ts';
import { listReports } from '#outbox/reportStore.ts';
import { sendDraftUnsaved } from '#outbox/unsaved.ts';
import { DRAFT, SERVICE, samplePhoto } from './samples.ts';
import { Unruly } from './unruly.ts';

let server: Unruly;
const { XMLHttpRequest } = globalThis;

beforeEach(async () => {
  await ready;
  server = new Unruly();
  await server.start();
  Reflect.deleteProperty(globalThis, 'XMLHttpRequest'); // jsdom's knows no relative addresses; fetch does the same
});
afterEach(() => {
  globalThis.XMLHttpRequest = XMLHttpRequest;
  vi.restoreAllMocks();
  server.stop();
});

it('sends, keeps at least the key, puts the draft away, and says which photos went lost', async () => {
  const photos = await Promise.all([samplePhoto(1), samplePhoto(2)]);
  await storeDraft({ ...DRAFT, photos: [] }, '/report/tree');
  change({ ...DRAFT, photos });
  server.fails(`photos/${photos[0]?.sha256}`, { status: 503 });
  const number = await sendDraftUnsaved(SERVICE, 'en');
  expect(server.reports.get(number)?.photos.size).toBe(1);
  expect(photosLost.value).toEqual({ [number]: 1 });
  expect(await listReports()).toMatchObject([{ number, state: 'arrived', more: false }]);
  expect(await listDrafts()).toEqual([]);
});

it('lists the report in this page when not even the key fits', async () => {
  change({ ...DRAFT, id: 'draft-3' });
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('', 'QuotaExceededError');
  });
  const number = await sendDraftUnsaved(SERVICE, 'en');
  expect(reports.value).toContainEqual(expect.objectContaining({ number, state: 'arrived' }));
});
