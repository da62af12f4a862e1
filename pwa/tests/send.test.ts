import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { close, NAME } from '#outbox/db.ts';
import { followUpArrived, listFollowUps, saveFollowUp } from '#outbox/followUpStore.ts';
import { backOff, isDue, isTime, LONGEST_WAIT_MS } from '#outbox/patience.ts';
import type { StoredReport } from '#outbox/records.ts';
import * as store from '#outbox/reportStore.ts';
import { flush, nextTime } from '#outbox/send.ts';
import { fetchTicket } from '#shared/api.ts';
import { numberOf } from '#shared/number.ts';
import { samplePhoto, saved } from './samples.ts';
import { type Fault, Unruly } from './unruly.ts';

let server: Unruly;

beforeEach(async () => {
  close();
  await deleteDB(NAME);
  server = new Unruly();
  await server.start();
});
afterEach(() => server.stop());

const stateOf = async (number: string) => (await store.fetchReport(number))?.state;
const puts = (number: string) => server.seen.filter((line) => line === `PUT /api/v1/reports/${number}`);
const text = (bytes: Uint8Array | null | undefined) => new TextDecoder().decode(bytes ?? new Uint8Array());

it('sends a report and its photos, byte for byte, and keeps the copies until they are cleaned', async () => {
  const photos = await Promise.all([samplePhoto(1), samplePhoto(2, 70_000)]);
  const report = await saved(photos);
  await flush();
  const taken = server.reports.get(report.number);
  expect(taken?.body).toBe(text(report.body));
  expect([...(taken?.photos ?? [])]).toEqual(photos.map(({ sha256, bytes }) => [sha256, bytes.byteLength]));
  expect(await store.fetchReport(report.number)).toMatchObject({
    state: 'arrived',
    more: false,
    content: null,
  });
  expect(await store.photosKept(report.number)).toEqual([]);
});

describe('whatever goes wrong on the way', () => {
  it.each<[string, Fault]>([
    ['a lost reply', 'lose-reply'],
    ['a reset in mid-body', 'reset'],
    ['a 503', { status: 503 }],
    ['a 500 page of a proxy', { status: 502 }],
    ['a captive portal', 'captive-portal'],
    ['a redirect', 'redirect'],
    ['a 408', { status: 408 }],
  ])('%s leaves one report with all its photos in the end, and the next one unhindered', async (_, fault) => {
    const photos = await Promise.all([samplePhoto(1), samplePhoto(2)]);
    const first = await saved(photos, 'draft-1', 1);
    const second = await saved([], 'draft-2', 2);
    server.fails(`PUT /api/v1/reports/${first.number}`, fault);
    server.fails(`photos/${photos[1]?.sha256}`, fault);
    await flush();
    expect(await stateOf(first.number)).toBe('waiting');
    expect(await stateOf(second.number)).toBe('arrived');
    await flush('forced');
    expect(await store.fetchReport(first.number)).toMatchObject({ state: 'arrived', more: true });
    await flush('forced');
    expect(await store.fetchReport(first.number)).toMatchObject({ state: 'arrived', more: false });
    expect(server.reports.size).toBe(2);
    expect(server.reports.get(first.number)?.photos.size).toBe(2);
    expect(server.reports.get(first.number)?.body).toBe(text(first.body));
  });

  it('sends nothing at all to a captive portal that answers the probe', async () => {
    const { number } = await saved();
    server.fails('/healthz', 'captive-portal');
    await flush();
    expect(server.seen).toEqual(['GET /healthz']);
    expect(await store.fetchReport(number)).toMatchObject({ state: 'waiting', begun: false });
  });

  it('waits as long as a 429 asks, also when hurried, but not when its owner presses the button', async () => {
    const { number } = await saved();
    server.fails(`reports/${number}`, { status: 429, retryAfter: 40 });
    const before = Date.now();
    await flush();
    const wait = ((await store.fetchReport(number))?.nextTry ?? 0) - before;
    expect(wait).toBeGreaterThanOrEqual(40_000);
    expect(wait).toBeLessThan(45_000);
    await flush('eager');
    expect(await stateOf(number)).toBe('waiting');
    await flush('forced');
    expect(await stateOf(number)).toBe('arrived');
  });

  it('backs off without a connection, and goes at once when one comes', async () => {
    const { number } = await saved();
    server.up = false;
    await flush();
    await flush();
    const next = await nextTime();
    expect((next ?? 0) - Date.now()).toBeGreaterThan(0);
    server.wellAgain();
    await flush('eager');
    expect(await stateOf(number)).toBe('arrived');
    expect(await nextTime()).toBeNull();
  });
});

describe('what only its owner can mend', () => {
  it.each([
    ['invalid', 422],
    ['version-unknown', 409],
    ['key-mismatch', 403],
    ['too-large', 413],
  ])('%s waits for the owner with the words, can be changed, and blocks nobody', async (problem, status) => {
    const first = await saved([], 'draft-1', 1);
    const second = await saved([], 'draft-2', 2);
    server.fails(`reports/${first.number}`, { status, problem });
    await flush();
    const kept = await store.fetchReport(first.number);
    expect(kept).toMatchObject({
      state: 'needs-you',
      trouble: { code: problem, detail: `It says ${problem}.` },
    });
    expect(await stateOf(second.number)).toBe('arrived');
    await flush('eager');
    expect(puts(first.number)).toHaveLength(1);
    expect(await store.reopen(first.number, 'draft-9')).toBe('draft-9');
  });

  it('a report that the city has with other words stays sealed', async () => {
    const { number } = await saved();
    server.reports.set(number, { body: '{}', photos: new Map(), followUps: new Map() });
    await flush();
    expect(await stateOf(number)).toBe('needs-you');
    expect(await store.reopen(number, 'draft-9')).toBeUndefined();
  });

  it('a refused photo tells why and keeps neither the next photo nor the report back', async () => {
    const photos = await Promise.all([samplePhoto(1), samplePhoto(2)]);
    const { number } = await saved(photos);
    server.fails(`photos/${photos[0]?.sha256}`, { status: 415, problem: 'photo-type' });
    await flush();
    expect(await store.fetchReport(number)).toMatchObject({ state: 'arrived', more: false });
    const [refused] = (await store.photosKept(number)).filter(({ state }) => state === 'refused');
    expect(refused).toMatchObject({ sha256: photos[0]?.sha256, reason: 'It says photo-type.' });
    expect([...(server.reports.get(number)?.photos.keys() ?? [])]).toEqual([photos[1]?.sha256]);
  });
});

