// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { LocationProvider } from 'preact-iso';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TicketView } from '#features/ticket/TicketView.tsx';
import { reports } from '#outbox/live.ts';
import type { StoredReport } from '#outbox/records.ts';
import { Problem } from '#shared/problem.ts';
import type { State, Ticket } from '#shared/seam.ts';

const NUMBER = '7K3M9QXT2T';
const MINE = { number: NUMBER, key: new Uint8Array(32), asked: null, state: 'arrived' } as StoredReport;
const root = document.createElement('div');

beforeEach(() => {
  localStorage.clear();
  window.scrollTo = () => undefined;
  reports.value = [];
});
afterEach(() => {
  render(null, root);
  vi.unstubAllGlobals();
});

function aTicket(state: State): Ticket {
  const at = '2026-11-22T19:00:00Z';
  return {
    ...{ number: NUMBER, state, received_at: at, updated_at: at, expected_by: null, urgent: false },
    service: { code: 'pothole', name: 'Pothole', icon: 'pothole' },
    department: { name: 'Streets', phone: '311' },
    place: { address: '1300 10th St', point: null, precision: 'exact' },
    description: null,
    ...{ photos: [], timeline: [] },
  };
}

interface Seen {
  state?: State;
  mine?: boolean;
  told?: boolean;
  problem?: Problem | null;
  onAsk?: () => void;
}

function look({ state = 'received', mine = false, told = false, problem = null, onAsk = vi.fn() }: Seen) {
  if (mine) reports.value = [MINE];
  if (told) {
    vi.stubGlobal('PushManager', class {});
    vi.stubGlobal('Notification', { permission: 'granted' });
    Object.defineProperty(navigator, 'serviceWorker', { value: {}, configurable: true });
    localStorage.setItem(`wellkept-told:${NUMBER}`, 'id');
  }
  const rest = { at: Date.now(), asking: false, wrongLink: false };
  void act(() =>
    render(
      <LocationProvider>
        <TicketView ticket={aTicket(state)} {...{ problem, onAsk, ...rest }} />
      </LocationProvider>,
      root,
    ),
  );
}

const filled = () => [...root.querySelectorAll('.button-main')].map((one) => one.textContent?.trim());

describe('a ticket has one main action:', () => {
  it.each<[string, Seen, string]>([
    ['being told', {}, 'Tell me when something changes'],
    ['being told, for its reporter too', { mine: true }, 'Tell me when something changes'],
    ['adding to it, for its reporter who is told already', { mine: true, told: true }, 'Add to it'],
    ['reporting again what was done', { state: 'done' }, 'Report it again'],
    ['reporting again what was closed', { state: 'closed', mine: true, told: true }, 'Report it again'],
    ['being told what another agency does', { state: 'elsewhere' }, 'Tell me when something changes'],
    [
      'asking again while nobody answers',
      { problem: new Problem({ code: 'unreachable', status: 0 }) },
      'Ask again',
    ],
  ])('%s', (_, seen, action) => {
    look(seen);
    expect(filled()).toEqual([action]);
  });

  it('none for somebody who is told and has nothing to add', () => {
    look({ told: true });
    expect(filled()).toEqual([]);
    expect(root.textContent).toContain('You will be told on this phone when something changes.');
  });

  it('the first way to be told, once that was asked for', async () => {
    look({});
    await act(async () => {
      root.querySelector<HTMLElement>('.button-main')?.click();
      await new Promise((resolve) => setTimeout(resolve));
    });
    expect(filled()).toEqual(['Tell me by e-mail']);
  });
});

it('the last known state asks again by itself when the city has said when', async () => {
  vi.useFakeTimers();
  const onAsk = vi.fn();
  look({ problem: new Problem({ code: 'too-many', status: 429, retryAfter: 40 }), onAsk });
  expect(root.textContent).toContain('Please try again in 40 seconds.');
  expect(root.textContent).toContain('Nothing is lost');
  await act(() => {
    vi.advanceTimersByTime(41_000);
  });
  expect(onAsk).toHaveBeenCalledOnce();
  vi.useRealTimers();
});
