// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { byGroup, found } from '#features/answers/answers.ts';
import { Blocks } from '#features/answers/Blocks.tsx';
import type { AnswerLine } from '#shared/seam.ts';

const { fetch } = globalThis;
const root = document.createElement('div');
let asked: { path: string; body: string }[] = [];
let status = 200;

beforeEach(() => {
  localStorage.clear();
  vi.resetModules();
  asked = [];
  status = 200;
  globalThis.fetch = async (path, init) => {
    if (status === 0) throw new TypeError('no connection');
    asked.push({ path: String(path), body: String(init?.body) });
    const headers = { 'Content-Type': status === 200 ? 'application/json' : 'application/problem+json' };
    return new Response(JSON.stringify({ useful: true, code: 'x', status }), { status, headers });
  };
});
afterEach(() => {
  render(null, root);
  globalThis.fetch = fetch;
});

const line = (code: string, title: string, keywords: string[], group = 'Animals'): AnswerLine => {
  return { code, title, keywords, group, version: code, language: 'en' };
};
const LINES = [
  line('lost-pet', 'Find your lost pet', ['dog', 'cat', 'shelter']),
  line('license-a-dog', 'License your dog', ['tag', 'rabies']),
  line('pick-up-day', 'What day is my pick-up?', ['trash day', 'schedule'], 'Garbage'),
];
const codes = (wanted: string) => found(LINES, wanted).map(({ code }) => code);

describe('looking for an answer', () => {
  it('finds it by its title, by its keywords and by its group', () => {
    expect(codes('lost')).toEqual(['lost-pet']);
    expect(codes('rabies')).toEqual(['license-a-dog']);
    expect(codes('garbage')).toEqual(['pick-up-day']);
    expect(codes('')).toHaveLength(3);
  });

  it('finds what fits best where no answer has every word', () => {
    expect(codes('when do you come for my trash')).toEqual(['pick-up-day']);
    expect(codes('my dog has gone, is it in the shelter')).toEqual(['lost-pet']);
    expect(codes('unicorns')).toEqual([]);
  });

  it('keeps the order of the groups', () => {
    expect(byGroup(LINES).map(([group, ones]) => [group, ones.length])).toEqual([
      ['Animals', 2],
      ['Garbage', 1],
    ]);
  });
});

describe('an answer’s text', () => {
  const word = (text: string, href: string | null = null) => ({ text, strong: false, href });
  const shown = async (...spans: ReturnType<typeof word>[]) => {
    await act(() => render(<Blocks blocks={[{ kind: 'paragraph', spans, items: [] }]} />, root));
    return root;
  };

  it('leads to telephones, to pages of the app and to the web', async () => {
    const hrefs = ['tel:311', '/report/tree', 'https://city.example/'];
    const page = await shown(...hrefs.map((href) => word('here', href)));
    expect([...page.querySelectorAll('a')].map((a) => a.getAttribute('href'))).toEqual(hrefs);
  });

  it('leads nowhere else', async () => {
    const page = await shown(
      word('a', 'javascript:alert(1)'),
      word('b', '//evil.example'),
      word('c', 'http://x'),
    );
    expect(page.querySelectorAll('a')).toHaveLength(0);
    expect(page.textContent).toBe('abc');
  });

  it('is never read as HTML', async () => {
    expect((await shown(word('<b>now</b>'))).innerHTML).toBe('<p>&lt;b&gt;now&lt;/b&gt;</p>');
  });
});

describe('whether it was useful', () => {
  const useful = () => import('#features/answers/useful.ts');
  const settled = () => new Promise((done) => setTimeout(done));

  it('is sent once and remembered', async () => {
    const { said, say, sendAll } = await useful();
    expect(said('lost-pet')).toBeUndefined();
    say('lost-pet', false, 'es');
    await settled();
    await sendAll();
    expect(asked).toEqual([{ path: '/api/v1/answers/lost-pet/useful?lang=es', body: '{"useful":false}' }]);
    expect(said('lost-pet')).toBe(false);
  });

  it.each([0, 429, 503])('waits for a better moment after %s', async (failed) => {
    const { said, say, sendAll } = await useful();
    status = failed;
    say('lost-pet', true, 'en');
    await settled();
    expect(said('lost-pet')).toBe(true);
    status = 200;
    asked = [];
    await sendAll();
    await sendAll();
    expect(asked).toHaveLength(1);
  });

  it('is not sent for ever about an answer that has gone', async () => {
    const { say, sendAll } = await useful();
    status = 404;
    say('lost-pet', true, 'en');
    await settled();
    await sendAll();
    expect(asked).toHaveLength(1);
  });
});
