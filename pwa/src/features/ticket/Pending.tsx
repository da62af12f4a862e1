import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '#i18n/index.ts';
import { listFollowUps } from '#outbox/followUpStore.ts';
import { dropAddition, sendNow } from '#outbox/mine.ts';
import type { StoredFollowUp, StoredReport } from '#outbox/records.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';

/** What was added on this phone and has not reached the city. */
export function Pending({ report }: { report: StoredReport }) {
  const waiting = useSignal<StoredFollowUp[]>([]);
  // Every change of the report may have brought an addition there
  useEffect(() => {
    void listFollowUps(report.number).then((found) => {
      waiting.value = found;
    });
  }, [report]);
  if (waiting.value.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="pending-title">
      <h2 id="pending-title">{t('Added on this phone, not sent yet')}</h2>
      {waiting.value.map((one) => (
        <Notice key={one.id} tone={one.state === 'needs-you' ? 'danger' : 'wait'}>
          <p>
            <strong>{kindWord(one)}</strong>
          </p>
          {one.text && <p>{one.text}</p>}
          {one.trouble && <p>{one.trouble.detail}</p>}
          <div class="actions">
            {one.state === 'waiting' && (
              <Button onClick={() => void sendNow(report.number)}>{t('Send now')}</Button>
            )}
            <Button look="quiet" onClick={() => void dropAddition(one.id)}>
              {t('Delete')}
            </Button>
          </div>
        </Notice>
      ))}
    </section>
  );
}

function kindWord({ kind }: StoredFollowUp): string {
  switch (kind) {
    case 'words':
      return t('Your words');
    case 'photos':
      return t('Your photos');
    case 'withdraw':
      return t('Taking the report back');
  }
}
