import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '#i18n/index.ts';
import { adoptReport, keyOfLink } from '#outbox/adopt.ts';
import { tookOver } from '#outbox/mine.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Page } from '#ui/Page.tsx';
import { TicketNumber } from '#ui/TicketNumber.tsx';

interface Props {
  number: string;
  /** what the private link carries, base64url */
  secret: string;
  /** true when the link's key is this ticket's, whether its holder kept it or not */
  onDone: (right: boolean) => void;
}

/** Asks whoever opened a private link whether this phone is to have the report. */
export function Adopt({ number, secret, onDone }: Props) {
  const key = useSignal<Uint8Array<ArrayBuffer> | null>(null);
  const notKept = useSignal(false);
  useEffect(() => {
    void keyOfLink(number, secret).then((found) => {
      if (found) key.value = found;
      else onDone(false);
    });
  }, [number, secret]);
  const keep = async () => {
    if (!key.value) return;
    try {
      await adoptReport({ number, key: key.value });
      await tookOver();
      onDone(true);
    } catch {
      notKept.value = true;
    }
  };
  if (!key.value) return <Page title={t('Ticket')}>{null}</Page>;
  return (
    <Page title={t('Keep this report on this phone?')}>
      <TicketNumber number={number} />
      <p>
        {t('You opened a private link. Then this phone, too, shows what you sent and lets you add to it.')}
      </p>
      <p>{t('Say yes only on a phone of your own.')}</p>
      {notKept.value && (
        <Notice tone="danger" live>
          <p>{t('This phone could not save it. Make room and try again.')}</p>
        </Notice>
      )}
      <div class="actions">
        <Button look="main" onClick={() => void keep()}>
          {t('Yes, keep it here')}
        </Button>
        <Button onClick={() => onDone(true)}>{t('No, only show the ticket')}</Button>
      </div>
    </Page>
  );
}
