import { afterEach, expect, it, vi } from 'vitest';
import { load, lookForNewer, more, noteState, queue } from '../../staff/queue/store.ts';
import { aLine, aPage, aReport } from './factories.ts';
import { fakeServer } from './fakeServer.ts';

const ALL = { state: 'all', service: '', department: '', q: '' };
const OPEN = { ...ALL, state: 'open' };
const FIRST = aLine();
const SECOND = aLine({ number: '2TY2RF234Z', department: { code: 'trees', name: 'Trees' } });

afterEach(() => vi.unstubAllGlobals());

it('fetches page after page by cursor and shows nothing twice', async () => {
  const asked = fakeServer({ 'GET /reports': { body: aPage([FIRST], 'c1') } });
  await load({ ...ALL, state: 'received' });
  fakeServer({ 'GET /reports': { body: aPage([FIRST, SECOND], null) } });
  await more();
  expect(asked.map(({ line }) => line)).toEqual(['GET /reports?state=received&limit=50']);
  expect(queue.value.lines.map(({ number }) => number)).toEqual([FIRST.number, SECOND.number]);
  expect(queue.value.next).toBeNull();
});

it('keeps what it has when more cannot be had, and can ask again', async () => {
  fakeServer({ 'GET /reports': { body: aPage([FIRST], 'c1') } });
  await load(ALL);
  fakeServer({ 'GET /reports': 'down' });
  await more();
  expect(queue.value).toMatchObject({ lines: [FIRST], next: 'c1', problem: { code: 'unreachable' } });
  fakeServer({ 'GET /reports': { body: aPage([SECOND]) } });
  await more();
  expect(queue.value.lines).toHaveLength(2);
});

it('drops a late answer to filters that are no longer asked for', async () => {
  fakeServer({ 'GET /reports': { body: aPage([FIRST]) } });
  const late = load({ ...ALL, q: 'old' });
  fakeServer({ 'GET /reports': { body: aPage([SECOND]) } });
  await load({ ...ALL, q: 'new' });
  await late;
  expect(queue.value.lines).toEqual([SECOND]);
});

it('notices new reports without moving the list', async () => {
  fakeServer({ 'GET /reports': { body: aPage([FIRST], null, { received: 1 }) } });
  await load(ALL);
  await lookForNewer();
  expect(queue.value.newer).toBe(false);
  fakeServer({ 'GET /reports': { body: aPage([SECOND], 'c', { received: 2 }) } });
  await lookForNewer();
  expect(queue.value).toMatchObject({ newer: true, lines: [FIRST], counts: { received: 2 }, next: null });
});

it('looks for new reports by when they came, also while the list is of what presses most', async () => {
  fakeServer({ 'GET /reports': { body: aPage([FIRST], 'c1') } });
  await load(OPEN);
  const old = aLine({ number: SECOND.number, received_at: '2026-11-20T08:00:00Z' });
  const asked = fakeServer({ 'GET /reports': { body: aPage([old]) } });
  await lookForNewer();
  expect(asked.map(({ line }) => line)).toEqual(['GET /reports?limit=1']);
  expect(queue.value.newer).toBe(false);
  fakeServer({ 'GET /reports': { body: aPage([SECOND]) } });
  await lookForNewer();
  expect(queue.value.newer).toBe(true);
});

it('follows a move in the line and in the counts', async () => {
  const late = aLine({ expected_by: '2020-01-01', overdue: true });
  fakeServer({ 'GET /reports': { body: aPage([late], null, { received: 3, done: 1 }) } });
  await load(ALL);
  noteState(aReport({ state: 'done', expected_by: '2020-01-01' }));
  expect(queue.value.lines[0]).toMatchObject({ state: 'done', overdue: false });
  expect(queue.value.counts).toMatchObject({ received: 2, done: 2 });
});
