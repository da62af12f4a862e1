import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { language, ngettext, remember, remembered, t } from '#i18n/index.ts';
import { kept, reports, taken, unsent } from '#outbox/live.ts';
import { city, loadServices, services } from '#shared/city.ts';
import type { ServiceSummary } from '#shared/seam.ts';
import { Button } from '#ui/Button.tsx';
import { LanguageChoice } from '#ui/Frame.tsx';
import { Icon, type IconName } from '#ui/Icon.tsx';
import { Page } from '#ui/Page.tsx';
import { ServiceTiles } from '#ui/ServiceTiles.tsx';
import { Sorry } from '#ui/Sorry.tsx';
import { matching } from './search.ts';

export function Home() {
  const place = city.value.value?.name;
  const title = place ? t('What needs fixing in {city}?', { city: place }) : t('What needs fixing?');
  const waiting = [city.value, services.value].some(({ value, problem }) => !value && !problem);
  return (
    <Page title={title} hero={<ShowUs />} waiting={waiting}>
      <Welcome />
      {kept.value && <Unfinished path={kept.value.path} />}
      <Services />
      <nav class="rows" aria-label={t('Your reports')}>
        <Row
          href="/track"
          icon="ticket"
          title={t('Track a ticket')}
          text={t('See what became of a report')}
        />
        <Row href="/mine" icon="list" title={t('My reports')} text={countMine()} />
      </nav>
    </Page>
  );
}

function countMine(): string {
  const [n, waiting] = [reports.value.length, unsent.value.length];
  if (waiting > 0) return ngettext('{n} not sent yet', '{n} not sent yet', waiting);
  return n === 0 ? t('Sent from this phone') : ngettext('{n} report', '{n} reports', n);
}

/** A report of an earlier visit that was not finished. */
function Unfinished({ path }: { path: string }) {
  return (
    <nav class="rows" aria-label={t('Unfinished')}>
      <Row
        href={path}
        icon="inbox"
        title={t('Go on with the report you began')}
        text={t('We kept what you had')}
      />
    </nav>
  );
}

/** The camera comes first: the picture, then where it is, then what it is. */
function ShowUs() {
  const { route } = useLocation();
  const take = (input: HTMLInputElement) => {
    if (!input.files?.length) return;
    taken.value = [...input.files];
    route('/report/show-us');
  };
  return (
    <label class="show-us">
      <input
        class="unseen"
        type="file"
        accept="image/*"
        capture="environment"
        onChange={(event) => take(event.currentTarget)}
      />
      <Icon name="camera" size={36} />
      <span>
        <strong>{t('Show us')}</strong>
        {t('Take a photo, then say where')}
      </span>
    </label>
  );
}

/** First visit only: the language in its own name, and one sentence on what this does. */
function Welcome() {
  const [open, setOpen] = useState(remembered() === null);
  if (!open || !city.value.value) return null;
  const close = () => {
    remember(language.value);
    setOpen(false);
  };
  return (
    <section class="welcome" aria-label={t('Welcome')}>
      <p>
        {t('Tell the city what is broken, get a ticket number at once, and see here when it is put right.')}
      </p>
      <LanguageChoice />
      <div>
        <Button look="quiet" onClick={close}>
          {t('Got it')}
        </Button>
      </div>
    </section>
  );
}

function Services() {
  const [wanted, setWanted] = useState('');
  const { value, problem } = services.value;
  const shown = language.value;
  useEffect(() => void loadServices(shown), [shown]);
  if (!value) {
    if (problem) return <Sorry problem={problem} onRetry={() => void loadServices(language.value)} />;
    return <p class="soft">{t('One moment …')}</p>;
  }
  const found = matching(value, wanted);
  return (
    <section class="stack" aria-labelledby="services-title">
      <h2 id="services-title">{t('Or choose what it is')}</h2>
      <div class="search">
        <Icon name="search" />
        <input
          class="input"
          type="search"
          aria-label={t('Search')}
          placeholder={t('Search: hole, trash, dog …')}
          value={wanted}
          onInput={(event) => setWanted(event.currentTarget.value)}
        />
      </div>
      <p class="unseen" role="status">
        {wanted && ngettext('{n} kind found', '{n} kinds found', found.length)}
      </p>
      {found.length > 0 ? <ServiceTiles services={found} /> : <NothingFound all={value} />}
    </section>
  );
}

function NothingFound({ all }: { all: ServiceSummary[] }) {
  const phone = city.value.value?.contact.phone ?? '311';
  return (
    <>
      <p>
        {t(
          'Nothing here by that name. Choose one of these, or call {phone}: people there take every report.',
          {
            phone,
          },
        )}
      </p>
      <ServiceTiles services={all} />
    </>
  );
}

function Row({ href, icon, title, text }: { href: string; icon: IconName; title: string; text: string }) {
  return (
    <a class="row" href={href}>
      <Icon name={icon} />
      <span>
        <strong>{title}</strong>
        <span class="soft small">{text}</span>
      </span>
      <Icon name="forward" size={20} />
    </a>
  );
}
