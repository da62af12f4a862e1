import { useCallback, useRef, useState } from 'preact/hooks';
import { Problem } from '#shared/problem.ts';
import { fetchSent } from '../api.ts';
import type { SentItem } from '../seam.ts';
import { attempt } from '../session.ts';

interface Fetched {
  items: SentItem[];
  /** where the next page begins; null at the end */
  next: string | null;
  asking: 'top' | 'more' | null;
  problem: Problem | null;
}

const EMPTY: Fetched = { items: [], next: null, asking: null, problem: null };

/** What was sent, as far as it has been fetched. What is there stays when more cannot be had. */
export function useSent() {
  const [fetched, setFetched] = useState(EMPTY);
  const latest = useRef(0);
  const ask = useCallback(async (before: Fetched, asking: 'top' | 'more') => {
    const turn = ++latest.current;
    setFetched({ ...before, asking, problem: null });
    const page = await attempt(fetchSent(asking === 'more' ? before.next : null));
    if (turn !== latest.current) return;
    if (page instanceof Problem) return setFetched({ ...before, asking: null, problem: page });
    const known = asking === 'more' ? before.items : [];
    setFetched({ ...EMPTY, items: [...known, ...page.sent], next: page.next });
  }, []);
  const load = useCallback(() => ask(EMPTY, 'top'), [ask]);
  const more = () => ask(fetched, 'more');
  return { ...fetched, load, more };
}
