import { useSignal } from '@preact/signals';
import { lazy } from 'preact-iso';
import { t } from '#i18n/index.ts';
import { format } from '#shared/number.ts';
import { Button, LinkButton } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';

const SendToMyself = lazy(() => import('./SendToMyself.tsx').then((m) => m.SendToMyself));

/** One ticket for oneself: its private link, shown only when asked for. */
export function PrivateLink({ number, link }: { number: string; link: string }) {
  const open = useSignal(false);
  if (!open.value) {
    return (
      <div class="actions">
        <Button icon="lock" onClick={() => (open.value = true)}>
          {t('Send this to myself')}
        </Button>
      </div>
    );
  }
  return (
    <section class="stack no-print" aria-labelledby="link-title">
      <h2 id="link-title">{t('Private link')}</h2>
      <Notice live>
        <p>{t('Whoever opens it sees what you sent and can add to it. Send it only to yourself.')}</p>
      </Notice>
      <SendToMyself
        link={link}
        subject={t('My ticket {number}', { number: format(number) })}
        label={t('QR code of the private link')}
      />
      <div class="actions">
        <LinkButton href="/carry" look="quiet">
          {t('Or move all your reports to another phone')}
        </LinkButton>
      </div>
    </section>
  );
}
