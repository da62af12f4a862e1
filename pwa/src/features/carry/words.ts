import { ngettext, t } from '#i18n/index.ts';
import type { Taken } from '#outbox/transfer.ts';

/** What came over, in words. */
export function takenWords({ reports, drafts }: Taken): string {
  if (reports + drafts === 0) return t('All of it was on this phone already.');
  return [
    reports > 0 && ngettext('{n} report was taken over.', '{n} reports were taken over.', reports),
    drafts > 0 && ngettext('{n} begun report was taken over.', '{n} begun reports were taken over.', drafts),
  ]
    .filter(Boolean)
    .join(' ');
}
