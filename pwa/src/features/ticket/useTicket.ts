import { useSignal } from '@preact/signals';
import { useCallback, useEffect } from 'preact/hooks';
import { language } from '#i18n/index.ts';
import { keyOf } from '#outbox/mine.ts';
import { fetchTicket } from '#shared/api.ts';
import { asProblem, type Problem } from '#shared/problem.ts';
import type { Ticket } from '#shared/seam.ts';

export interface Known {
  ticket: Ticket;
  /** when the city said so, in milliseconds since 1970 by this phone's clock */
  at: number;
}

/** The last known state of each ticket looked at, so that coming back shows it at once. */
const lastKnown = new Map<string, Known>();
const MINUTE = 60_000;

/** A ticket, asked for anew whenever the page comes to the front; `known` stays when asking fails. */
export function useTicket(number: string) {
  const known = useSignal<Known | null>(lastKnown.get(number) ?? null);
  const problem = useSignal<Problem | null>(null);
  const asking = useSignal(false);
  const tick = useSignal(0);
  const ask = useCallback(async () => {
    asking.value = true;
    try {
      const ticket = await fetchTicket(number, language.value, keyOf(number));
      known.value = { ticket, at: Date.now() };
      lastKnown.set(number, known.value);
      problem.value = null;
    } catch (error) {
      problem.value = asProblem(error);
    } finally {
      asking.value = false;
    }
  }, [number, known, problem, asking]);
  // Another language asks for its own words
  useEffect(() => {
    void ask();
    const whenSeen = () => document.visibilityState === 'visible' && void ask();
    document.addEventListener('visibilitychange', whenSeen);
    const clock = setInterval(() => tick.value++, MINUTE);
    return () => {
      document.removeEventListener('visibilitychange', whenSeen);
      clearInterval(clock);
    };
  }, [ask, language.value]);
  void tick.value; // the words for "how old" change with time
  return { known: known.value, problem: problem.value, asking: asking.value, ask };
}
