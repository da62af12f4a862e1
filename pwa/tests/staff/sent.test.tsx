// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import type { SentItem } from '../../staff/seam.ts';
import { Sent } from '../../staff/sent/Sent.tsx';
import { session } from '../../staff/session.ts';
import { fakeServer, problem } from './fakeServer.ts';
import { onPage, settled } from './page.tsx';

const MAIL: SentItem = {
  ...{ id: 'a', at: '2026-11-22T19:00:00Z', ticket: '7K3M9QXT2T', channel: 'email', language: null },
  ...{ sender: '311@localhost', to: 'streets@city.example', title: 'Pothole · 7K3-M9Q-XT2T' },
  ...{ body: 'In a traffic lane', url: null, photos: ['photo-1.jpg'] },
};
const PUSH: SentItem = {
  ...{ ...MAIL, id: 'b', channel: 'push', language: 'es', sender: null, to: null, photos: [] },
  ...{ title: 'Bache: terminado', body: 'Listo.', url: 'https://city.example/ticket/7K3M9QXT2T' },
};

afterEach(() => vi.unstubAllGlobals());

async function opened() {
  const page = onPage(<Sent />);
  await settled();
  await settled();
  return page;
}

it('shows a mail with its heads and photos, and a notice in its language', async () => {
  fakeServer({ 'GET /sent': { body: { sent: [PUSH, MAIL], next: null } } });
  const page = await opened();
  expect(page.find('.mail').textContent).toContain('streets@city.example');
  expect(page.find('.mail-photos').textContent).toContain('photo-1.jpg');
  expect(page.find('.lock-card h2').lang).toBe('es');
  expect(page.text()).toContain('2 messages');
});

it('says so when nothing was sent, and what a mail that is not kept was about', async () => {
  fakeServer({ 'GET /sent': { body: { sent: [], next: null } } });
  expect((await opened()).text()).toContain('Nothing was sent yet');
  fakeServer({ 'GET /sent': { body: { sent: [{ ...MAIL, title: null, body: null }], next: null } } });
  const page = await opened();
  expect(page.text().replaceAll('\u2011', '-')).toContain('Mail about 7K3-M9Q-XT2T');
  expect(page.text()).toContain('not kept here');
});

it('fetches page after page, and keeps what it has when more cannot be had', async () => {
  fakeServer({ 'GET /sent': { body: { sent: [PUSH], next: 'c1' } } });
  const page = await opened();
  fakeServer({ 'GET /sent': 'down' });
  await page.press('Load more');
  expect(page.text()).toContain('The server cannot be reached');
  expect(page.text()).toContain('Bache: terminado');
  const asked = fakeServer({ 'GET /sent': { body: { sent: [MAIL], next: null } } });
  await page.press('Try again');
  expect(asked.map(({ line }) => line)).toEqual(['GET /sent?limit=50&cursor=c1']);
  expect(page.text()).toContain('2 messages');
});

it('leads back to the sign-in when the session has ended', async () => {
  fakeServer({ 'GET /sent': problem(401, 'sign-in') });
  await opened();
  expect(session.value).toEqual({ is: 'out', ended: true });
});
