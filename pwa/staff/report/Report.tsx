import { useEffect, useRef } from 'preact/hooks';
import './report.css';
import { t } from '#i18n/index.ts';
import { city } from '#shared/city.ts';
import { Icon } from '#ui/Icon.tsx';
import { TicketNumber } from '#ui/TicketNumber.tsx';
import { Timeline } from '#ui/Timeline.tsx';
import { Trouble } from '../frame/Trouble.tsx';
import type { Report as Shape } from '../seam.ts';
import { Answers, ContactCard, PlaceCard } from './Cards.tsx';
import { HandOver } from './HandOver.tsx';
import { Head } from './Head.tsx';
import { Moves } from './Moves.tsx';
import { Photos } from './Photos.tsx';
import { type Opened, useReport } from './useReport.ts';
import { WordsCard } from './WordsCard.tsx';

interface Props {
  /** bare, as in the address */
  number: string;
  /** address of the queue it was opened from */
  backTo: string;
}

/** One report, with everything that is known of it and everything that can be done. */
export function Report({ number, backTo }: Props) {
  const opened = useReport(number);
  return (
    <article class="report">
      <a class="back to-queue" href={backTo}>
        <Icon name="back" size={20} /> {t('Back to the list')}
      </a>
      {opened.report ? (
        <Whole {...opened} report={opened.report} />
      ) : (
        <NotYet number={number} problem={opened.problem} onRetry={() => void opened.ask()} />
      )}
    </article>
  );
}

function Whole({ report, act, ask }: Opened & { report: Shape }) {
  useTitle(`${report.service.name} ${report.number}`);
  return (
    <>
      <Head report={report} />
      <Moves report={report} act={act} onAsk={ask} />
      <div class="columns">
        <div class="sections">
          <PlaceCard report={report} />
          <WordsCard report={report} act={act} />
          <Answers answers={report.mine.answers} />
          <Photos report={report} act={act} />
        </div>
        <div class="sections">
          <ContactCard contact={report.mine.contact} />
          <section class="stack">
            <h2>{t('What happened')}</h2>
            <Timeline events={report.timeline} added={report.mine.added} />
          </section>
          <HandOver dispatch={report.dispatch} />
        </div>
      </div>
    </>
  );
}

type NotYetProps = Pick<Opened, 'problem'> & { number: string; onRetry: () => void };

function NotYet({ number, problem, onRetry }: NotYetProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const missing = problem?.code === 'not-arrived';
  useTitle(missing ? t('This report has not arrived') : number);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        <TicketNumber number={number} />
      </h1>
      {!problem && (
        <p class="soft" role="status">
          {t('Fetching the report …')}
        </p>
      )}
      {missing && (
        <p role="alert">
          {t(
            'There is no report with this number yet. It may still wait on a phone, or the number has a slip.',
          )}
        </p>
      )}
      {problem && !missing && <Trouble problem={problem} onRetry={onRetry} />}
    </>
  );
}

function useTitle(title: string): void {
  const place = city.value.value?.name;
  useEffect(() => {
    document.title = [title, place].filter(Boolean).join(' · ');
  }, [title, place]);
}
