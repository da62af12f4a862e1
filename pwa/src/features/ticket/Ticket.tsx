import { useSignal } from '@preact/signals';
import { useRoute } from 'preact-iso';
import { t } from '#i18n/index.ts';
import { KEY_IN_LINK } from '#outbox/adopt.ts';
import { reports } from '#outbox/live.ts';
import { myReport } from '#outbox/mine.ts';
import { type Parsed, parse } from '#shared/number.ts';
import type { Problem } from '#shared/problem.ts';
import { LinkButton } from '#ui/Button.tsx';
import { DidYouMean } from '#ui/lazy/DidYouMean.tsx';
import { useSecret } from '#ui/lazy/secret.ts';
import { Notice } from '#ui/Notice.tsx';
import { numberFault } from '#ui/numberFault.ts';
import { Page } from '#ui/Page.tsx';
import { Sorry } from '#ui/Sorry.tsx';
import { TicketNumber } from '#ui/TicketNumber.tsx';
import { Adopt } from './Adopt.tsx';
import { OnThisPhone } from './OnThisPhone.tsx';
import { Renumbered } from './Renumbered.tsx';
import { TicketView } from './TicketView.tsx';
import { useTicket } from './useTicket.ts';

export { ready } from '#outbox/mine.ts';

/** What became of a report: /ticket/{number}, for everyone; its reporter sees their own words too. */
export function Ticket() {
  const { params } = useRoute();
  const read = parse(params.number ?? '');
  return read.ok ? (
    <Mine key={read.number} number={read.number} />
  ) : (
    <WrongNumber typed={params.number ?? ''} read={read} />
  );
}

/** A private link first asks whether this phone is to own the report; its secret leaves the address bar before that. */
function Mine({ number }: { number: string }) {
  const secret = useSecret(KEY_IN_LINK);
  const wrong = useSignal(false);
  const report = myReport(number);
  if (secret.value && !report) {
    const done = (right: boolean) => {
      wrong.value = !right;
      secret.value = null;
    };
    return <Adopt number={number} secret={secret.value} onDone={done} />;
  }
  if (report && report.state !== 'arrived') return <OnThisPhone report={report} />;
  return <Lookup number={number} wrongLink={wrong.value} />;
}

function Lookup({ number, wrongLink }: { number: string; wrongLink: boolean }) {
  const { known, problem, asking, ask } = useTicket(number, myReport(number));
  if (known) {
    const asked = { problem, asking, onAsk: () => void ask() };
    return <TicketView {...known} {...asked} wrongLink={wrongLink} />;
  }
  if (!problem) {
    return (
      <Page title={t('Ticket')} back="/track">
        <TicketNumber number={number} />
        <p class="soft" role="status">
          {t('Looking it up …')}
        </p>
      </Page>
    );
  }
  return <NotShown number={number} problem={problem} onAsk={() => void ask()} />;
}

function NotShown({ number, problem, onAsk }: { number: string; problem: Problem; onAsk: () => void }) {
  if (problem.code !== 'not-arrived') {
    return (
      <Page title={t('Ticket')} back="/track">
        <TicketNumber number={number} />
        <Sorry problem={problem} onRetry={onAsk}>
          <p>{t('Nothing is lost; the ticket only cannot be shown just now.')}</p>
        </Sorry>
      </Page>
    );
  }
  return (
    <Page title={t('This report has not reached us yet')} back="/track">
      <TicketNumber number={number} />
      <Renumbered number={number} />
      <p>{t('The city has no report with this number yet.')}</p>
      <Notice tone="wait">
        <p>
          {t('It may still wait on the phone it was written on, until that phone has a connection again.')}
        </p>
        <p>{t('If it is your phone, open this page there once while you are connected.')}</p>
        <p>{t('Or a letter or digit is another one: please compare the number once more.')}</p>
      </Notice>
      <DidYouMean typed={number} mine={reports.value} />
      <div class="actions">
        <LinkButton href="/track" look="main">
          {t('Try another number')}
        </LinkButton>
        <LinkButton href="/">{t('Report a problem')}</LinkButton>
      </div>
    </Page>
  );
}

function WrongNumber({ typed, read }: { typed: string; read: Parsed & { ok: false } }) {
  return (
    <Page title={t('This is not a ticket number')} back="/track" inError>
      <p>{numberFault(read)}</p>
      <DidYouMean typed={typed} mine={reports.value} />
      <div class="actions">
        <LinkButton href="/track" look="main">
          {t('Type it again')}
        </LinkButton>
      </div>
    </Page>
  );
}
