import { dateTime } from '#i18n/format.ts';
import { t } from '#i18n/index.ts';
import { format } from '#shared/number.ts';
import { Icon } from '#ui/Icon.tsx';
import type { SentItem } from '../seam.ts';

/** A mail: who wrote to whom, what about, and what it says. */
export function MailCard({ item }: { item: SentItem }) {
  const { at, ticket, language, sender, to, title, body, url, photos } = item;
  const heads = [
    [t('From'), sender],
    [t('To'), to ?? t('an address that has been forgotten')],
    [t('Sent'), dateTime(at)],
  ];
  return (
    <article class="mail">
      <h2 lang={language ?? undefined}>{title ?? t('Mail about {number}', { number: format(ticket) })}</h2>
      <dl class="mail-heads">
        {heads.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div class="mail-text" lang={language ?? undefined}>
        {body ?? <span class="soft">{t('Its words went to the mail server and are not kept here.')}</span>}
        {url && `\n\n${url}`}
      </div>
      {photos.length > 0 && (
        <ul class="mail-photos" aria-label={t('Attached')}>
          {photos.map((name) => (
            <li key={name}>
              <Icon name="picture" size={20} /> {name}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a class="standing-link" href={`/staff/reports/${ticket}`}>
          {t('Ticket {number}', { number: format(ticket) })}
        </a>
      </p>
    </article>
  );
}
