import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { ago, coordinates, whereWords } from '#i18n/format.ts';
import { ngettext, t } from '#i18n/index.ts';
import { progressOf } from '#outbox/live.ts';
import { edit, forget, sendNow } from '#outbox/mine.ts';
import type { StoredReport } from '#outbox/records.ts';
import { Button, LinkButton } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Uploading } from '#ui/lazy/Uploading.tsx';
import { UNSENT_ICON, unsentWord, whyUnsent } from '#ui/lazy/unsent.ts';
import { Notice } from '#ui/Notice.tsx';
import { Page } from '#ui/Page.tsx';
import { Pictogram } from '#ui/Pictogram.tsx';
import { TicketNumber } from '#ui/TicketNumber.tsx';
import { AddTo } from './AddTo.tsx';
import { Pending } from './Pending.tsx';
import { Renumbered } from './Renumbered.tsx';
import { TakeBack } from './TakeBack.tsx';

/** A ticket that the city does not have yet: what this phone knows of it, and what its owner can do. */
export function OnThisPhone({ report }: { report: StoredReport }) {
  const { number, service, state, begun, content, photos } = report;
  const progress = progressOf.value[number];
  const { place } = content ?? {};
  const where = place && (whereWords(place) || (place.point && coordinates(place.point)));
  return (
    <Page title={service.name} back="/mine" sign={<Pictogram name={service.icon} size={56} />}>
      <div class="stack">
        <TicketNumber number={number} />
        <p class="badge badge-large state-working">
          <Icon name={UNSENT_ICON[state]} size={26} /> {unsentWord(report)}
        </p>
      </div>
      <Renumbered number={number} />
      {progress ? (
        <Uploading progress={progress} />
      ) : (
        <Notice tone={state === 'needs-you' ? 'danger' : 'wait'} live>
          {whyUnsent(report).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
      )}
      <p class="soft small">{t('Saved {when}', { when: ago(report.savedAt) })}</p>
      <dl class="answers">
        {where && (
          <div>
            <dt>{t('Where')}</dt>
            <dd>{where}</dd>
          </div>
        )}
        <div>
          <dt>{t('Photos')}</dt>
          <dd>{photos.length ? ngettext('{n} photo', '{n} photos', photos.length) : t('None')}</dd>
        </div>
        {content?.description && (
          <div>
            <dt>{t('Your own words')}</dt>
            <dd>{content.description}</dd>
          </div>
        )}
      </dl>
      <Doings report={report} />
      <Pending report={report} />
      {begun && state === 'waiting' && (
        <>
          <AddTo number={number} main={false} />
          <TakeBack number={number} />
        </>
      )}
    </Page>
  );
}

function Doings({ report: { number, state, begun } }: { report: StoredReport }) {
  const { route } = useLocation();
  const busy = useSignal(false);
  const now = async () => {
    busy.value = true;
    await sendNow(number);
    busy.value = false;
  };
  const open = async () => {
    const path = await edit(number);
    if (path) route(path);
  };
  const leave = async () => {
    await forget(number);
    route('/mine', true);
  };
  return (
    <div class="actions actions-even">
      {state !== 'needs-you' && (
        <Button look="main" busy={busy.value} onClick={() => void now()}>
          {t('Send now')}
        </Button>
      )}
      {!begun && (
        <Button look={state === 'needs-you' ? 'main' : 'plain'} onClick={() => void open()}>
          {t('Change it')}
        </Button>
      )}
      <LinkButton href="/mine" look={begun && state === 'needs-you' ? 'main' : 'plain'}>
        {t('My reports')}
      </LinkButton>
      {!begun && state === 'waiting' && <Remove onRemove={() => void leave()} />}
    </div>
  );
}

function Remove({ onRemove }: { onRemove: () => void }) {
  const asking = useSignal(false);
  if (!asking.value) {
    return (
      <Button look="quiet" onClick={() => (asking.value = true)}>
        {t('Delete')}
      </Button>
    );
  }
  return (
    <Notice tone="danger" live>
      <p>
        {t('This report has not reached the city. Deleting it here deletes it for good, with its photos.')}
      </p>
      <div class="actions">
        <Button look="danger" onClick={onRemove}>
          {t('Delete it for good')}
        </Button>
        <Button onClick={() => (asking.value = false)}>{t('Keep it')}</Button>
      </div>
    </Notice>
  );
}
