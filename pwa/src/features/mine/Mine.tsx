import './mine.css';
import { useEffect } from 'preact/hooks';
import { language, ngettext, t } from '#i18n/index.ts';
import { acknowledge } from '#outbox/emptied.ts';
import { emptied, isUnsent, reports } from '#outbox/live.ts';
import { lookedAt } from '#outbox/news.ts';
import { loadServices } from '#shared/city.ts';
import { Button, LinkButton } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Page } from '#ui/Page.tsx';
import { SentLine } from './SentLine.tsx';
import { UnsentLine } from './UnsentLine.tsx';

export { ready } from '#outbox/mine.ts';

/** The reports of this phone: first what has still to go, then what the city has. */
export function Mine() {
  const shown = language.value;
  useEffect(() => void loadServices(shown), [shown]);
  useEffect(lookedAt, [reports.value]);
  const waiting = reports.value.filter(isUnsent);
  const arrived = reports.value.filter((report) => !isUnsent(report));
  return (
    <Page title={t('My reports')} back="/">
      {emptied.value > 0 && <Emptied count={emptied.value} />}
      {reports.value.length === 0 && emptied.value === 0 && <None />}
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
          <>
            <LinkButton href="/" look={waiting.length > 0 ? 'plain' : 'main'}>
              {t('Report a problem')}
            </LinkButton>
            <LinkButton href="/carry">{t('Copy to another phone or to the app')}</LinkButton>
          </>
        )}
        <LinkButton href="/carry/take">{t('Get reports from another phone')}</LinkButton>
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

/** The browser's doing, not the reader's: what is gone, what is not, and what to do. */
function Emptied({ count }: { count: number }) {
  return (
    <>
      <Notice tone="wait">
        <h2>{t('Your browser has emptied its storage')}</h2>
        <p>
          {ngettext(
            'This phone kept {n} report of yours. The browser has removed it; nobody here did.',
            'This phone kept {n} reports of yours. The browser has removed them; nobody here did.',
            count,
          )}
        </p>
        <p>
          {t(
            'What was sent is safe with the city: its number still shows what becomes of it. What was not sent yet is gone: please report it again.',
          )}
        </p>
      </Notice>
      <div class="actions">
        <LinkButton href="/track" look="main">
          {t('Track a ticket')}
        </LinkButton>
        <LinkButton href="/">{t('Report a problem')}</LinkButton>
        <Button look="quiet" onClick={acknowledge}>
          {t('Got it')}
        </Button>
      </div>
    </>
  );
}
