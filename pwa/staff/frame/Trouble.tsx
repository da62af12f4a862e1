import { t } from '#i18n/index.ts';
import type { Problem } from '#shared/problem.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Spoken, wait } from '#ui/Sorry.tsx';
import { useCountdown } from '#ui/useCountdown.ts';

/** What happened and what to do, in the words of a colleague. */
export function tell(problem: Problem): { title: string; text: string } {
  if (problem.status === 429) return { title: t('Too many tries in a short time'), text: wait(problem) };
  switch (problem.code) {
    case 'unreachable':
      return {
        title: t('The server cannot be reached'),
        text: t('Check your connection and try again.'),
      };
    case 'not-ours':
      return {
        title: t('Something else answered in place of Wellkept'),
        text: t('A Wi-Fi sign-in page or a proxy may be in the way.'),
      };
    case 'move-not-allowed':
      return {
        title: t('Somebody else has moved this report on'),
        text: t('You see it as it is now, with the steps that are possible from here.'),
      };
    case 'not-yours':
      return { title: t('Your role does not allow this'), text: t('Ask whoever looks after the accounts.') };
    default:
      return problem.status >= 500 || problem.status === 0
        ? { title: t('The server has trouble just now'), text: wait(problem) }
        : { title: t('That did not work'), text: serversWords(problem) };
  }
}

/** What the server says is wrong, as a whole and in the fields where there are any. */
function serversWords({ errors, message }: Problem): string {
  return [message, ...errors.map(({ problem, remedy }) => [problem, remedy].filter(Boolean).join(' '))].join(
    ' ',
  );
}

interface Props {
  problem: Problem;
  onRetry?: () => void;
  /** what is safe all the same, such as "Your text is kept." */
  kept?: string;
}

export function Trouble({ problem, onRetry, kept }: Props) {
  const { title, text } = tell(problem);
  const left = useCountdown(problem, onRetry);
  return (
    <div class="stack">
      <div role="alert">
        <Notice tone="wait">
          <p>
            <strong>{title}</strong>
          </p>
          <p aria-live="off">{left === undefined ? text : wait({ retryAfter: left })}</p>
          {kept && <p>{kept}</p>}
        </Notice>
      </div>
      <Spoken problem={problem} left={left} />
      {onRetry && (
        <div class="actions">
          <Button busy={Boolean(left)} onClick={onRetry}>
            {t('Try again')}
          </Button>
        </div>
      )}
    </div>
  );
}
