import { useSignal } from '@preact/signals';
import { lazy, useLocation } from 'preact-iso';
import { t } from '#i18n/index.ts';
import { forget } from '#outbox/mine.ts';
import type { StoredReport } from '#outbox/records.ts';
import type { Ticket } from '#shared/seam.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { AddTo } from './AddTo.tsx';
import { privateLink } from './link.ts';
import { Pending } from './Pending.tsx';
import { TakeBack } from './TakeBack.tsx';

const QrCode = lazy(() => import('#ui/lazy/QrCode.tsx').then((m) => m.QrCode));

/** What the holder of the key can do with a report that the city has. */
export function Owned({ report, ticket }: { report: StoredReport; ticket: Ticket }) {
  const { number } = report;
  const { route } = useLocation();
  const over = ticket.state === 'done' || ticket.state === 'closed';
  const leave = async () => {
    await forget(number);
    route('/mine', true);
  };
  return (
    <>
      <Pending report={report} />
      <AddTo number={number} />
      {!over && <TakeBack number={number} />}
      <PrivateLink report={report} />
      <div class="stack">
        <div class="actions">
          <Button onClick={() => void leave()}>{t('Forget this report on this phone')}</Button>
        </div>
        <p class="hint">{t('The city keeps the report. You can still look it up by its number.')}</p>
      </div>
    </>
  );
}

function PrivateLink({ report }: { report: StoredReport }) {
  const open = useSignal(false);
  const copied = useSignal(false);
  const link = privateLink(report.number, report.key);
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    copied.value = true;
  };
  if (!open.value) {
    return (
      <div class="actions">
        <Button icon="lock" onClick={() => (open.value = true)}>
          {t('Private link')}
        </Button>
      </div>
    );
  }
  return (
    <section class="stack" aria-labelledby="link-title">
      <h2 id="link-title">{t('Private link')}</h2>
      <Notice>
        <p>{t('Whoever opens it sees what you sent and can add to it. Send it only to yourself.')}</p>
      </Notice>
      {'clipboard' in navigator && (
        <div class="actions">
          <Button icon={copied.value ? 'check' : 'copy'} onClick={() => void copy()}>
            {copied.value ? t('Copied') : t('Copy the link')}
          </Button>
        </div>
      )}
      <QrCode text={link} label={t('QR code of the private link')} />
    </section>
  );
}
