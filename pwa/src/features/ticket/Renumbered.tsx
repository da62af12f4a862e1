import { t } from '#i18n/index.ts';
import { reports } from '#outbox/live.ts';
import { format } from '#shared/number.ts';
import { Notice } from '#ui/Notice.tsx';

/** Says that a report of this phone was given another number: on its own page, and on that of the number first shown. */
export function Renumbered({ number }: { number: string }) {
  const report = reports.value.find((one) => one.asked && [one.number, one.asked].includes(number));
  if (!report) return null;
  return (
    <Notice tone="wait">
      <p>
        {t(
          'Your number is now {number}. The one shown before belonged to somebody else. Nothing is lost; please note the new one.',
          {
            number: format(report.number),
          },
        )}
      </p>
      {report.number !== number && (
        <p>
          <a href={`/ticket/${report.number}`}>{t('See the ticket')}</a>
        </p>
      )}
    </Notice>
  );
}
