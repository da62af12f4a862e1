import './sent.css';
import { useEffect } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { t } from '#i18n/index.ts';
import { privateLink } from '#outbox/adopt.ts';
import { progressOf, reports } from '#outbox/live.ts';
import { lookedAt } from '#outbox/news.ts';
import type { StoredReport } from '#outbox/records.ts';
import { city } from '#shared/city.ts';
import { format } from '#shared/number.ts';
import { LinkButton } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { PrivateLink } from '#ui/lazy/PrivateLink.tsx';
import { QrCode } from '#ui/lazy/QrCode.tsx';
import { Uploading } from '#ui/lazy/Uploading.tsx';
import { UNSENT_ICON, unsentWord } from '#ui/lazy/unsent.ts';
import { Notice } from '#ui/Notice.tsx';
import { Page } from '#ui/Page.tsx';
import { TicketNumber } from '#ui/TicketNumber.tsx';
import { KeepNumber } from './KeepNumber.tsx';
import { NotYet } from './NotYet.tsx';
import { WhatNext } from './WhatNext.tsx';

export { ready } from '#outbox/mine.ts';

/** The receipt: first of this phone, then, once the city truly has the report, of the city. */
export function Sent() {
  const { params } = useRoute();
  const { route } = useLocation();
  const asked = params.number ?? '';
  const report = reports.value.find((one) => one.number === asked || one.asked === asked);
  useEffect(() => {
    if (!report) route(`/ticket/${asked}`, true);
  }, [report, asked, route]);
  return report ? <Receipt report={report} /> : null;
}

function Receipt({ report }: { report: StoredReport }) {
  const { number, state } = report;
  const arrived = state === 'arrived';
  const progress = progressOf.value[number];
  useEffect(() => {
    if (arrived) lookedAt();
  }, [arrived]);
  const link = `${window.location.origin}/ticket/${number}`;
  const title = progress && !arrived ? t('Sending your report') : unsentWord({ ...report, more: false });
  return (
    <Page title={title} sign={<Sign state={state} />}>
      <section class="receipt" aria-label={t('Your ticket number')}>
        <p>{t('Your ticket number')}</p>
        <TicketNumber number={number} />
        <KeepNumber number={number} link={link} />
      </section>
      {report.asked && (
        <Notice tone="wait">
          <p>
            {t(
              'Your number is now {number}. The one shown before belonged to somebody else. Nothing is lost; please note the new one.',
              {
                number: format(number),
              },
            )}
          </p>
        </Notice>
      )}
      {progress && <Uploading progress={progress} />}
      {!arrived && <NotYet report={report} sending={progress !== undefined} />}
      <div class="actions">
        {arrived && (
          <LinkButton href={`/ticket/${number}`} look="main">
            {t('See the ticket')}
          </LinkButton>
        )}
        <LinkButton href="/">{t('Report something else')}</LinkButton>
      </div>
      {arrived && <WhatNext report={report} />}
      <section class="stack">
        <h2>{t('On paper, or on another phone')}</h2>
        <p>{t('Point a camera at this to open the ticket.')}</p>
        <QrCode text={link} label={t('QR code of the ticket’s address')} />
        <p class="on-paper">{[city.value.value?.name, link].filter(Boolean).join(' · ')}</p>
        {arrived && <PrivateLink number={number} link={privateLink(report)} />}
      </section>
    </Page>
  );
}

function Sign({ state }: { state: StoredReport['state'] }) {
  const look = { arrived: 'state-done', 'needs-you': 'state-closed' } as Record<string, string>;
  return (
    <span class={`dot-large ${look[state] ?? 'state-working'}`}>
      <Icon name={UNSENT_ICON[state]} size={32} />
    </span>
  );
}
