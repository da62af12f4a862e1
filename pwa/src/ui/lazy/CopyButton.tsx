import { useSignal } from '@preact/signals';
import { t } from '#i18n/index.ts';
import { Button } from '#ui/Button.tsx';

/** Copies a text; nothing where this browser cannot, such as on plain-HTTP pages. `copied` is said aloud then. */
export function CopyButton({ text, label, copied }: { text: string; label: string; copied: string }) {
  const done = useSignal(false);
  if (!('clipboard' in navigator)) return null;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => (done.value = true),
      () => (done.value = false), // the browser said no; the text can still be selected
    );
  return (
    <>
      <Button icon={done.value ? 'check' : 'copy'} onClick={() => void copy()}>
        {done.value ? t('Copied') : label}
      </Button>
      <span class="unseen" role="status">
        {done.value && copied}
      </span>
    </>
  );
}
