import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { language, ngettext, remember, remembered, t } from '#i18n/index.ts';
import { kept, reports, taken, unsent } from '#outbox/live.ts';
import { city, services } from '#shared/city.ts';
import { Button } from '#ui/Button.tsx';
import { LanguageChoice } from '#ui/Frame.tsx';
import { Icon, type IconName } from '#ui/Icon.tsx';
import { Page } from '#ui/Page.tsx';
import { ServiceSearch } from '#ui/ServiceSearch.tsx';
import { useLater } from '#ui/useLater.ts';

export function Home() {
  const place = city.value.value?.name;
  const title = place ? t('What needs fixing in {city}?', { city: place }) : t('What needs fixing?');
  const waiting = [city.value, services.value].some(({ value, problem }) => !value && !problem);
  return (
    <Page title={title} hero={<ShowUs />} waiting={waiting}>
      <News />
      <Welcome />
      {kept.value && <Unfinished path={kept.value.path} />}
      <section class="stack" aria-labelledby="services-title">
        <ServiceSearch>
          <h2 id="services-title">{t('Or choose what it is')}</h2>
        </ServiceSearch>
      </section>
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

/** It stands above everything else, but is fetched only where there are reports at all. */
function News() {
  const shown = useLater(() => import('./News.tsx'), reports.value.length > 0);
  return shown ? <shown.News /> : null;
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
  if (!open || !city.value.value || reports.value.length > 0) return null;
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
