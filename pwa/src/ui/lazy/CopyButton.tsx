import { useSignal } from '@preact/signals';
import { t } from '#i18n/index.ts';
import { Button, type Look } from '#ui/Button.tsx';

interface Props {
  text: string;
  label: string;
  /** said aloud once it is done */
  copied: string;
  look?: Look;
}

/** Copies a text; nothing where this browser cannot, such as on plain-HTTP pages. */
export function CopyButton({ text, label, copied, look = 'plain' }: Props) {
  const done = useSignal(false);
  if (!('clipboard' in navigator)) return null;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => (done.value = true),
      () => (done.value = false), // the browser said no; the text can still be selected
    );
  return (
    <>
      <Button look={look} icon={done.value ? 'check' : 'copy'} onClick={() => void copy()}>
        {done.value ? t('Copied') : label}
      </Button>
      <span class="unseen" role="status">
        {done.value && copied}
      </span>
    </>
  );
}
