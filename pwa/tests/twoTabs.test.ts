// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SERVICE } from './samples.ts';
import { Unruly } from './unruly.ts';

let server: Unruly;

beforeEach(async () => {
  await deleteDB('wellkept');
  server = new Unruly();
  await server.start();
  server.up = false;
});
afterEach(() => server.stop());

/** A tab of its own: every module anew, the database the same. */
async function openTab() {
  vi.resetModules();
  const mine = await import('#outbox/mine.ts');
  await mine.ready;
  const { change, draft } = await import('#outbox/draft.ts');
  const { flushDraft } = await import('#outbox/keeper.ts');
  const { listReports } = await import('#outbox/reportStore.ts');
  return { ...mine, change, draft, flushDraft, listReports };
}

/** Two tabs with the same draft before them. */
async function twoTabs() {
  const first = await openTab();
  first.change({ service: 'tree', description: 'Fell.', answers: { wire: 'no', blocks: 'no' } });
  await first.flushDraft();
  const second = await openTab();
  expect(second.draft.value).toMatchObject({ id: first.draft.value.id, description: 'Fell.' });
  return { first, second };
}

it('a draft sent from two tabs at once is one report under one number', async () => {
  const { first, second } = await twoTabs();
  const numbers = await Promise.all([first.saveDraft(SERVICE, 'en'), second.saveDraft(SERVICE, 'en')]);
  expect(new Set(numbers).size).toBe(1);
  expect(await second.listReports()).toMatchObject([{ number: numbers[0] }]);
});

it('a draft that another tab has sent already leads to its receipt', async () => {
  const { first, second } = await twoTabs();
  server.up = true;
  const number = await first.saveDraft(SERVICE, 'en');
  await vi.waitFor(async () => expect(await first.listReports()).toMatchObject([{ state: 'arrived' }]));
  expect(await second.saveDraft(SERVICE, 'en')).toBe(number);
  expect(second.draft.value.id).toBe('');
  expect(await second.listReports()).toMatchObject([{ number, state: 'arrived' }]);
  expect([...server.reports.keys()]).toEqual([number]);
});
