/** Who is signed in on this page. */
import { signal } from '@preact/signals';
import { asProblem, type Problem } from '#shared/problem.ts';
import * as api from './api.ts';
import { forgetDrafts } from './drafts.ts';
import type { Person } from './seam.ts';

export type Session =
  | { is: 'unknown'; problem: Problem | null }
  | { is: 'in'; person: Person }
  /** `ended` is true when the server closed a session that was open on this page */
  | { is: 'out'; ended: boolean };

export const session = signal<Session>({ is: 'unknown', problem: null });
let lastPerson: string | null = null;

/** Asks the server whose session this is; without an answer `session` says why. */
export async function whoIsThere(): Promise<void> {
  session.value = { is: 'unknown', problem: null };
  try {
    begin(await api.fetchMe());
  } catch (error) {
    const problem = asProblem(error);
    session.value = isStranger(problem) ? { is: 'out', ended: false } : { is: 'unknown', problem };
  }
}

/** Signs in. Rejects with a Problem. */
export async function enter(name: string, password: string): Promise<void> {
  begin(await api.signIn(name, password));
}

/** Signs out; what was typed and not sent is forgotten. Rejects with a Problem while still signed in. */
export async function leave(): Promise<void> {
  try {
    await api.signOut();
  } catch (error) {
    if (!isStranger(asProblem(error))) throw error;
  }
  forgetDrafts();
  session.value = { is: 'out', ended: false };
}

/** What a call gave or the Problem it ended in. A session that the server has ended leads back to the sign-in. */
export async function attempt<T>(call: Promise<T>): Promise<T | Problem> {
  try {
    return await call;
  } catch (error) {
    const problem = asProblem(error);
    if (isStranger(problem)) session.value = { is: 'out', ended: true };
    return problem;
  }
}

function begin(person: Person): void {
  // A note half written by one person is no business of the next one at this desk
  if (lastPerson !== null && lastPerson !== person.name) forgetDrafts();
  lastPerson = person.name;
  session.value = { is: 'in', person };
}

function isStranger(problem: Problem): boolean {
  return problem.status === 401 && problem.code === 'sign-in';
}
