import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '#shared/problem.ts';
import { fetchReport } from '../../staff/api.ts';
import { beginDraft, changeDraft, draftOf, forgetDrafts } from '../../staff/drafts.ts';
import { attempt, enter, leave, session, whoIsThere } from '../../staff/session.ts';
import { fakeServer, problem } from './fakeServer.ts';

const ANA = { name: 'ana', role: 'department', display: 'Ana' };
const BEN = { name: 'ben', role: 'department', display: 'Ben' };
const NUMBER = '7K3M9QXT2T';

beforeEach(forgetDrafts);
afterEach(() => vi.unstubAllGlobals());

describe('who is there', () => {
  it('is the person of the session, a stranger, or not known', async () => {
    fakeServer({ 'GET /me': { body: ANA } });
    await whoIsThere();
    expect(session.value).toEqual({ is: 'in', person: ANA });
    fakeServer({ 'GET /me': problem(401, 'sign-in') });
    await whoIsThere();
    expect(session.value).toEqual({ is: 'out', ended: false });
    fakeServer({ 'GET /me': 'down' });
    await whoIsThere();
    expect(session.value).toMatchObject({ is: 'unknown', problem: { code: 'unreachable' } });
  });
});

describe('a session that ends', () => {
  async function ana(): Promise<void> {
    fakeServer({ 'POST /sign-in': { body: ANA }, [`GET /reports/${NUMBER}`]: problem(401, 'sign-in') });
    await enter('ana', 'pw');
    beginDraft(NUMBER, 'done');
    changeDraft(NUMBER, { note: 'Filled.' });
  }

  it('leads to the sign-in and keeps what was typed for the same person', async () => {
    await ana();
    expect(await attempt(fetchReport(NUMBER))).toBeInstanceOf(Problem);
    expect(session.value).toEqual({ is: 'out', ended: true });
    await enter('ana', 'pw');
    expect(draftOf(NUMBER)?.note).toBe('Filled.');
  });

  it('shows the next person nothing of it', async () => {
    await ana();
    await attempt(fetchReport(NUMBER));
    fakeServer({ 'POST /sign-in': { body: BEN } });
    await enter('ben', 'pw');
    expect(draftOf(NUMBER)).toBeNull();
  });

  it('by signing out forgets it; without an answer one stays signed in', async () => {
    await ana();
    fakeServer({ 'POST /sign-out': 'down' });
    await expect(leave()).rejects.toMatchObject({ code: 'unreachable' });
    expect(session.value.is).toBe('in');
    expect(draftOf(NUMBER)?.note).toBe('Filled.');
    fakeServer({ 'POST /sign-out': { status: 204 } });
    await leave();
    expect(session.value).toEqual({ is: 'out', ended: false });
    expect(draftOf(NUMBER)).toBeNull();
  });
});
