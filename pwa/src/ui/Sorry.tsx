import type { ComponentChildren } from 'preact';
import { ngettext, t } from '#i18n/index.ts';
import { city } from '#shared/city.ts';
import type { Problem } from '#shared/problem.ts';
import { Button, LinkButton } from './Button.tsx';
import { Notice } from './Notice.tsx';
import { spokenStep, useCountdown } from './useCountdown.ts';

/** What happened, that nothing is lost, and what to do next, in a reader's words. */
export function explain(problem: Problem): { title: string; text: string } {
  if (problem.status === 429) return { title: t('Many people are writing at once'), text: wait(problem) };
  switch (problem.code) {
    case 'unreachable':
      return {
        title: t('We cannot reach the city right now'),
        text: t('Check your connection and try again.'),
      };
    case 'not-ours':
      return {
        title: t('Something else answered in place of the city'),
        text: t('A Wi-Fi sign-in page may be in the way. Open it, sign in there, then try again.'),
      };
    default:
      return problem.status >= 500
        ? { title: t('The city’s computer has trouble just now'), text: wait(problem) }
        : { title: t('That did not work'), text: problem.message };
  }
}

/** When to try again: as the server says, else in a few minutes. */
export function wait({ retryAfter }: Pick<Problem, 'retryAfter'>): string {
  if (retryAfter === 0) return t('You can try again now.');
  if (!retryAfter) return t('Please try again in a few minutes.');
  if (retryAfter < 90) {
    return ngettext('Please try again in {n} second.', 'Please try again in {n} seconds.', retryAfter);
  }
  const minutes = Math.ceil(retryAfter / 60);
  return ngettext('Please try again in {n} minute.', 'Please try again in {n} minutes.', minutes);
}

interface Props {
  problem: Problem;
  onRetry?: () => void;
  /** what is safe, such as "Your answers are kept." */
  children?: ComponentChildren;
}

export function Sorry({ problem, onRetry, children }: Props) {
  const { title } = explain(problem);
  const left = useCountdown(problem, onRetry);
  const phone = city.value.value?.contact.phone ?? '311';
  return (
    <div class="stack">
      <div role="alert">
        <Notice tone="wait">
          <h2>{title}</h2>
          <When problem={problem} left={left} itself={onRetry !== undefined} />
          {children}
        </Notice>
      </div>
      <Spoken problem={problem} left={left} />
      <div class="actions">
        {onRetry && (
          <Button look="main" busy={Boolean(left)} onClick={onRetry}>
            {t('Try again')}
          </Button>
        )}
        <LinkButton href={`tel:${phone}`} icon="phone">
          {t('Call {phone}', { phone })}
        </LinkButton>
      </div>
    </div>
  );
}

interface CountProps {
  problem: Problem;
  /** seconds that are left, as `useCountdown` has them */
  left: number | undefined;
}

/** What a reader sees of the wait; it changes every second, so it is not said aloud. */
export function When({ problem, left, itself }: CountProps & { itself: boolean }) {
  return (
    <>
      <p aria-live="off">{left === undefined ? explain(problem).text : wait({ retryAfter: left })}</p>
      {itself && Boolean(left) && <p>{t('This page then tries by itself.')}</p>}
    </>
  );
}

/** What a listener hears of the wait: now and then, and when it is over. */
export function Spoken({ problem, left }: CountProps) {
  const step = spokenStep(left, problem.retryAfter);
  return (
    <p class="unseen" role="status">
      {step !== undefined && wait({ retryAfter: step })}
    </p>
  );
}
