// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { beforeEach, expect, it, vi } from 'vitest';
import { close, NAME } from '#outbox/db.ts';
import { addPhotos, change, clear, draft } from '#outbox/draft.ts';
import { fetchDraft, listDrafts, storeDraft } from '#outbox/draftStore.ts';
import { draftTaken, flushDraft, follow, restore, startAfresh } from '#outbox/keeper.ts';
import { kept, notKept } from '#outbox/live.ts';
import { DRAFT, samplePhoto } from './samples.ts';

beforeEach(async () => {
  vi.restoreAllMocks();
  clear();
  close();
  await deleteDB(NAME);
  localStorage.clear();
});
follow();

it('writes every change by itself, soon, photos too', async () => {
  change({ description: 'Deep.' });
  addPhotos([await samplePhoto(1)], 4);
  const { id } = draft.value;
  await vi.waitFor(async () => expect((await fetchDraft(id))?.photos).toHaveLength(1), { timeout: 1000 });
  expect(await fetchDraft(id)).toMatchObject({ description: 'Deep.' });
});

it('writes at once when the page is about to go', async () => {
  change({ description: 'Going.' });
  window.dispatchEvent(new Event('pagehide'));
  await vi.waitFor(async () => expect(await listDrafts()).toHaveLength(1), { timeout: 200 });
});

it('brings the last one back, with the screen it was on', async () => {
  await storeDraft({ ...DRAFT, id: 'draft-old' }, '/report/tree', 1);
  await storeDraft({ ...DRAFT, id: 'draft-new' }, '/report/tree/questions', 2);
  await restore();
  expect(draft.value).toMatchObject({ id: 'draft-new', answers: DRAFT.answers });
  expect(kept.value).toEqual({ service: 'tree', path: '/report/tree/questions' });
});

it('leads back into the form also when its writer left it at once, and after another report', async () => {
  draftTaken();
  change({ service: 'tree', description: 'Fell.' });
  await flushDraft();
  expect(await fetchDraft(draft.value.id)).toMatchObject({ path: '/report/tree' });
  window.history.replaceState(null, '', '/report/tree/check');
  await flushDraft();
  draftTaken();
  window.history.replaceState(null, '', '/mine');
  change({ description: 'Deep.' });
  await flushDraft();
  expect(await fetchDraft(draft.value.id)).toMatchObject({ path: '/report/show-us' });
});

it('never puts an old one over what is being written already', async () => {
  await storeDraft(DRAFT, '/report/tree');
  change({ description: 'New.' });
  await restore();
  expect(draft.value.description).toBe('New.');
});

it('forgets it for good when its writer starts afresh', async () => {
  await storeDraft(DRAFT, '/report/tree');
  await restore();
  await startAfresh();
  expect(await listDrafts()).toEqual([]);
  expect(draft.value.id).toBe('');
});

it('says that the phone is full, and keeps the words when only the photos do not fit', async () => {
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
    if (this.name === 'photos') throw new DOMException('', 'QuotaExceededError');
    return put.call(this, value, key);
  });
  addPhotos([await samplePhoto(1)], 4);
  change({ description: 'Words.' });
  await flushDraft();
  expect(notKept.value).toBe('full');
  expect(await fetchDraft(draft.value.id)).toMatchObject({ description: 'Words.', photos: [] });
});

/** A page that is left while something is not written yet: the database gets nothing any more. */
function leaveTooEarly() {
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('', 'AbortError');
  });
  window.dispatchEvent(new Event('pagehide'));
}

/** The next page begins with what is stored. */
async function nextPage() {
  await flushDraft();
  vi.restoreAllMocks();
  clear();
  await restore();
}

it('keeps a change that was made just before the page was left', async () => {
  change({ service: 'tree', description: 'On the roof.', photos: [await samplePhoto(1)] });
  await flushDraft();
  const key = [...(draft.value.key ?? [])];
  change({ description: 'On the roof and the car.' });
  leaveTooEarly();
  await nextPage();
  expect(draft.value.description).toBe('On the roof and the car.');
  expect([...(draft.value.key ?? [])]).toEqual(key);
  expect(draft.value.photos).toHaveLength(1);
});

it('keeps also the first words of all, and words that were taken back', async () => {
  change({ service: 'tree', description: 'Fell.' });
  leaveTooEarly();
  await nextPage();
  expect(draft.value.description).toBe('Fell.');
  change({ description: '' });
  leaveTooEarly();
  await nextPage();
  expect(draft.value.description).toBe('');
  expect(await listDrafts()).toEqual([]);
});

it('puts nothing old over what another page wrote later', async () => {
  change({ service: 'tree', description: 'Early.' });
  leaveTooEarly();
  const early = draft.value;
  await flushDraft();
  vi.restoreAllMocks();
  await storeDraft({ ...early, description: 'Later.' }, '/report/tree', Date.now() + 1000);
  await nextPage();
  expect(draft.value.description).toBe('Later.');
});

it('leaves no copy of what is stored, sent or thrown away', async () => {
  change({ service: 'tree', description: 'Fell.' });
  window.dispatchEvent(new Event('pagehide'));
  await flushDraft();
  expect(localStorage).toHaveLength(0);
  for (const done of [startAfresh, draftTaken]) {
    change({ service: 'tree', description: 'Fell again.' });
    leaveTooEarly();
    await flushDraft();
    expect(localStorage).toHaveLength(1);
    vi.restoreAllMocks();
    await done();
    expect(localStorage).toHaveLength(0);
  }
});
