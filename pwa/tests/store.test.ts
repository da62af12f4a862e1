import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { adoptReport } from '#outbox/adopt.ts';
import { change, close, NAME, NotSaved, open, read, STEPS, same } from '#outbox/db.ts';
import { dropDraft, fetchDraft, listDrafts, storeDraft } from '#outbox/draftStore.ts';
import { listFollowUps, saveFollowUp, uuid } from '#outbox/followUpStore.ts';
import * as store from '#outbox/reportStore.ts';
import { DRAFT, samplePhoto, saved } from './samples.ts';

beforeEach(async () => {
  close();
  await deleteDB(NAME);
});
afterEach(() => vi.restoreAllMocks());

const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'saved',
    (error: unknown) => (error instanceof NotSaved ? error.why : String(error)),
  );

describe('a write', () => {
  it('is one strict transaction, and is read back', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const get = vi.spyOn(IDBObjectStore.prototype, 'get');
    await storeDraft(DRAFT, '/report/tree');
    const writes = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(writes).toEqual([[['drafts', 'photos'], 'readwrite', { durability: 'strict' }]]);
    expect(get).toHaveBeenLastCalledWith('draft-1');
  });

  it('is not called saved when the disk gives back other bytes', async () => {
    const photo = await samplePhoto(1);
    const get = IDBObjectStore.prototype.get;
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
      const request = get.call(this, key as IDBValidKey);
      if (this.name === 'photos') {
        request.addEventListener('success', () => {
          new Uint8Array((request.result as { bytes: ArrayBuffer }).bytes)[0] = 99;
        });
      }
      return request;
    });
    expect(await reasonOf(saved([photo]))).toBe('differs');
  });

  it('is all or nothing: what it had put is gone when a later part fails', async () => {
    const failing = change(['settings'], async (desk) => {
      await desk.put('settings', { name: 'a', value: 1 });
      throw new Error('second thoughts');
    });
    await expect(failing).rejects.toThrow('second thoughts');
    expect(await read(['settings'], (desk) => desk.all('settings'))).toEqual([]);
  });

  it('opens the database again, once, when it was closed underneath', async () => {
    (await open()).close();
    await storeDraft(DRAFT, '/');
    expect(await fetchDraft('draft-1')).toMatchObject({ description: DRAFT.description });
  });
});

describe('a full phone', () => {
  const photos = () => Promise.all([samplePhoto(1), samplePhoto(2)]);

  /** From the n-th write on, the disk is full. */
  function fullFrom(n: number): void {
    let writes = 0;
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
      writes += 1;
      if (writes >= n) throw new DOMException('No room.', 'QuotaExceededError');
      return put.call(this, value, key);
    });
  }

  it.each([1, 2, 3])('at write %i of a report says so, and keeps the draft as it was', async (n) => {
    const draft = { ...DRAFT, photos: await photos() };
    await storeDraft(draft, '/report/tree/check');
    fullFrom(n);
    expect(await reasonOf(saved(draft.photos))).toBe('full');
    vi.restoreAllMocks();
    expect(await store.listReports()).toEqual([]);
    expect(await fetchDraft('draft-1')).toEqual({ ...draft, path: '/report/tree/check' });
  });

  it.each([1, 2, 3])('at write %i of a draft leaves the draft of before', async (n) => {
    await storeDraft({ ...DRAFT, description: 'Before.' }, '/');
    const draft = { ...DRAFT, photos: await photos() };
    fullFrom(n);
    expect(await reasonOf(storeDraft(draft, '/'))).toBe('full');
    vi.restoreAllMocks();
    expect(await fetchDraft('draft-1')).toMatchObject({ description: 'Before.', photos: [] });
  });

  it('is noticed also when the browser only says that it broke off', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore) {
      const value = new DOMException('', 'QuotaExceededError');
      Object.defineProperty(this.transaction, 'error', { value });
      throw new DOMException('', 'AbortError');
    });
    expect(await reasonOf(storeDraft(DRAFT, '/'))).toBe('full');
  });
});

describe('a draft', () => {
  it('comes back with its photos, in their order', async () => {
    const photos = await Promise.all([3, 1, 2].map((seed) => samplePhoto(seed)));
    await storeDraft({ ...DRAFT, photos }, '/report/tree/questions');
    expect(await fetchDraft('draft-1')).toEqual({ ...DRAFT, photos, path: '/report/tree/questions' });
  });

  it('lets go of a removed photo, and of everything when dropped', async () => {
    const photos = await Promise.all([samplePhoto(1), samplePhoto(2)]);
    await storeDraft({ ...DRAFT, photos }, '/');
    await storeDraft({ ...DRAFT, photos: photos.slice(1) }, '/');
    expect(await store.photosKept('draft-1')).toHaveLength(1);
    await dropDraft('draft-1');
    expect(await store.photosKept('draft-1')).toEqual([]);
    expect(await listDrafts()).toEqual([]);
  });

  it('does not disturb another one', async () => {
    await storeDraft({ ...DRAFT, photos: [await samplePhoto(1)] }, '/', 1);
    await storeDraft({ ...DRAFT, id: 'draft-2' }, '/', 2);
    expect((await listDrafts()).map(({ id }) => id)).toEqual(['draft-2', 'draft-1']);
    expect((await fetchDraft('draft-1'))?.photos).toHaveLength(1);
  });
});

