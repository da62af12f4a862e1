import { useLocation } from 'preact-iso';
import { t } from '#i18n/index.ts';
import { privateLink } from '#outbox/adopt.ts';
import { forget } from '#outbox/mine.ts';
import type { StoredReport } from '#outbox/records.ts';
import type { Ticket } from '#shared/seam.ts';
import { Button } from '#ui/Button.tsx';
import { PrivateLink } from '#ui/lazy/PrivateLink.tsx';
import { AddTo } from './AddTo.tsx';
import { Pending } from './Pending.tsx';
import { TakeBack } from './TakeBack.tsx';

interface Props {
  report: StoredReport;
  ticket: Ticket;
  /** adding to it is offered here; else it stands higher up on the page */
  adding: boolean;
}

/** What the holder of the key can do with a report that the city has. */
export function Owned({ report, ticket, adding }: Props) {
  const { number } = report;
  const { route } = useLocation();
  const over = ticket.state === 'done' || ticket.state === 'closed';
  const leave = async () => {
    await forget(number);
    route('/mine', true);
  };
  return (
    <>
      <Pending report={report} />
      {adding && <AddTo number={number} main={false} />}
      <PrivateLink number={number} link={privateLink(report)} />
      {!over && <TakeBack number={number} />}
      <div class="stack">
        <div class="actions">
          <Button onClick={() => void leave()}>{t('Forget this report on this phone')}</Button>
        </div>
        <p class="hint">{t('The city keeps the report. You can still look it up by its number.')}</p>
      </div>
    </>
  );
}
