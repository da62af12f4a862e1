/** What is still on this phone, in words. */
import { t } from '#i18n/index.ts';
import { Problem } from '#shared/problem.ts';
import type { IconName } from '#ui/Icon.tsx';
import { explain } from '#ui/Sorry.tsx';

/** As much of a stored report as the words need. */
export interface Unsent {
  state: 'waiting' | 'editing' | 'needs-you' | 'arrived';
  begun: boolean;
  more: boolean;
  trouble: { code: string; status: number; detail: string; retryAfter: number | null } | null;
}

/** Where a report stands, in a few words. */
export function unsentWord({ state, more }: Unsent): string {
  switch (state) {
    case 'waiting':
      return t('Saved on this phone, not sent yet');
    case 'editing':
      return t('You are changing this report. It is not sent yet');
    case 'needs-you':
      return t('Not sent: this report needs you');
    case 'arrived':
      return more ? t('Arrived; a part is still on this phone') : t('The city has your report');
  }
}

export const UNSENT_ICON: Record<Unsent['state'], IconName> = {
  waiting: 'clock',
  editing: 'inbox',
  'needs-you': 'warn',
  arrived: 'check',
};

/** Why it has not gone yet, and what happens next. */
export function whyUnsent({ state, trouble }: Unsent): string[] {
  if (state === 'needs-you' && trouble) return [refusal(trouble)];
  if (state === 'editing') return [t('It is held back until you send it again, changed or as it was.')];
  if (!trouble) return [whenSent()];
  const { code, status, detail, retryAfter } = trouble;
  const problem = new Problem({ code, status, detail, retryAfter: retryAfter ?? undefined });
  return [`${explain(problem).title}.`, whenSent()];
}

function refusal({ code, detail }: NonNullable<Unsent['trouble']>): string {
  switch (code) {
    case 'version-unknown':
      return t('The city has just changed this form. Your answers are kept: look through them once more.');
    case 'other-content':
      return t('The city has this report already, with other words. See the ticket, and add to it there.');
    default:
      return detail;
  }
}

/** How the sending comes about: by itself where the browser can wake us, else when the app is open. */
function whenSent(): string {
  return 'SyncManager' in globalThis
    ? t('It goes by itself as soon as you have a connection, even when this page is closed.')
    : t('It goes by itself as soon as you have a connection and this app is open.');
}
