import { ago } from '#i18n/format.ts';
import { t } from '#i18n/index.ts';
import { forget, type MyReport, mine } from '#outbox/mine.ts';
import { Button, LinkButton } from '#ui/Button.tsx';
import { Page } from '#ui/Page.tsx';
import { Pictogram } from '#ui/Pictogram.tsx';
import { TicketNumber } from '#ui/TicketNumber.tsx';

export function Mine() {
  const reports = mine.value;
  return (
    <Page title={t('My reports')} back="/">
      {reports.length === 0 ? (
        <>
          <p>{t('No reports from this phone yet. When you send one, it is listed here with its number.')}</p>
          <div class="actions">
            <LinkButton href="/" look="main">
              {t('Report a problem')}
            </LinkButton>
            <LinkButton href="/track">{t('Track a ticket')}</LinkButton>
          </div>
        </>
      ) : (
        <>
          <p class="soft">
            {t('This list is kept until you close this tab. Keep the numbers of your reports.')}
          </p>
          <ul class="rows">
            {reports.map((report) => (
              <Line key={report.number} report={report} />
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}

function Line({ report }: { report: MyReport }) {
  return (
    <li class="mine-line">
      <a class="mine-link" href={`/ticket/${report.number}`}>
        <Pictogram name={report.service.icon} size={40} />
        <span>
          <strong>{report.service.name}</strong>
          <TicketNumber number={report.number} small />
          <span class="soft small">{t('Sent {when}', { when: ago(report.sentAt) })}</span>
        </span>
      </a>
      <Button look="quiet" onClick={() => forget(report.number)}>
        {t('Forget on this phone')}
        <span class="unseen">: {report.service.name}</span>
      </Button>
    </li>
  );
}
