import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '#shared/problem.ts';

/** However soon the server says: whoever waits for it is not to hammer at its door. */
const LEAST_S = 5;
/** What is counted down is said aloud only at these steps, in seconds. */
const SPOKEN_S = 30;

/**
 * The seconds that are left of those the server asked for; undefined where it asked for none. At zero, `again` is done
 * once, as soon as somebody looks at the page.
 */
export function useCountdown(problem: Problem | null, again?: () => void): number | undefined {
  const asked = problem?.retryAfter && Math.max(LEAST_S, problem.retryAfter);
  const [left, setLeft] = useState(asked);
  const latest = useRef(again);
  latest.current = again;
  useEffect(() => {
    setLeft(asked);
    if (!asked) return;
    const until = Date.now() + asked * 1000;
    const look = () => {
      const seconds = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      setLeft(seconds);
      if (seconds > 0 || document.visibilityState !== 'visible') return;
      clearInterval(clock);
      latest.current?.();
    };
    const clock = setInterval(look, 1000);
    return () => clearInterval(clock);
  }, [problem, asked]);
  return left;
}

/** The step that is said aloud at `left` of `asked` seconds; undefined before the first one, which the page itself says. */
export function spokenStep(left: number | undefined, asked: number | undefined): number | undefined {
  if (left === undefined || !asked) return undefined;
  const step = Math.ceil(left / SPOKEN_S) * SPOKEN_S;
  return step < asked ? step : undefined;
}
