import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { t } from '#i18n/index.ts';
import { edit, sendNow } from '#outbox/mine.ts';
import type { StoredReport } from '#outbox/records.ts';
import { Button, LinkButton } from '#ui/Button.tsx';
import { whyUnsent } from '#ui/lazy/unsent.ts';
import { Notice } from '#ui/Notice.tsx';

/** The report is safe on this phone but not with the city: why, what happens next, and what can be done. */
export function NotYet({ report, sending }: { report: StoredReport; sending: boolean }) {
  const { route } = useLocation();
  const busy = useSignal(false);
  const { number, state, begun } = report;
  const now = async () => {
    busy.value = true;
    await sendNow(number);
    busy.value = false;
  };
  const open = async () => route((await edit(number)) ?? `/ticket/${number}`);
  if (sending && state === 'waiting') return <p>{t('Nothing is lost if this page is closed now.')}</p>;
  return (
    <div class="stack">
      <Notice tone={state === 'needs-you' ? 'danger' : 'wait'} live>
        {whyUnsent(report).map((line) => (
          <p key={line}>{line}</p>
        ))}
        {state === 'waiting' && <p>{t('Nothing is lost: it is saved on this phone, with its photos.')}</p>}
      </Notice>
      <div class="actions">
        {state !== 'needs-you' && (
          <Button look="main" busy={busy.value} onClick={() => void now()}>
            {t('Send now')}
          </Button>
        )}
        {!begun && (
          <Button look={state === 'needs-you' ? 'main' : 'plain'} onClick={() => void open()}>
            {t('Change it')}
          </Button>
        )}
        <LinkButton href="/mine">{t('My reports')}</LinkButton>
      </div>
    </div>
  );
}
