import { useSignal } from '@preact/signals';
import { t } from '#i18n/index.ts';
import { format } from '#shared/number.ts';
import { Button } from '#ui/Button.tsx';

/** Ways to keep the number: only those that this browser really has. */
export function KeepNumber({ number, link }: { number: string; link: string }) {
  const copied = useSignal(false);
  const copy = async () => {
    await navigator.clipboard.writeText(format(number));
    copied.value = true;
  };
  const share = () => {
    const data = { title: t('Ticket {number}', { number: format(number) }), url: link };
    navigator.share(data).catch(() => undefined); // closing the sheet is not an error
  };
  return (
    <>
      <div class="actions">
        {'clipboard' in navigator && (
          <Button icon={copied.value ? 'check' : 'copy'} onClick={() => void copy()}>
            {copied.value ? t('Copied') : t('Copy')}
          </Button>
        )}
        {'share' in navigator && (
          <Button icon="share" onClick={share}>
            {t('Share')}
          </Button>
        )}
        <Button icon="print" onClick={() => window.print()}>
          {t('Print')}
        </Button>
      </div>
      <p class="unseen" role="status">
        {copied.value && t('The number is copied.')}
      </p>
    </>
  );
}
