import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { language, ngettext, t } from '#i18n/index.ts';
import { city, loadServices, services } from '#shared/city.ts';
import type { ServiceSummary } from '#shared/seam.ts';
import { matching } from '#shared/search.ts';
import { Button } from './Button.tsx';
import { SearchBox } from './SearchBox.tsx';
import { type Choosing, ServiceTiles } from './ServiceTiles.tsx';
import { Sorry } from './Sorry.tsx';
import { useLater } from './useLater.ts';

interface Props extends Choosing {
  /** stands above the search box */
  children?: ComponentChildren;
}

/** All services as tiles, found by their names or by the words that people use for them. */
export function ServiceSearch({ children, ...choosing }: Props) {
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
    <>
      {children}
      <SearchBox
        label={t('Search')}
        placeholder={t('Search: hole, trash, dog …')}
        value={wanted}
        onInput={setWanted}
        found={wanted && ngettext('{n} kind found', '{n} kinds found', found.length)}
      />
      {found.length === 0 && <NothingFound />}
      {wanted && found.length > 0 ? (
        <ServiceTiles services={found} {...choosing} />
      ) : (
        <Commonest services={value} {...choosing} />
      )}
    </>
  );
}

/** What people report most as tiles; everything else a press away, by group. */
function Commonest({ services: all, ...choosing }: Choosing & { services: ServiceSummary[] }) {
  const [open, setOpen] = useState(false);
  const rest = useLater(() => import('./lazy/ByGroup.tsx'), open);
  const common = all.filter((service) => service.common);
  if (common.length === 0 || common.length === all.length)
    return <ServiceTiles services={all} {...choosing} />;
  return (
    <>
      <ServiceTiles services={common} {...choosing} />
      {rest ? (
        <rest.ByGroup services={all} {...choosing} />
      ) : (
        <Button icon="list" onClick={() => setOpen(true)}>
          {ngettext('Show all {n} kinds', 'Show all {n} kinds', all.length)}
        </Button>
      )}
    </>
  );
}

function NothingFound() {
  const phone = city.value.value?.contact.phone ?? '311';
  const words = t(
    'Nothing here by that name. Choose one of these, or call {phone}: people there take every report.',
    { phone },
  );
  return <p>{words}</p>;
}
