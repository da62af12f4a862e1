import { useEffect } from 'preact/hooks';
import type { Filters } from '../where.ts';
import { load, lookForNewer, type Queue, queue } from './store.ts';

const MINUTE = 60_000;

/** The queue for these filters; while the page is in front it looks every minute whether something came in. */
export function useQueue(filters: Filters): Queue {
  const { state, service, department, q } = filters;
  useEffect(() => void load({ state, service, department, q }), [state, service, department, q]);
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && void lookForNewer();
    document.addEventListener('visibilitychange', look);
    const clock = setInterval(look, MINUTE);
    return () => {
      document.removeEventListener('visibilitychange', look);
      clearInterval(clock);
    };
  }, []);
  return queue.value;
}
