import { useSignal } from '@preact/signals';
import { useCallback, useEffect } from 'preact/hooks';
import { language } from '#i18n/index.ts';
import { keyOf } from '#outbox/mine.ts';
import { fetchView, keepView } from '#outbox/reportStore.ts';
import { fetchTicket } from '#shared/api.ts';
import { asProblem, type Problem } from '#shared/problem.ts';
import type { Ticket } from '#shared/seam.ts';

export interface Known {
  ticket: Ticket;
  /** when the city said so, in milliseconds since 1970 by this phone's clock */
  at: number;
}

const MINUTE = 60_000;

/**
 * A ticket, asked for anew whenever the page comes to the front or `reason` changes.
 * What the phone knew last is shown at once, and stays when asking fails.
 */
export function useTicket(number: string, reason: unknown) {
  const known = useSignal<Known | null>(null);
  const problem = useSignal<Problem | null>(null);
  const asking = useSignal(false);
  const tick = useSignal(0);
  const ask = useCallback(async () => {
    asking.value = true;
    try {
      const ticket = await fetchTicket(number, language.value, keyOf(number));
      known.value = { ticket, at: Date.now() };
      problem.value = null;
      await keepView(ticket).catch(() => undefined); // then it is only shown, not kept
    } catch (error) {
      problem.value = asProblem(error);
    } finally {
      asking.value = false;
    }
  }, [number, known, problem, asking]);
  useEffect(() => {
    void fetchView(number).then(
      (view) => {
        if (view && (known.peek()?.at ?? 0) < view.at) known.value = view;
      },
      () => undefined, // no storage, no memory
    );
  }, [number, known, reason]);
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
