import { useEffect } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { day } from '#i18n/format.ts';
import { ngettext, t } from '#i18n/index.ts';
import { lastSent } from '#outbox/mine.ts';
import { format } from '#shared/number.ts';
import type { Ticket } from '#shared/seam.ts';
import { LinkButton } from '#ui/Button.tsx';
import { Icon, type IconName } from '#ui/Icon.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Page } from '#ui/Page.tsx';
import { TicketNumber } from '#ui/TicketNumber.tsx';
import { KeepNumber } from './KeepNumber.tsx';
import { QrCode } from './QrCode.tsx';

/** The receipt, shown only after the city truly has the report. */
export function Sent() {
  const { params } = useRoute();
  const { route } = useLocation();
  const sent = lastSent.value;
  const number = params.number ?? '';
  const ours = sent?.item.number === number;
  useEffect(() => {
    if (!ours) route(`/ticket/${number}`, true);
  }, [ours, number, route]);
  if (!sent || !ours) return null;
  const link = `${window.location.origin}/ticket/${number}`;
  return (
    <Page title={t('The city has your report')} sign={<Arrived />}>
      <section class="receipt" aria-label={t('Your ticket number')}>
        <p>{t('Your ticket number')}</p>
        <TicketNumber number={number} />
        <KeepNumber number={number} link={link} />
      </section>
      {sent.asked !== number && (
        <Notice tone="wait">
          <p>
            {t('Your number is now {number}. The one shown before belonged to somebody else.', {
              number: format(number),
            })}
          </p>
        </Notice>
      )}
      <MissingPhotos />
      <WhatNext ticket={sent.ticket} />
      <div class="actions">
        <LinkButton href={`/ticket/${number}`} look="main">
          {t('See the ticket')}
        </LinkButton>
        <LinkButton href="/">{t('Report something else')}</LinkButton>
      </div>
      <section class="stack">
        <h2>{t('On paper, or on another phone')}</h2>
        <p class="soft">{t('Point a camera at this to open the ticket.')}</p>
        <QrCode text={link} label={t('QR code of the ticket’s address')} />
      </section>
    </Page>
  );
}

function Arrived() {
  return (
    <span class="dot-large state-done">
      <Icon name="check" size={32} />
    </span>
  );
}

function MissingPhotos() {
  const missing = lastSent.value?.missing ?? [];
  if (missing.length === 0) return null;
  const reasons = [...new Set(missing.map(({ problem }) => problem.message))].filter((text) =>
    / /.test(text),
  );
  return (
    <Notice tone="wait">
      <p>
        {ngettext(
          'Your report has arrived, but {n} photo has not.',
          'Your report has arrived, but {n} photos have not.',
          missing.length,
        )}
      </p>
      {reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
    </Notice>
  );
}

function WhatNext({ ticket }: { ticket: Ticket }) {
  const { name, phone } = ticket.department;
  return (
    <section class="stack">
      <h2>{t('What happens next')}</h2>
      <ul class="next">
        <Line icon="inbox">{t('{department} gets your report now.', { department: name })}</Line>
        <Line icon="clock">
          {ticket.expected_by
            ? t('We expect to be done by {day}.', { day: day(ticket.expected_by) })
            : t('The ticket says when it is looked at and what becomes of it.')}
        </Line>
        <Line icon="phone">
          {phone
            ? t('Questions? Call {phone} and say your number.', { phone })
            : t('Whoever you ask about it, say your number.')}
        </Line>
      </ul>
    </section>
  );
}

function Line({ icon, children }: { icon: IconName; children: string }) {
  return (
    <li>
      <Icon name={icon} />
      <span>{children}</span>
    </li>
  );
}
