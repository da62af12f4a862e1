import { useEffect } from 'preact/hooks';
import { ngettext, t } from '#i18n/index.ts';
import { city } from '#shared/city.ts';
import { parse } from '#shared/number.ts';
import { Button } from '#ui/Button.tsx';
import { numberFault } from '#ui/numberFault.ts';
import { Trouble } from '../frame/Trouble.tsx';
import { addressOf, type Filters, isNarrowed } from '../where.ts';
import { FilterBar } from './FilterBar.tsx';
import { moveAlong } from './keys.ts';
import { LineLink } from './LineLink.tsx';
import { StateTabs } from './StateTabs.tsx';
import { type Queue as Fetched, load, more } from './store.ts';
import { useListFocus } from './useListFocus.ts';
import { useQueue } from './useQueue.ts';

interface Props {
  filters: Filters;
  /** number of the report that stands open */
  open: string | null;
}

/** What there is to do, newest first. */
export function Queue({ filters, open }: Props) {
  const fetched = useQueue(filters);
  useTitle(open === null);
  return (
    <>
      <div class="queue-head">
        {open === null && <h1 class="unseen">{t('Queue of reports')}</h1>}
        <FilterBar filters={filters} />
        <StateTabs filters={filters} counts={isNarrowed(filters) ? null : fetched.counts} />
      </div>
      <section class="pane pane-queue" aria-label={t('Queue of reports')}>
        <Status fetched={fetched} filters={filters} />
        <Lines fetched={fetched} filters={filters} open={open} />
        <Foot fetched={fetched} filters={filters} />
      </section>
    </>
  );
}

function Lines({ fetched, filters, open }: Props & { fetched: Fetched }) {
  const list = useListFocus(open, fetched);
  if (fetched.lines.length === 0) return null;
  return (
    <ol ref={list} class={fetched.asking === 'top' ? 'lines lines-old' : 'lines'} onKeyDown={moveAlong}>
      {fetched.lines.map((line) => (
        <li key={line.number}>
          <LineLink line={line} href={addressOf(filters, line.number)} open={line.number === open} />
        </li>
      ))}
    </ol>
  );
}

/** How many are shown, said aloud when it changes. */
function Status({ fetched, filters }: { fetched: Fetched; filters: Filters }) {
  const { lines, asking, next, newer } = fetched;
  const shown = next
    ? ngettext('The newest {n} report', 'The newest {n} reports', lines.length)
    : ngettext('{n} report', '{n} reports', lines.length);
  return (
    <div class="queue-status">
      <p class="soft small" role="status">
        {asking === 'top' ? t('Looking …') : lines.length > 0 && shown}
      </p>
      <Button look={newer ? 'plain' : 'quiet'} onClick={() => void load(filters)}>
        {newer ? t('New reports came in: show them') : t('Refresh')}
      </Button>
    </div>
  );
}

function Foot({ fetched, filters }: { fetched: Fetched; filters: Filters }) {
  const { lines, next, asking, problem } = fetched;
  if (problem) {
    const again = () => void (lines.length > 0 && next ? more() : load(filters));
    return <Trouble problem={problem} onRetry={again} />;
  }
  if (lines.length === 0) return asking ? null : <NothingHere filters={filters} />;
  if (!next) return null;
  return (
    <div class="queue-more">
      <Button busy={asking === 'more'} onClick={() => void more()}>
        {asking === 'more' ? t('Loading …') : t('Load more')}
      </Button>
    </div>
  );
}

function NothingHere({ filters }: { filters: Filters }) {
  const filtered = filters.state !== '' || isNarrowed(filters);
  const read = parse(filters.q);
  const mistyped = !read.ok && read.why === 'check' ? numberFault(read) : null;
  return (
    <div class="stack nothing">
      <h2>{filtered ? t('No report matches') : t('No reports yet')}</h2>
      {mistyped && <p>{mistyped}</p>}
      <p>
        {filtered
          ? t('Search takes a whole ticket number or a part of the address.')
          : t('As soon as somebody reports something, it stands here.')}
      </p>
      {filtered && (
        <p>
          <a class="standing-link" href="/staff/">
            {t('Show all reports')}
          </a>
        </p>
      )}
    </div>
  );
}

function useTitle(front: boolean): void {
  const place = city.value.value?.name;
  useEffect(() => {
    if (front) document.title = [t('Queue'), place].filter(Boolean).join(' · ');
  }, [front, place]);
}
