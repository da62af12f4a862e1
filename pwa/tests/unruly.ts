/** A small real server that takes reports as ours does, and misbehaves exactly as a test tells it to. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hex, sha256 } from '#shared/digest.ts';

export type Fault =
  /** takes it in, but the answer never leaves */
  | 'lose-reply'
  /** cuts the line in the middle of the body */
  | 'reset'
  | { status: number; problem?: string; retryAfter?: number; more?: object }
  | 'captive-portal'
  | 'redirect';

interface Taken {
  body: string;
  photos: Map<string, number>;
  followUps: Map<string, string>;
}

type Rule = { when: (line: string) => boolean; fault: Fault; times: number };

export class Unruly {
  /** what has arrived, by number */
  readonly reports = new Map<string, Taken>();
  /** every request as `PUT /api/…`, in order */
  readonly seen: string[] = [];
  /** false: nothing answers at all */
  up = true;
  private rules: Rule[] = [];
  private readonly server: Server = createServer((request, response) => void this.take(request, response));
  private readonly pageFetch = globalThis.fetch;

  async start(): Promise<void> {
    await new Promise<void>((ready) => this.server.listen(0, '127.0.0.1', ready));
    const root = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    globalThis.fetch = (path, init) =>
      this.up ? this.pageFetch(root + String(path), init) : Promise.reject(new TypeError('no connection'));
  }

  stop(): void {
    globalThis.fetch = this.pageFetch;
    this.server.closeAllConnections();
    this.server.close();
  }

  /** The next `times` requests whose line holds `part` meet the fault. */
  fails(part: string, fault: Fault, times = 1): void {
    this.rules.push({ when: (line) => line.includes(part), fault, times });
  }

  wellAgain(): void {
    this.rules = [];
    this.up = true;
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const line = `${request.method} ${request.url}`;
    this.seen.push(line);
    const rule = this.rules.find(({ when, times }) => times > 0 && when(line));
    if (rule) rule.times -= 1;
    if (rule?.fault === 'reset') return void request.once('data', () => request.socket.destroy());
    const body = await read(request);
    if (rule && rule.fault !== 'lose-reply')
      return misbehave(response, rule.fault as Exclude<Fault, 'lose-reply'>);
    const answer = await this.answer(line, body);
    if (rule) return void request.socket.destroy();
    json(response, answer.status, answer.body);
  }

  private async answer(line: string, body: Buffer): Promise<{ status: number; body: object }> {
    if (line === 'GET /healthz') return { status: 200, body: { wellkept: 'ok' } };
    const [, number = '', rest, name = ''] = /reports\/(\w+)(?:\/([\w-]+))?(?:\/(\w+))?/.exec(line) ?? [];
    if (line.startsWith('PUT') && !rest) return this.report(number, body.toString());
    const taken = this.reports.get(number);
    if (!taken) return { status: 404, body: { code: 'report-first' } };
    if (rest === 'photos') {
      const digest = hex(await sha256(new Uint8Array(body)));
      if (digest !== name) return { status: 415, body: { code: 'photo-digest', detail: 'Other bytes.' } };
      taken.photos.set(name, body.length);
      return { status: 201, body: { sha256: name, state: 'received' } };
    }
    if (rest === 'follow-ups') {
      const { id } = JSON.parse(body.toString()) as { id: string };
      taken.followUps.set(id, body.toString());
    }
    return { status: 200, body: this.view(number) };
  }

  private report(number: string, body: string): { status: number; body: object } {
    const known = this.reports.get(number);
    if (known && known.body !== body) return { status: 409, body: { code: 'other-content' } };
    if (!known) this.reports.set(number, { body, photos: new Map(), followUps: new Map() });
    return { status: known ? 200 : 201, body: this.view(number) };
  }

  private view(number: string): object {
    const taken = this.reports.get(number);
    const listed = (JSON.parse(taken?.body ?? '{}') as { photos?: string[] }).photos ?? [];
    const photos = listed.map((name) => ({
      sha256: name,
      state: taken?.photos.has(name) ? 'shown' : 'waiting',
    }));
    return { number, service: { code: 'tree', name: 'Tree', icon: 'tree' }, mine: { photos } };
  }
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function misbehave(response: ServerResponse, fault: Exclude<Fault, 'lose-reply' | 'reset'> | 'reset'): void {
  if (fault === 'captive-portal') {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Welcome to our Wi-Fi</h1>');
  } else if (fault === 'redirect') {
    response.writeHead(302, { Location: '/healthz' }).end();
  } else if (fault !== 'reset') {
    const { status, problem = 'trouble', retryAfter, more } = fault;
    const wait = retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) };
    json(response, status, { code: problem, detail: `It says ${problem}.`, ...more }, wait);
  }
}

function json(response: ServerResponse, status: number, body: object, headers = {}): void {
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  response.writeHead(status, { 'Content-Type': type, ...headers }).end(JSON.stringify(body));
}
