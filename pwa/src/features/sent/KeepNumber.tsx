import { t } from '#i18n/index.ts';
import { format } from '#shared/number.ts';
import { Button } from '#ui/Button.tsx';
import { CopyButton } from '#ui/lazy/CopyButton.tsx';

/** Ways to keep the number: only those that this browser really has. */
export function KeepNumber({ number, link }: { number: string; link: string }) {
  const share = () => {
    const data = { title: t('Ticket {number}', { number: format(number) }), url: link };
    navigator.share(data).catch(() => undefined); // closing the sheet is not an error
  };
  return (
    <div class="actions">
      <CopyButton text={format(number)} label={t('Copy')} copied={t('The number is copied.')} />
      {'share' in navigator && (
        <Button icon="share" onClick={share}>
          {t('Share')}
        </Button>
      )}
      <Button icon="print" onClick={() => window.print()}>
        {t('Print')}
      </Button>
    </div>
  );
}
