import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { day } from '#i18n/format.ts';
import { ngettext, t } from '#i18n/index.ts';
import { photosLost } from '#outbox/live.ts';
import type { StoredPhoto, StoredReport } from '#outbox/records.ts';
import { fetchView, photosKept } from '#outbox/reportStore.ts';
import type { Ticket } from '#shared/seam.ts';
import { Icon, type IconName } from '#ui/Icon.tsx';
import { TellMe } from '#ui/lazy/TellMe.tsx';
import { Notice } from '#ui/Notice.tsx';

/** What the city does now and by when, which photos are still on their way, and how to hear of it. */
export function WhatNext({ report }: { report: StoredReport }) {
  const ticket = useSignal<Ticket | null>(null);
  const photos = useSignal<StoredPhoto[]>([]);
  // Every change of the report may have brought a newer answer
  useEffect(() => {
    void fetchView(report.number).then((view) => {
      ticket.value = view?.ticket ?? null;
    });
    void photosKept(report.number).then((kept) => {
      photos.value = kept;
    });
  }, [report]);
  return (
    <>
      <Missing photos={photos.value} />
      <Lost count={photosLost.value[report.number] ?? 0} />
      {ticket.value && <Steps ticket={ticket.value} />}
      <div class="no-print">
        <TellMe
          ticket={report.number}
          email={ticket.value?.mine?.contact?.email}
          main={false}
          folded={false}
        />
      </div>
    </>
  );
}

function Lost({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <Notice tone="danger">
      <p>
        {ngettext(
          'Your report has arrived, but {n} photo has not, and this phone had no room to keep it. Add it on the ticket page.',
          'Your report has arrived, but {n} photos have not, and this phone had no room to keep them. Add them on the ticket page.',
          count,
        )}
      </p>
    </Notice>
  );
}

function Missing({ photos }: { photos: StoredPhoto[] }) {
  const waiting = photos.filter(({ state }) => state === 'waiting').length;
  const refused = photos.filter(({ state }) => state === 'refused');
  if (waiting + refused.length === 0) return null;
  return (
    <Notice tone="wait">
      {waiting > 0 && (
        <p>
          {ngettext(
            'Your report has arrived; {n} photo is still on this phone and goes by itself.',
            'Your report has arrived; {n} photos are still on this phone and go by themselves.',
            waiting,
          )}
        </p>
      )}
      {refused.map(({ sha256, reason }) => (
        <p key={sha256}>{reason ?? t('A photo could not be used.')}</p>
      ))}
    </Notice>
  );
}

function Steps({ ticket }: { ticket: Ticket }) {
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
