import { useEffect } from 'preact/hooks';
import { ngettext, t } from '#i18n/index.ts';
import { city } from '#shared/city.ts';
import { parse } from '#shared/number.ts';
import { Button } from '#ui/Button.tsx';
import { numberFault } from '#ui/numberFault.ts';
import { Trouble } from '../frame/Trouble.tsx';
import { ALL, addressOf, type Filters, isNarrowed, OPEN, WHAT_IS_OPEN } from '../where.ts';
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

/** What there is to do. */
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
  const counted = next
    ? ngettext('The first {n} report', 'The first {n} reports', lines.length)
    : ngettext('{n} report', '{n} reports', lines.length);
  const order = filters.state === OPEN ? t('urgent first, then overdue') : t('newest first');
  const shown = lines.length > 1 ? `${counted}, ${order}` : counted;
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
  if (lines.length === 0) return asking ? null : <NothingHere fetched={fetched} filters={filters} />;
  if (!next) return null;
  return (
    <div class="queue-more">
      <Button busy={asking === 'more'} onClick={() => void more()}>
        {asking === 'more' ? t('Loading …') : t('Load more')}
      </Button>
    </div>
  );
}

function NothingHere({ fetched, filters }: { fetched: Fetched; filters: Filters }) {
  const everything = addressOf({ ...WHAT_IS_OPEN, state: ALL });
  const none = Object.values(fetched.counts ?? {}).every((n) => n === 0);
  const read = parse(filters.q);
  const mistyped = !read.ok && read.why === 'check' ? numberFault(read) : null;
  const { title, text } = nothing(filters, none);
  return (
    <div class="stack nothing">
      <h2>{title}</h2>
      {mistyped && <p>{mistyped}</p>}
      <p>{text}</p>
      {(isNarrowed(filters) || !none) && (
        <p>
          <a class="standing-link" href={everything}>
            {t('Show all reports')}
          </a>
        </p>
      )}
    </div>
  );
}

/** Why the list is empty; `none` says that the filters beside the state leave nothing in any state. */
function nothing(filters: Filters, none: boolean): { title: string; text: string } {
  if (isNarrowed(filters)) {
    const text = t('Search takes a whole ticket number or a part of the address.');
    return { title: t('No report matches'), text };
  }
  if (none) {
    return { title: t('No reports yet'), text: t('As soon as somebody reports something, it stands here.') };
  }
  return filters.state === OPEN
    ? { title: t('Nothing is open'), text: t('Every report has come to an end.') }
    : { title: t('No report matches'), text: t('There is none in this state now.') };
}

function useTitle(front: boolean): void {
  const place = city.value.value?.name;
  useEffect(() => {
    if (front) document.title = [t('Queue'), place].filter(Boolean).join(' · ');
  }, [front, place]);
}
