// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepFitting } from '#features/report/fitting.ts';
import { Kind } from '#features/report/Kind.tsx';
import { begin, change, clear, draft } from '#outbox/draft.ts';
import { kept } from '#outbox/live.ts';
import { services } from '#shared/city.ts';
import type { ServiceSummary } from '#shared/seam.ts';
import { DRAFT } from './samples.ts';

const root = document.createElement('div');
const { fetch } = globalThis;

beforeEach(() => {
  clear();
  globalThis.fetch = () => Promise.reject(new TypeError('no connection'));
  const tiles = ['pothole', 'tree'].map(
    (code) =>
      ({
        code,
        name: code,
        icon: 'tree',
        summary: '',
        keywords: [] as string[],
        common: true,
      }) as ServiceSummary,
  );
  services.value = { value: tiles, problem: null };
});
afterEach(() => {
  render(null, root);
  globalThis.fetch = fetch;
});

/** What its reader wrote beside the answers. */
const { place, description } = DRAFT;
const OWN = { place, description, contact: { kind: 'person', name: 'Ada' } } as const;

/** On "What is it?", press a kind; the form that then opens takes it up. */
async function choose(code: string): Promise<void> {
  await act(() => render(<Kind from="pothole" />, root));
  const tile = root.querySelector<HTMLAnchorElement>(`a[href="/report/${code}/about"]`);
  tile?.addEventListener('click', (event) => event.preventDefault());
  tile?.click();
  begin(code);
  keepFitting([]);
}

it.each([
  ['being written', () => undefined],
  ['of an earlier visit', () => (kept.value = { service: 'pothole', path: '/report/pothole/check' })],
  ['saved and opened again', () => change({ edits: '7K3M9QXT2T' })],
])('another kind for a report %s takes only its answers away', async (_, prepare) => {
  change({ ...OWN, service: 'pothole', answers: { where: 'alley' } });
  prepare();
  const { id, edits } = draft.value;
  await choose('tree');
  expect(draft.value).toMatchObject({ ...OWN, id, edits, service: 'tree', answers: {} });
});

it('the same kind chosen again takes nothing away', async () => {
  change({ ...OWN, service: 'pothole', answers: { where: 'alley' } });
  await choose('pothole');
  expect(draft.value).toMatchObject({ ...OWN, service: 'pothole', answers: { where: 'alley' } });
});

it('another kind chosen at home keeps place, words and contact of what was just begun', () => {
  change({ ...OWN, service: 'pothole', answers: { where: 'alley' } });
  begin('tree');
  keepFitting([]);
  expect(draft.value).toMatchObject({ ...OWN, service: 'tree', answers: {} });
});
