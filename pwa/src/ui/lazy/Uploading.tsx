import { t } from '#i18n/index.ts';

type Step = { step: 'report' } | { step: 'photo'; no: number; of: number; share: number };

/** How far the sending has come, as it truly is. */
export function Uploading({ progress }: { progress: Step }) {
  const text =
    progress.step === 'report'
      ? t('Sending your report …')
      : t('Your report has arrived. Sending photo {no} of {of} …', { no: progress.no, of: progress.of });
  const done = progress.step === 'report' ? 0 : (progress.no - 1 + progress.share) / progress.of;
  return (
    <div class="stack">
      <p id="sending" role="status">
        {text}
      </p>
      <progress aria-labelledby="sending" max={1} {...(progress.step === 'photo' && { value: done })} />
    </div>
  );
}
