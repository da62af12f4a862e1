// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SERVICE } from './samples.ts';

const { fetch } = globalThis;
const root = document.createElement('div');

beforeEach(async () => {
  globalThis.fetch = () => Promise.reject(new TypeError('no connection'));
  localStorage.clear();
  await deleteDB('wellkept');
});
afterEach(() => {
  render(null, root);
  globalThis.fetch = fetch;
});

/** My reports, opened anew: every module too. */
async function myReports() {
  vi.resetModules();
  const mine = await import('#outbox/mine.ts');
  await mine.ready;
  const { Mine } = await import('#features/mine/Mine.tsx');
  const { change } = await import('#outbox/draft.ts');
  const { close } = await import('#outbox/db.ts');
  await act(() => render(<Mine />, root));
  const report = async () => {
    change({ service: 'tree', description: 'Fell.', answers: { wire: 'no', blocks: 'no' } });
    return mine.saveDraft(SERVICE, 'en');
  };
  /** The browser throws the database away; what lies beside it stays. */
  const empty = async () => {
    render(null, root);
    close();
    await deleteDB('wellkept');
  };
  return { ...mine, report, empty };
}

const said = () => root.textContent ?? '';

it('says so when the browser has thrown the reports away, until its reader has read it', async () => {
  const first = await myReports();
  await first.report();
  await first.report();
  await first.empty();
  const second = await myReports();
  expect(said()).toContain('This phone kept 2 reports of yours.');
  expect(root.querySelector('a[href="/track"]')).not.toBeNull();
  await second.tookOver();
  await myReports();
  expect(said()).toContain('This phone kept 2 reports of yours.');
  const [gotIt] = [...root.querySelectorAll('button')].filter((button) => button.textContent === 'Got it');
  await act(() => gotIt?.click());
  expect(said()).toContain('No reports from this phone yet.');
  await myReports();
  expect(said()).toContain('No reports from this phone yet.');
});

it('says nothing on a new phone, nor when its owner has removed the reports', async () => {
  const first = await myReports();
  expect(said()).toContain('No reports from this phone yet.');
  await first.forget(await first.report());
  await first.empty();
  await myReports();
  expect(said()).toContain('No reports from this phone yet.');
});
