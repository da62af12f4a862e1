import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ngettext, t } from '#i18n/index.ts';
import { city } from '#shared/city.ts';
import type { Problem } from '#shared/problem.ts';
import { Button, LinkButton } from './Button.tsx';
import { Notice } from './Notice.tsx';

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
  const { title, text } = explain(problem);
  const left = useCountdown(problem);
  const phone = city.value.value?.contact.phone ?? '311';
  return (
    <div class="stack" role="alert">
      <Notice tone="wait">
        <h2>{title}</h2>
        <p aria-live="off">{left === undefined ? text : wait({ ...problem, retryAfter: left })}</p>
        {children}
      </Notice>
      <div class="actions">
        {onRetry && (
          <Button look="main" onClick={onRetry}>
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

/** The seconds that are left of those the server asked for; undefined where it asked for none. */
function useCountdown(problem: Problem): number | undefined {
  const [left, setLeft] = useState(problem.retryAfter);
  useEffect(() => {
    const until = Date.now() + (problem.retryAfter ?? 0) * 1000;
    setLeft(problem.retryAfter);
    if (!problem.retryAfter) return;
    const clock = setInterval(() => {
      const seconds = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      setLeft(seconds);
      if (seconds === 0) clearInterval(clock);
    }, 1000);
    return () => clearInterval(clock);
  }, [problem]);
  return left;
}
