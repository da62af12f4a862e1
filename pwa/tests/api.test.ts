// @vitest-environment jsdom
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchTicket, putPhoto, putReport } from '#shared/api.ts';
import { asProblem } from '#shared/problem.ts';

/** A small real server; each test says what it answers. */
let answer: RequestListener;
let server: Server;
const pageFetch = globalThis.fetch;

beforeEach(async () => {
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  globalThis.fetch = (path, init) => pageFetch(root + String(path), init);
});

afterEach(() => {
  globalThis.fetch = pageFetch;
  server.closeAllConnections();
  server.close();
});

const reply =
  (status: number, type: string, body: string, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(status, { 'Content-Type': type, ...headers }).end(body);
const problemFrom = async (promise: Promise<unknown>) =>
  asProblem(
    await promise.then(
      () => new Error('no problem'),
      (error: unknown) => error,
    ),
  );

describe('the server’s refusals', () => {
  it('become a Problem with its fields', async () => {
    const errors = [{ field: 'place.point.lat', problem: 'Too far north.', remedy: 'Choose again.' }];
    answer = reply(422, 'application/problem+json', JSON.stringify({ code: 'invalid', errors }));
    const problem = await problemFrom(putReport('2TY2RF234Z', new Uint8Array(32), new Uint8Array(2)));
    expect(problem).toMatchObject({ code: 'invalid', status: 422, errors, outcomeUnknown: false });
  });

  it('carry the wait and what else stands in them', async () => {
    const body = JSON.stringify({ code: 'too-many', service: { code: 'tree' } });
    answer = reply(429, 'application/problem+json', body, { 'Retry-After': '40' });
    const problem = await problemFrom(fetchTicket('2TY2RF234Z', 'en'));
    expect(problem).toMatchObject({ retryAfter: 40, extra: { service: { code: 'tree' } } });
  });

  it.each<[string, RequestListener, string]>([
    ['a captive portal’s page', reply(200, 'text/html', '<h1>Sign in</h1>'), 'not-ours'],
    ['an answer about another report', reply(200, 'application/json', '{"number":"7K3M9QXT2T"}'), 'not-ours'],
    ['a redirect', (_, response) => response.writeHead(302, { Location: '/' }).end(), 'unreachable'],
    ['JSON that is none', reply(200, 'application/json', '{"half'), 'not-ours'],
    ['a proxy’s error page', reply(502, 'text/html', 'Bad gateway'), 'trouble'],
    ['a cut connection', (request) => request.socket.destroy(), 'unreachable'],
  ])('%s leaves the outcome unknown', async (_, listener, code) => {
    answer = listener;
    const problem = await problemFrom(putReport('2TY2RF234Z', new Uint8Array(32), new Uint8Array(2)));
    expect(problem).toMatchObject({ code, outcomeUnknown: true });
  });
});

it('sends the very bytes and the key, and nothing secret in the address', async () => {
  const seen: string[] = [];
  answer = (request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    request.on('data', (bytes: Buffer) => seen.push(bytes.toString()));
    request.on('end', () =>
      response.writeHead(201, { 'Content-Type': 'application/json' }).end('{"number":"2TY2RF234Z"}'),
    );
  };
  await putReport('2TY2RF234Z', new Uint8Array(32), new TextEncoder().encode('{"a": 1}'));
  expect(seen).toEqual([`PUT /api/v1/reports/2TY2RF234Z Bearer ${'A'.repeat(43)}`, '{"a": 1}']);
});

it('tells when a photo does not get through', async () => {
  const photo = {
    language: 'en',
    number: '2TY2RF234Z',
    key: new Uint8Array(32),
    sha256: 'ab',
    type: 'image/jpeg',
  };
  const problem = await problemFrom(putPhoto({ ...photo, bytes: new ArrayBuffer(1) }, () => undefined));
  expect(problem.code).toBe('unreachable');
});
