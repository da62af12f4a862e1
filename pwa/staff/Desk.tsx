import { useEffect } from 'preact/hooks';
import { lazy, useLocation } from 'preact-iso';
import './queue/queue.css';
import { t } from '#i18n/index.ts';
import { parse } from '#shared/number.ts';
import { LinkButton } from '#ui/Button.tsx';
import { numberFault } from '#ui/numberFault.ts';
import { Page } from '#ui/Page.tsx';
import { remember, remembered } from './queue/habit.ts';
import { Queue } from './queue/Queue.tsx';
import { session } from './session.ts';
import { addressOf, type Filters, filtersIn, whereIs } from './where.ts';

const Report = lazy(() => import('./report/Report.tsx').then((m) => m.Report));
const Sent = lazy(() => import('./sent/Sent.tsx').then((m) => m.Sent));

/** The queue with, beside it where there is room, the report that is open; or what was sent. */
export function Desk() {
  const { path, query } = useLocation();
  const where = whereIs(path);
  if (where.at === 'nowhere')
    return <Nowhere title={t('There is no such page')} why={t('The address may be mistyped.')} />;
  if (where.at === 'sent') return <Sent />;
  const now = session.value;
  const person = now.is === 'in' ? now.person.name : '';
  const filters = filtersIn(query, remembered(person));
  if (where.at === 'queue') return <Panes {...{ filters, person }} open={null} />;
  const read = parse(where.number);
  if (!read.ok) return <Nowhere title={t('This is not a ticket number')} why={numberFault(read)} />;
  return <Panes {...{ filters, person }} open={read.number} />;
}

interface PanesProps {
  filters: Filters;
  person: string;
  /** number of the report that stands open */
  open: string | null;
}

/** The queue stays mounted under an open report, so that coming back finds it as it was left. */
function Panes({ filters, person, open }: PanesProps) {
  const { route } = useLocation();
  const { state, service, department, q } = filters;
  useEffect(() => {
    if (!q) remember(person, filters);
  }, [person, state, service, department, q]);
  useEffect(() => {
    if (open === null) return;
    const back = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest('input, textarea, select');
      if (event.key !== 'Escape' || event.defaultPrevented || typing) return;
      const row = document.querySelector<HTMLElement>('.line[aria-current]');
      if (row?.offsetParent) row.focus();
      else route(addressOf(filters));
    };
    addEventListener('keydown', back);
    return () => removeEventListener('keydown', back);
  }, [open, filters, route]);
  return (
    <main class={open === null ? 'desk' : 'desk desk-open'} id="main">
      <Queue filters={filters} open={open} />
      <div class="pane pane-report">
        {open === null ? (
          <p class="soft nothing-open">{t('Choose a report from the list.')}</p>
        ) : (
          <Report key={open} number={open} backTo={addressOf(filters)} />
        )}
      </div>
    </main>
  );
}

function Nowhere({ title, why }: Record<'title' | 'why', string>) {
  return (
    <Page title={title} inError>
      <p>{why}</p>
      <div class="actions">
        <LinkButton href="/staff/" look="main">
          {t('Go to the queue')}
        </LinkButton>
      </div>
    </Page>
  );
}
