import { useSignal } from '@preact/signals';
import { t } from '#i18n/index.ts';
import { addTo } from '#outbox/mine.ts';
import { Button } from '#ui/Button.tsx';
import { TextField } from '#ui/Field.tsx';
import { Notice } from '#ui/Notice.tsx';

/** Taking a report back: it is closed, not erased, and the department is told. Why is optional. */
export function TakeBack({ number }: { number: string }) {
  const open = useSignal(false);
  const why = useSignal('');
  const failed = useSignal(false);
  const send = async (event: Event) => {
    event.preventDefault();
    try {
      await addTo({ number, kind: 'withdraw', text: why.value.trim(), photos: [] });
      open.value = false;
      toTheNews();
    } catch {
      failed.value = true;
    }
  };
  if (!open.value) {
    return (
      <div class="actions">
        <Button look="quiet" onClick={() => (open.value = true)}>
          {t('Take it back')}
        </Button>
      </div>
    );
  }
  return (
    <form class="stack" onSubmit={(event) => void send(event)} noValidate aria-labelledby="back-title">
      <h2 id="back-title">{t('Take it back')}</h2>
      <p>{t('The city is told that this is no longer needed. The ticket stays to be seen, as closed.')}</p>
      <TextField
        path="why"
        label={t('Why? (if you like)')}
        value={why.value}
        onInput={(value) => {
          why.value = value;
        }}
        rows={2}
      />
      {failed.value && (
        <Notice tone="wait" live>
          <p>{t('This phone could not save it. Make room and try again; your words are still here.')}</p>
        </Notice>
      )}
      <div class="actions">
        <Button look="danger" submit>
          {t('Take the report back')}
        </Button>
        <Button onClick={() => (open.value = false)}>{t('Keep it')}</Button>
      </div>
    </form>
  );
}

/** What became of it is said at the top of the page. */
function toTheNews(): void {
  document.querySelector('h1')?.focus();
  window.scrollTo(0, 0);
}
