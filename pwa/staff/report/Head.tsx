import { useEffect, useRef } from 'preact/hooks';
import { ago, dateTime, day } from '#i18n/format.ts';
import { t } from '#i18n/index.ts';
import { Pictogram } from '#ui/Pictogram.tsx';
import { StateBadge } from '#ui/StateBadge.tsx';
import { TicketNumber } from '#ui/TicketNumber.tsx';
import { Flags } from '../frame/Flags.tsx';
import { isOverdue } from '../measure.ts';
import type { Report } from '../seam.ts';

/** What it is, its number and how it stands. The heading takes focus when the report opens. */
export function Head({ report }: { report: Report }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <header class="report-head">
      <Pictogram name={report.service.icon} size={56} />
      <div class="report-name">
        <h1 ref={heading} tabIndex={-1}>
          {report.service.name}
        </h1>
        <TicketNumber number={report.number} />
      </div>
      <p class="line-signs">
        <StateBadge state={report.state} large />
        <Flags urgent={report.urgent} overdue={isOverdue(report.expected_by, report.state)} />
      </p>
      <Facts report={report} />
    </header>
  );
}

function Facts({ report }: { report: Report }) {
  const { name, phone } = report.department;
  return (
    <dl class="facts">
      <div>
        <dt>{t('Received')}</dt>
        <dd>
          <time dateTime={report.received_at}>{dateTime(report.received_at)}</time>
          <span class="soft"> · {ago(Date.parse(report.received_at))}</span>
        </dd>
      </div>
      <div>
        <dt>{t('Expected by')}</dt>
        <dd>{report.expected_by ? day(report.expected_by) : t('No day set')}</dd>
      </div>
      <div>
        <dt>{t('Department')}</dt>
        <dd>
          {name}{' '}
          {phone && (
            <a class="standing-link" href={`tel:${phone}`}>
              {phone}
            </a>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('Residents see')}</dt>
        <dd>
          <a class="standing-link" href={`/ticket/${report.number}`} target="_blank" rel="noreferrer">
            {t('the ticket page')}
            <span class="unseen"> {t('(opens in a new tab)')}</span>
          </a>
        </dd>
      </div>
    </dl>
  );
}
