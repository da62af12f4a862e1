import { t } from '#i18n/index.ts';
import type { Progress } from '#outbox/send.ts';
import { Sorry } from '#ui/Sorry.tsx';
import { TicketNumber } from '#ui/TicketNumber.tsx';
import { submission } from './submission.ts';

/** How far the sending has come, as it truly is. */
export function Sending({ progress }: { progress: Progress }) {
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

/** Why the report is still here, with its number when the city may already have it. */
export function Trouble({ onRetry }: { onRetry: () => void }) {
  const { problem, item, progress } = submission.value;
  if (!problem || progress || problem.code === 'version-unknown' || problem.errors.length > 0) return null;
  return (
    <Sorry problem={problem} onRetry={onRetry}>
      <p>{t('Your report is not sent yet. Nothing is lost: it stays on this screen.')}</p>
      {item && (
        <p>
          {t('Its number will be')} <TicketNumber number={item.number} small />
        </p>
      )}
    </Sorry>
  );
}
