import { useEffect, useRef } from 'preact/hooks';
import { language, t } from '#i18n/index.ts';
import type { State } from '#shared/seam.ts';
import { Icon } from '#ui/Icon.tsx';
import { STATE_ICON, stateWord } from '#ui/state.ts';
import { ALL, addressOf, type Filters, OPEN } from '../where.ts';

/** The server counts no further in one state. */
const MOST_COUNTED = 100;
const STATES = Object.keys(STATE_ICON) as State[];
const ENDS: State[] = ['done', 'closed'];
const TABS = [OPEN, ALL, ...STATES] as const;

interface Props {
  filters: Filters;
  /** reports in each state; null where the numbers would not fit what is listed */
  counts: Record<State, number> | null;
}

/** The queue by state, as links, each with how many there are: before all those still to be done. */
export function StateTabs({ filters, counts }: Props) {
  const strip = useRef<HTMLUListElement>(null);
  // On a narrow screen the chosen one may lie outside the strip
  useEffect(() => {
    const chosen = strip.current?.querySelector<HTMLElement>('[aria-current]');
    if (strip.current && chosen) strip.current.scrollLeft = chosen.offsetLeft - strip.current.offsetLeft - 16;
  }, [filters.state]);
  return (
    <nav class="tabs" aria-label={t('State')}>
      <ul ref={strip}>
        {TABS.map((tab) => (
          <li key={tab}>
            <a
              class="tab"
              href={addressOf({ ...filters, state: tab })}
              aria-current={tab === filters.state ? 'true' : undefined}
            >
              {tab !== OPEN && tab !== ALL && <Icon name={STATE_ICON[tab]} size={20} />}
              {wordOf(tab)}
              {counts && <b>{figure(statesOf(tab).map((state) => counts[state]))}</b>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type Tab = (typeof TABS)[number];

function wordOf(tab: Tab): string {
  if (tab === OPEN) return t('Open');
  return tab === ALL ? t('All') : stateWord(tab);
}

function statesOf(tab: Tab): State[] {
  if (tab === OPEN) return STATES.filter((state) => !ENDS.includes(state));
  return tab === ALL ? STATES : [tab];
}

/** The sum of counts in the reader's figures, with a plus where the server counted one of them no further. */
function figure(numbers: number[]): string {
  const sum = numbers.reduce((before, n) => before + n, 0);
  return (
    new Intl.NumberFormat(language.value).format(sum) + (Math.max(...numbers) >= MOST_COUNTED ? '+' : '')
  );
}
