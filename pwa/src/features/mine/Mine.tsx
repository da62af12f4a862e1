import './mine.css';
import { t } from '#i18n/index.ts';
import { isUnsent, reports } from '#outbox/live.ts';
import { LinkButton } from '#ui/Button.tsx';
import { Page } from '#ui/Page.tsx';
import { SentLine } from './SentLine.tsx';
import { UnsentLine } from './UnsentLine.tsx';

export { ready } from '#outbox/mine.ts';

/** The reports of this phone: first what has still to go, then what the city has. */
export function Mine() {
  const waiting = reports.value.filter(isUnsent);
  const arrived = reports.value.filter((report) => !isUnsent(report));
  return (
    <Page title={t('My reports')} back="/">
      {reports.value.length === 0 && <None />}
      {waiting.length > 0 && (
        <section aria-labelledby="unsent-title">
          <h2 id="unsent-title">{t('Not sent yet')}</h2>
          <ul>
            {waiting.map((report) => (
              <UnsentLine key={report.number} report={report} />
            ))}
          </ul>
        </section>
      )}
      {arrived.length > 0 && (
        <section aria-labelledby="sent-title">
          <h2 id="sent-title">{t('Sent')}</h2>
          <ul>
            {arrived.map((report) => (
              <SentLine key={report.number} report={report} />
            ))}
          </ul>
        </section>
      )}
      <div class="actions">
        {reports.value.length > 0 && (
          <LinkButton href="/carry">{t('Move to another phone or to the app')}</LinkButton>
        )}
        <LinkButton href="/carry/take">{t('Take over from another phone')}</LinkButton>
      </div>
    </Page>
  );
}

function None() {
  return (
    <>
      <p>{t('No reports from this phone yet. When you send one, it is listed here with its number.')}</p>
      <div class="actions">
        <LinkButton href="/" look="main">
          {t('Report a problem')}
        </LinkButton>
        <LinkButton href="/track">{t('Track a ticket')}</LinkButton>
      </div>
    </>
  );
}
