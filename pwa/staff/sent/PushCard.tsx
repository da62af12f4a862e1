import { dateTime } from '#i18n/format.ts';
import { t } from '#i18n/index.ts';
import { city } from '#shared/city.ts';
import { format } from '#shared/number.ts';
import type { SentItem } from '../seam.ts';

/** A notice as it stands on a locked phone. */
export function PushCard({ item }: { item: SentItem }) {
  const { at, ticket, language, title, body } = item;
  return (
    <article class="phone">
      <div class="lock-card">
        <img src="/icons/icon-192.png" alt="" width="36" height="36" />
        <div>
          <p class="lock-app">{[city.value.value?.name, dateTime(at)].filter(Boolean).join(' · ')}</p>
          <h2 lang={language ?? undefined}>{title}</h2>
          <p lang={language ?? undefined}>{body}</p>
        </div>
      </div>
      <p>
        <a class="standing-link" href={`/staff/reports/${ticket}`}>
          {t('Ticket {number}', { number: format(ticket) })}
        </a>
        {language && <span class="soft"> · {t('Language: {code}', { code: language })}</span>}
      </p>
    </article>
  );
}
