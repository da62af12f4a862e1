// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SERVICE } from './samples.ts';

const { fetch } = globalThis;
const root = document.createElement('div');
let close = () => {};

beforeEach(async () => {
  globalThis.fetch = () => Promise.reject(new TypeError('no connection'));
  localStorage.clear();
  await deleteDB('wellkept');
});
afterEach(() => {
  render(null, root);
  close();
  globalThis.fetch = fetch;
});

/** My reports, with so many that were written without a connection. */
async function myReports(count: number) {
  vi.resetModules();
  ({ close } = await import('#outbox/db.ts'));
  const mine = await import('#outbox/mine.ts');
  await mine.ready;
  const { Mine } = await import('#features/mine/Mine.tsx');
  const { change } = await import('#outbox/draft.ts');
  for (let n = 0; n < count; n++) {
    change({ service: 'tree', description: `Fell ${n}.`, answers: { wire: 'no', blocks: 'no' } });
    await mine.saveDraft(SERVICE, 'en');
  }
  await act(() => render(<Mine />, root));
}

const filled = () => [...root.querySelectorAll('.button-main')].map((one) => one.textContent);

it.each([
  [0, 'Report a problem'],
  [1, 'Send now: Tree'],
  [2, 'Send all now'],
])('my reports, %i of them not sent, has one main action: %s', async (count, action) => {
  await myReports(count);
  expect(filled()).toEqual([action]);
});

it('all that has not been sent is tried together', async () => {
  await myReports(2);
  const asked = vi.fn(() => Promise.reject(new TypeError('no connection')));
  globalThis.fetch = asked;
  await act(async () => {
    root.querySelector<HTMLElement>('.button-main')?.click();
    await vi.waitFor(() => expect(asked.mock.calls.length).toBeGreaterThanOrEqual(2));
  });
});
