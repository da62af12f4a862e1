import { ngettext } from '#i18n/index.ts';
import { reports, unsent } from '#outbox/live.ts';
import { lookedAt, newsSince } from '#outbox/news.ts';
import { Icon } from '#ui/Icon.tsx';
import { TicketNumber } from '#ui/TicketNumber.tsx';

/** What became of this phone's reports while nobody looked: what still waits, and what has gone out meanwhile. */
export function News() {
  const waiting = unsent.value.length;
  const gone = newsSince(reports.value);
  const [last] = gone;
  return (
    <>
      {waiting > 0 && (
        <a class="row news" href="/mine">
          <Icon name="clock" />
          <strong>{ngettext('{n} report not sent yet', '{n} reports not sent yet', waiting)}</strong>
          <Icon name="forward" size={20} />
        </a>
      )}
      {last && (
        <a class="row news" href={gone.length > 1 ? '/mine' : `/ticket/${last.number}`} onClick={lookedAt}>
          <Icon name="check" />
          <span>
            <strong>{ngettext('{n} report has been sent', '{n} reports have been sent', gone.length)}</strong>
            {gone.length === 1 && <TicketNumber number={last.number} small />}
          </span>
          <Icon name="forward" size={20} />
        </a>
      )}
    </>
  );
}
