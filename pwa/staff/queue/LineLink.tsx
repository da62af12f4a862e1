import { ago, whereWords } from '#i18n/format.ts';
import { ngettext, t } from '#i18n/index.ts';
import { Icon } from '#ui/Icon.tsx';
import { Pictogram } from '#ui/Pictogram.tsx';
import { StateBadge } from '#ui/StateBadge.tsx';
import { TicketNumber } from '#ui/TicketNumber.tsx';
import { Flags } from '../frame/Flags.tsx';
import { shortDay } from '../measure.ts';
import type { Line } from '../seam.ts';

interface Props {
  line: Line;
  href: string;
  /** this report stands open */
  open: boolean;
}

/** One report of the queue. */
export function LineLink({ line, href, open }: Props) {
  const ended = line.state === 'done' || line.state === 'closed';
  const due = !ended && line.expected_by && t('due {day}', { day: shortDay(line.expected_by) });
  return (
    <a class="line" href={href} aria-current={open ? 'true' : undefined}>
      <Pictogram name={line.service.icon} size={36} />
      <span class="line-what">
        <strong>{line.service.name}</strong>
        <time class="soft small" dateTime={line.received_at}>
          {ago(Date.parse(line.received_at))}
        </time>
      </span>
      <span class="line-where">
        <span>{whereWords(line) || t('No address given')}</span>
        {due && <span class="soft small">{due}</span>}
      </span>
      <span class="line-signs">
        <StateBadge state={line.state} />
        <Flags urgent={line.urgent} overdue={line.overdue} />
        <span class="line-number soft small">
          {line.photos > 0 && <PhotoCount n={line.photos} />}
          <TicketNumber number={line.number} small />
        </span>
      </span>
    </a>
  );
}

function PhotoCount({ n }: { n: number }) {
  return (
    <span class="photo-count">
      <Icon name="picture" size={18} />
      <span aria-hidden="true">{n}</span>
      <span class="unseen">{ngettext('{n} photo', '{n} photos', n)}</span>
    </span>
  );
}
