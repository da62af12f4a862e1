import { useEffect, useRef } from 'preact/hooks';
import { language, t } from '#i18n/index.ts';
import type { State } from '#shared/seam.ts';
import { Icon } from '#ui/Icon.tsx';
import { STATE_ICON, stateWord } from '#ui/state.ts';
import { addressOf, type Filters } from '../where.ts';

/** The server counts no further in one state. */
const MOST_COUNTED = 100;
const STATES = Object.keys(STATE_ICON) as State[];

interface Props {
  filters: Filters;
  /** reports in each state; null where the numbers would not fit what is listed */
  counts: Record<State, number> | null;
}

/** The queue by state, as links, each with how many there are. */
export function StateTabs({ filters, counts }: Props) {
  const strip = useRef<HTMLUListElement>(null);
  // On a narrow screen the chosen one may lie outside the strip
  useEffect(() => {
    const chosen = strip.current?.querySelector<HTMLElement>('[aria-current]');
    if (strip.current && chosen) strip.current.scrollLeft = chosen.offsetLeft - strip.current.offsetLeft - 16;
  }, [filters.state]);
  const numbers = STATES.map((state) => counts?.[state] ?? 0);
  const all = figure(
    numbers.reduce((sum, n) => sum + n, 0),
    Math.max(...numbers),
  );
  return (
    <nav class="tabs" aria-label={t('State')}>
      <ul ref={strip}>
        {(['', ...STATES] as const).map((state) => (
          <li key={state}>
            <a
              class="tab"
              href={addressOf({ ...filters, state })}
              aria-current={state === filters.state ? 'true' : undefined}
            >
              {state && <Icon name={STATE_ICON[state]} size={20} />}
              {state ? stateWord(state) : t('All')}
              {counts && <b>{state ? figure(counts[state]) : all}</b>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A count in the reader's figures, with a plus where the server counted (`largest`) no further. */
function figure(n: number, largest = n): string {
  return new Intl.NumberFormat(language.value).format(n) + (largest >= MOST_COUNTED ? '+' : '');
}
