/** What came of looking up the written address: asked for by the reader, or once by itself when they go on. */
import { signal } from '@preact/signals';
import { asProblem, type Problem } from '#shared/problem.ts';
import { type Found, placesCalled } from './geocode.ts';

export type Outcome = { text: string } & ({ found: Found } | { problem: Problem });

export const looked = signal<Outcome | null>(null);
/** Nobody is held up longer for an answer that is only of help. */
const PATIENCE_MS = 1_500;

/** Looks a written address up and shows what came of it. */
export async function look(address: string): Promise<Outcome> {
  const text = address.trim();
  const outcome = await placesCalled(text).then(
    (found) => ({ text, found }),
    (error) => ({ text, problem: asProblem(error) }),
  );
  looked.value = outcome;
  return outcome;
}

/** True the first time that an address is gone on with that the city truly does not know: its writer may have slipped. */
export async function isNewsThatUnknown(address: string): Promise<boolean> {
  const text = address.trim();
  if (looked.peek()?.text === text || !navigator.onLine) return false;
  const outcome = await Promise.race([
    look(text),
    new Promise<null>((r) => setTimeout(r, PATIENCE_MS, null)),
  ]);
  return (
    outcome !== null && 'found' in outcome && outcome.found.found.length === 0 && !outcome.found.unavailable
  );
}
