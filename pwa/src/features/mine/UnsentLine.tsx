import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { ago } from '#i18n/format.ts';
import { t } from '#i18n/index.ts';
import { progressOf } from '#outbox/live.ts';
import { edit, forget, sendNow } from '#outbox/mine.ts';
import type { StoredReport } from '#outbox/records.ts';
import { exportFile } from '#outbox/transfer.ts';
import { format } from '#shared/number.ts';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { download } from '#ui/lazy/download.ts';
import { Uploading } from '#ui/lazy/Uploading.tsx';
import { UNSENT_ICON, unsentWord, whyUnsent } from '#ui/lazy/unsent.ts';
import { Notice } from '#ui/Notice.tsx';
import { Pictogram } from '#ui/Pictogram.tsx';
import { TicketNumber } from '#ui/TicketNumber.tsx';

interface Props {
  report: StoredReport;
  /** what this one needs is the main action of the page */
  main: boolean;
}

/** A report that has not wholly reached the city: where it stands, why, and everything its owner can do. */
export function UnsentLine({ report, main }: Props) {
  const { number, state, service } = report;
  const progress = progressOf.value[number];
  return (
    <li class="mine-item">
      <a class="mine-link" href={`/ticket/${number}`}>
        <Pictogram name={service.icon} size={40} />
        <span>
          <strong>{service.name}</strong>
          <TicketNumber number={number} small />
          <span class="soft small">{t('Saved {when}', { when: ago(report.savedAt) })}</span>
        </span>
        <Icon name="forward" size={20} />
      </a>
      {report.asked && <p>{t('Your number is now {number}.', { number: format(number) })}</p>}
      {progress ? (
        <Uploading progress={progress} />
      ) : (
        <>
          <p class={`mine-state ${state === 'needs-you' ? 'mine-state-needs-you' : 'mine-state-wait'}`}>
            <Icon name={UNSENT_ICON[state]} /> {unsentWord(report)}
          </p>
          {whyUnsent(report).map((line) => (
            <p key={line} class="small">
              {line}
            </p>
          ))}
        </>
      )}
      <Doings report={report} main={main} />
    </li>
  );
}

function Doings({ report, main }: Props) {
  const { route } = useLocation();
  const { number, state, begun, service } = report;
  const look = main ? 'main' : 'plain';
  const asking = useSignal(false);
  const busy = useSignal(false);
  const now = async () => {
    busy.value = true;
    await sendNow(number);
    busy.value = false;
  };
  const open = async () => route((await edit(number)) ?? `/ticket/${number}`);
  if (asking.value) return <Deleting report={report} onKeep={() => (asking.value = false)} />;
  return (
    <div class="actions actions-even">
      {state !== 'needs-you' && (
        <Button look={look} busy={busy.value} onClick={() => void now()}>
          {t('Send now')}
          <About name={service.name} />
        </Button>
      )}
      {!begun && (
        <Button look={state === 'needs-you' ? look : 'plain'} onClick={() => void open()}>
          {t('Change it')}
          <About name={service.name} />
        </Button>
      )}
      <Button look="quiet" onClick={() => void save(number)}>
        {t('Save as a file')}
        <About name={service.name} />
      </Button>
      <Button look="quiet" onClick={() => (asking.value = true)}>
        {t('Delete')}
        <About name={service.name} />
      </Button>
    </div>
  );
}

/** Tells buttons of the same name apart for those who hear them. */
function About({ name }: { name: string }) {
  return <span class="unseen">: {name}</span>;
}

async function save(number: string): Promise<void> {
  download(await exportFile(number), `wellkept-${format(number)}.json`);
}

function Deleting({ report, onKeep }: { report: StoredReport; onKeep: () => void }) {
  const words =
    report.begun || report.state === 'arrived'
      ? t(
          'The city may have this report already, or a part of it. Deleting takes away only what this phone has: you can then no longer add to it or take it back.',
        )
      : t('This report has not reached the city. Deleting it here deletes it for good, with its photos.');
  return (
    <Notice tone="danger" live>
      <p>{words}</p>
      <div class="actions">
        <Button look="danger" onClick={() => void forget(report.number)}>
          {t('Delete it for good')}
        </Button>
        <Button onClick={onKeep}>{t('Keep it')}</Button>
      </div>
    </Notice>
  );
}
