import './mine.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { language, ngettext, t } from '#i18n/index.ts';
import { acknowledge } from '#outbox/emptied.ts';
import { emptied, isUnsent, reports } from '#outbox/live.ts';
import { sendNow } from '#outbox/mine.ts';
import { lookedAt } from '#outbox/news.ts';
import type { StoredReport } from '#outbox/records.ts';
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
      {emptied.value > 0 && <Emptied count={emptied.value} main={reports.value.length === 0} />}
      {reports.value.length === 0 && emptied.value === 0 && <None />}
      {waiting.length > 0 && <Waiting waiting={waiting} />}
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

/** What has still to go. One button is the main one: that of all together, or of the first that needs something. */
function Waiting({ waiting }: { waiting: StoredReport[] }) {
  const busy = useSignal(false);
  const ready = waiting.filter(({ state }) => state === 'waiting');
  const together = ready.length > 1;
  const now = async () => {
    busy.value = true;
    for (const { number } of ready) await sendNow(number);
    busy.value = false;
  };
  return (
    <section aria-labelledby="unsent-title">
      <h2 id="unsent-title">{t('Not sent yet')}</h2>
      {together && (
        <div class="actions send-all">
          <Button look="main" busy={busy.value} onClick={() => void now()}>
            {t('Send all now')}
          </Button>
        </div>
      )}
      <ul>
        {waiting.map((report, index) => (
          <UnsentLine key={report.number} report={report} main={!together && index === 0} />
        ))}
      </ul>
    </section>
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
function Emptied({ count, main }: { count: number; main: boolean }) {
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
        <LinkButton href="/track" look={main ? 'main' : 'plain'}>
          {t('Track a ticket')}
        </LinkButton>
        {main && <LinkButton href="/">{t('Report a problem')}</LinkButton>}
        <Button look="quiet" onClick={acknowledge}>
          {t('Got it')}
        </Button>
      </div>
    </>
  );
}
