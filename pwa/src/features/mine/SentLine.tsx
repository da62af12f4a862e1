import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { ago } from '#i18n/format.ts';
import { t } from '#i18n/index.ts';
import { forget } from '#outbox/mine.ts';
import type { StoredReport, StoredView } from '#outbox/records.ts';
import { fetchView } from '#outbox/reportStore.ts';
import { serviceName } from '#shared/city.ts';
import { format } from '#shared/number.ts';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Pictogram } from '#ui/Pictogram.tsx';
import { StateBadge } from '#ui/StateBadge.tsx';
import { TicketNumber } from '#ui/TicketNumber.tsx';

/** A report that the city has, with the last state this phone knows and how old that is. */
export function SentLine({ report }: { report: StoredReport }) {
  const { number, service, asked } = report;
  const view = useSignal<StoredView | null>(null);
  // Every change of the report may have brought a newer answer
  useEffect(() => {
    void fetchView(number).then((found) => {
      view.value = found ?? null;
    });
  }, [report]);
  return (
    <li class="mine-line">
      <a class="mine-link" href={`/ticket/${number}`}>
        <Pictogram name={service.icon} size={40} />
        <span>
          <strong>{serviceName(service) || t('Ticket')}</strong>
          <TicketNumber number={number} small />
          {asked && (
            <span class="small">{t('Your number is now {number}.', { number: format(number) })}</span>
          )}
          <span class="soft small">
            {t('Sent {when}', { when: ago(report.arrivedAt ?? report.savedAt) })}
          </span>
        </span>
        <Icon name="forward" size={20} />
      </a>
      {view.value && (
        <p class="small soft">
          <StateBadge state={view.value.ticket.state} /> {t('as of {when}', { when: ago(view.value.at) })}
        </p>
      )}
      <Button look="quiet" onClick={() => void forget(number)}>
        {t('Forget on this phone')}
        <span class="unseen">: {service.name}</span>
      </Button>
    </li>
  );
}
