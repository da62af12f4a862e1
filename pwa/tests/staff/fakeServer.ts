import { vi } from 'vitest';

type Answer = { status?: number; body?: object; headers?: Record<string, string> } | 'down';
/** An answer, or what makes one from the request's body. */
type Answers = Record<string, Answer | ((body: unknown) => Answer)>;

export interface Asked {
  /** such as `POST /reports/7K3M9QXT2T/moves` */
  line: string;
  body: unknown;
}

/**
 * Stands in for the staff API at the network. Keys are method and path below /api/v1/staff, without the query.
 * Gives everything that was asked, in order; what is not foreseen is answered 404.
 */
export function fakeServer(answers: Answers): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', (address: string, init: RequestInit = {}) => {
    const url = new URL(address, 'https://city.example');
    const path = url.pathname.replace('/api/v1/staff', '');
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    asked.push({ line: `${init.method ?? 'GET'} ${path}${url.search}`, body });
    const found = answers[`${init.method ?? 'GET'} ${path}`] ?? problem(404, 'not-found');
    return respond(typeof found === 'function' ? found(body) : found);
  });
  return asked;
}

/** A refusal in the server's one shape. */
export function problem(status: number, code: string, more: object = {}, headers = {}): Answer {
  return { status, body: { code, title: `server: ${code}`, errors: [], ...more }, headers };
}

function respond(answer: Answer): Promise<Response> {
  if (answer === 'down') return Promise.reject(new TypeError('Failed to fetch'));
  const { status = 200, body, headers } = answer;
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  const text = body === undefined ? null : JSON.stringify(body);
  return Promise.resolve(new Response(text, { status, headers: { 'Content-Type': type, ...headers } }));
}