it('takes another number when somebody else holds the first, with the same bytes', async () => {
  const photos = [await samplePhoto(1)];
  const first = await saved(photos);
  server.fails(`PUT /api/v1/reports/${first.number}`, { status: 409, problem: 'number-taken' });
  await flush();
  const [report] = await store.listReports();
  expect(report).toMatchObject({ asked: first.number, state: 'arrived', more: false });
  expect(report?.number).not.toBe(first.number);
  expect(await numberOf(report?.key ?? new Uint8Array())).toBe(report?.number);
  expect(server.reports.get(report?.number ?? '')?.body).toBe(text(first.body));
  expect(server.reports.get(report?.number ?? '')?.photos.size).toBe(1);
});

it('leaves no trace of a report that was forgotten while the city was being asked about it', async () => {
  const { number, key } = await saved();
  await flush();
  await saveFollowUp({ number, kind: 'words', text: 'It grew.', photos: [] });
  const [addition] = await listFollowUps();
  if (!addition) throw new Error('The addition is not kept.');
  const late = await fetchTicket(number, 'en', key);
  await store.forgetReport(number);
  await store.keepView(late);
  await followUpArrived(addition, late);
  expect(await store.fetchView(number)).toBeUndefined();
});

it('hands a report in again when the city has lost it before its photos came', async () => {
  const { number } = await saved([await samplePhoto(1)]);
  server.fails('/photos/', { status: 503 });
  await flush();
  server.reports.clear();
  await flush('forced');
  expect(await stateOf(number)).toBe('waiting');
  await flush('forced');
  expect(server.reports.get(number)?.photos.size).toBe(1);
});

describe('what is added later', () => {
  it('goes after its report, its photos after it', async () => {
    const { number } = await saved();
    const photo = await samplePhoto(5);
    await saveFollowUp({ number, kind: 'photos', text: '', photos: [photo] }, 'one', 1);
    await saveFollowUp({ number, kind: 'words', text: 'It grew.', photos: [] }, 'two', 2);
    await flush();
    const path = `/api/v1/reports/${number}`;
    expect(server.seen.filter((line) => !line.startsWith('GET'))).toEqual([
      `PUT ${path}`,
      `POST ${path}/follow-ups?lang=en`,
      `POST ${path}/follow-ups?lang=en`,
      `PUT ${path}/photos/${photo.sha256}?lang=en`,
    ]);
    expect(await listFollowUps()).toEqual([]);
    expect(await store.fetchReport(number)).toMatchObject({ more: false });
  });

  it('is the same follow-up when its reply was lost', async () => {
    const { number } = await saved();
    await saveFollowUp({ number, kind: 'withdraw', text: '', photos: [] });
    server.fails('/follow-ups', 'lose-reply');
    await flush();
    await flush('forced');
    expect(server.reports.get(number)?.followUps.size).toBe(1);
    expect(await listFollowUps()).toEqual([]);
  });

  it('waits for its owner when refused, and keeps nothing else back', async () => {
    const { number } = await saved();
    await saveFollowUp({ number, kind: 'withdraw', text: '', photos: [] }, 'one', 1);
    await saveFollowUp({ number, kind: 'words', text: 'Still there.', photos: [] }, 'two', 2);
    server.fails('/follow-ups', { status: 409, problem: 'already-ended' });
    await flush();
    expect(await listFollowUps()).toMatchObject([{ id: 'one', state: 'needs-you' }]);
    expect(await store.fetchReport(number)).toMatchObject({ more: false });
  });
});

it('sends each of many once, oldest first, when several ask at the same time', async () => {
  const reports: StoredReport[] = [];
  for (let i = 0; i < 20; i++) reports.push(await saved([], `draft-${i}`, i + 1));
  await Promise.all([flush(), flush('eager'), flush('forced')]);
  const sent = server.seen.filter((line) => line.startsWith('PUT'));
  expect(sent).toEqual(reports.map(({ number }) => `PUT /api/v1/reports/${number}`));
});

describe('patience', () => {
  it('grows from a second to five minutes, never exactly the same for all phones', () => {
    expect([1, 2, 3, 9, 10, 99].map((n) => backOff(n, 0))).toEqual([
      1000,
      2000,
      4000,
      256_000,
      LONGEST_WAIT_MS,
      LONGEST_WAIT_MS,
    ]);
    expect(backOff(3, 1)).toBe(2000);
  });

  it('is not fooled by a clock that was years ahead', () => {
    expect(isTime(Date.now() + 10 * 365 * 86_400_000, Date.now())).toBe(true);
    expect(isTime(Date.now() + 60_000, Date.now())).toBe(false);
  });

  it('never takes up what its owner holds back', async () => {
    const report = await saved();
    expect(isDue({ ...report, state: 'editing' }, 'forced', Date.now())).toBe(false);
    expect(isDue({ ...report, state: 'needs-you' }, 'forced', Date.now())).toBe(false);
  });
});
