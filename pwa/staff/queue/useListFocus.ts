import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Queue } from './store.ts';

/**
 * Keeps the keyboard's place in the list: coming back from a report focuses its line, and loading more focuses
 * the first new one (the button that was pressed may be gone). Gives the ref for the list's element.
 */
export function useListFocus(
  open: string | null,
  { lines, asking }: Queue,
): RefObject<HTMLOListElement | null> {
  const list = useRef<HTMLOListElement>(null);
  const before = useRef({ open, asking, lines: lines.length });
  useEffect(() => {
    const was = before.current;
    before.current = { open, asking, lines: asking === 'more' ? was.lines : lines.length };
    const rows = list.current?.querySelectorAll('a');
    if (was.open !== null && open === null) {
      const left = lines.findIndex(({ number }) => number === was.open);
      rows?.[left]?.focus();
    } else if (was.asking === 'more' && asking === null && lines.length > was.lines) {
      rows?.[was.lines]?.focus();
    }
  }, [open, asking, lines]);
  return list;
}
