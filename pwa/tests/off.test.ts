import { afterEach, expect, it } from 'vitest';
import { switchedOff } from '../src/offline/off.ts';

const pageFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = pageFetch;
});

const json = (body: unknown) => new Response(JSON.stringify(body));
const answers = (word: () => Response, script: () => Response) => {
  globalThis.fetch = async (path) => (String(path) === '/sw.js' ? script() : word());
};

it.each<[string, boolean, () => Response, () => Response]>([
  ['the word is off', true, () => json({ off: true }), () => new Response('')],
  ['the script is gone for good', true, () => json({ off: false }), () => new Response('', { status: 410 })],
  ['the word is on', false, () => json({ off: false }), () => new Response('')],
  ['the word is no JSON', false, () => new Response('<h1>Sign in</h1>'), () => new Response('')],
  ['nobody knows', false, () => new Response('', { status: 404 }), () => new Response('', { status: 404 })],
  ['there is no connection', false, () => Response.error(), () => Response.error()],
])('when %s, off is %s', async (_, off, word, script) => {
  answers(word, script);
  expect(await switchedOff()).toBe(off);
});
