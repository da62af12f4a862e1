// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { session } from '../../staff/session.ts';
import { SignIn } from '../../staff/signin/SignIn.tsx';
import { fakeServer, problem } from './fakeServer.ts';
import { onPage } from './page.tsx';

const ANA = { name: 'ana', role: 'department', display: 'Ana' };

afterEach(() => vi.unstubAllGlobals());

async function tried(...[name, password]: [string, string]) {
  const page = onPage(<SignIn ended={false} />);
  await page.type('name', name);
  await page.type('password', password);
  await page.press('Sign in');
  return page;
}

describe('sign in', () => {
  it('names what is missing, beside the field and in the summary, and asks the server nothing', async () => {
    const asked = fakeServer({});
    const page = await tried('', '');
    const links = [...page.root.querySelectorAll('.error-summary a')].map((link) =>
      link.getAttribute('href'),
    );
    expect(links).toEqual(['#field-name', '#field-password']);
    expect(page.find('#field-password').getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(page.find('.error-summary'));
    expect(asked).toEqual([]);
  });

  it('says that name and password do not belong together, and keeps both', async () => {
    fakeServer({ 'POST /sign-in': problem(401, 'sign-in-wrong') });
    const page = await tried('ana', 'guess');
    expect(page.find('.error-summary').textContent).toContain('do not belong together');
    expect(page.find<HTMLInputElement>('#field-name').value).toBe('ana');
  });

  it.each([
    ['12', 'try again in 12 seconds'],
    ['600', 'try again in 10 minutes'],
  ])('says how long to wait after too many tries (%s s)', async (seconds, words) => {
    fakeServer({ 'POST /sign-in': problem(429, 'too-many', {}, { 'Retry-After': seconds }) });
    expect((await tried('ana', 'guess')).text()).toContain(words);
  });

  it('says that the server cannot be reached', async () => {
    fakeServer({ 'POST /sign-in': 'down' });
    expect((await tried('ana', 'pw')).text()).toContain('The server cannot be reached');
  });

  it('begins the session', async () => {
    const asked = fakeServer({ 'POST /sign-in': { body: ANA } });
    await tried(' ana ', 'pw ');
    expect(asked).toEqual([{ line: 'POST /sign-in', body: { name: 'ana', password: 'pw ' } }]);
    expect(session.value).toEqual({ is: 'in', person: ANA });
  });

  it('shows the password only when asked to', async () => {
    const page = onPage(<SignIn ended={false} />);
    expect(page.find('#field-password').getAttribute('type')).toBe('password');
    await page.press('Show');
    expect(page.find('#field-password').getAttribute('type')).toBe('text');
  });
});