describe('a saved report', () => {
  it('takes the place of its draft', async () => {
    const photos = [await samplePhoto(1)];
    await storeDraft({ ...DRAFT, photos }, '/');
    const { number } = await saved(photos);
    expect(await listDrafts()).toEqual([]);
    expect(await store.photosKept('draft-1')).toEqual([]);
    expect(await store.photosKept(number)).toMatchObject([{ sha256: photos[0]?.sha256, state: 'waiting' }]);
    expect(await store.fetchReport(number)).toMatchObject({ state: 'waiting', begun: false, attempts: 0 });
  });

  it('opens again for changing, is held back meanwhile, and keeps its number', async () => {
    const { number } = await saved([await samplePhoto(1)]);
    expect(await store.reopen(number, 'draft-9')).toBe('draft-9');
    expect(await store.seal(number)).toBeUndefined();
    const draft = await fetchDraft('draft-9');
    expect(draft).toMatchObject({ edits: number, service: 'tree', photos: [{ type: 'image/jpeg' }] });
    expect(await store.reopen(number, 'draft-10')).toBe('draft-9');
  });

  it('is never changed again once its sending has begun', async () => {
    const { number } = await saved();
    const sealed = await store.seal(number);
    expect(await store.reopen(number, 'draft-9')).toBeUndefined();
    expect((await store.fetchReport(number))?.body).toEqual(sealed?.body);
  });

  it('takes its photos and additions along to another number', async () => {
    const { number } = await saved([await samplePhoto(1)]);
    await saveFollowUp({ number, kind: 'words', text: 'More.', photos: [] });
    const minted = { number: '2TY2RF234Z', key: new Uint8Array(32) };
    expect(await store.renumberReport(number, minted)).toMatchObject({ asked: number, number: '2TY2RF234Z' });
    expect(await store.fetchReport(number)).toBeUndefined();
    expect(await store.photosKept('2TY2RF234Z')).toHaveLength(1);
    expect(await listFollowUps('2TY2RF234Z')).toHaveLength(1);
  });

  it('leaves no trace when forgotten', async () => {
    const { number } = await saved([await samplePhoto(1)]);
    await store.reopen(number, 'draft-9');
    await saveFollowUp({ number, kind: 'photos', text: '', photos: [await samplePhoto(2)] });
    await store.forgetReport(number);
    const stores = ['drafts', 'reports', 'photos', 'followups', 'views'] as const;
    for (const name of stores) {
      expect(await read([name], (desk) => desk.all(name))).toEqual([]);
    }
  });

  it('stays as it is when its own private link is opened', async () => {
    const { number, key } = await saved();
    await adoptReport({ number, key });
    expect(await store.fetchReport(number)).toMatchObject({ state: 'waiting' });
  });
});

describe('a newer version of the app', () => {
  it('finds everything of a full queue', async () => {
    const photos = [await samplePhoto(1)];
    const { number } = await saved(photos);
    await storeDraft({ ...DRAFT, id: 'draft-2' }, '/');
    close();
    const later = await open([...STEPS, (db) => void db.createObjectStore('later' as never)]);
    expect(later.version).toBe(STEPS.length + 1);
    expect([...later.objectStoreNames]).toContain('later');
    expect(await store.fetchReport(number)).toMatchObject({ state: 'waiting' });
    expect(same((await store.photosKept(number))[0]?.bytes, photos[0]?.bytes)).toBe(true);
    expect(await listDrafts()).toHaveLength(1);
  });

  it('is not kept waiting by a tab that still has the old one open', async () => {
    await storeDraft(DRAFT, '/');
    const later = await openDB(NAME, STEPS.length + 1);
    expect(later.version).toBe(STEPS.length + 1);
    later.close();
  });
});

it('tells equal things from different ones down to the byte', () => {
  expect(same({ a: [new Uint8Array([1, 2])] }, { a: [new Uint8Array([1, 2])] })).toBe(true);
  expect(same({ a: [new Uint8Array([1, 2])] }, { a: [new Uint8Array([1, 3])] })).toBe(false);
  expect(same({ a: undefined }, {})).toBe(true);
  expect(same(new ArrayBuffer(1), new ArrayBuffer(2))).toBe(false);
});

it('makes UUIDs that are ones', () => {
  expect(uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(uuid()).not.toBe(uuid());
});
