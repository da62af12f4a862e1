import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { distance } from '#i18n/format.ts';
import { t } from '#i18n/index.ts';
import { city } from '#shared/city.ts';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Notice } from '#ui/Notice.tsx';
import type { FoundPlace } from './geocode.ts';
import { look, looked, type Outcome } from './looked.ts';
import { setPoint } from './point.ts';

/** Looks a written address up. Whatever comes of it, the report can be sent with the address as it is. */
export function Lookup({ text }: { text: string }) {
  const busy = useSignal(false);
  const outcome = looked.value?.text === text.trim() ? looked.value : null;
  const ask = async () => {
    busy.value = true;
    await look(text);
    busy.value = false;
  };
  const places = outcome && 'found' in outcome ? outcome.found.found : [];
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (outcome) said.current?.scrollIntoView({ block: 'nearest' });
  }, [outcome]);
  return (
    <div class="stack">
      <Button icon="search" busy={busy.value} onClick={() => void ask()}>
        {busy.value ? t('Looking …') : t('Find this address')}
      </Button>
      <div ref={said} aria-live="polite">
        {places.length > 0 && <Choose places={places} />}
        {outcome && places.length === 0 && <NotFound outcome={outcome} />}
      </div>
    </div>
  );
}

function Choose({ places }: { places: FoundPlace[] }) {
  return (
    <>
      <p class="label">{t('Choose the place you mean:')}</p>
      <ul class="plain-list stack">
        {places.map((place) => (
          <li key={`${place.lat} ${place.lng}`}>
            <button type="button" class="choice place-choice" onClick={() => choose(place)}>
              <Icon name="pin" />
              <span>
                {vague(place) ? t('near {address}', { address: place.address }) : place.address}
                <span class="soft small place-exact">{exactness(place)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function choose({ lat, lng, within_m, address }: FoundPlace): void {
  setPoint({ lat, lng, source: 'address', ...(within_m !== null && { accuracy_m: within_m }) }, address);
}

/** Farther off than a block: the city knows only about where it is. */
function vague({ within_m }: FoundPlace): boolean {
  return (within_m ?? 0) > 100;
}

function exactness({ accuracy, within_m }: FoundPlace): string {
  if (accuracy === 'exact') return t('This very house');
  if (within_m !== null) return t('Right to about {distance}', { distance: distance(within_m) });
  return t('Near there');
}

function NotFound({ outcome }: { outcome: Outcome }) {
  const name = city.value.value?.name ?? '';
  return (
    <Notice tone="wait">
      <p>
        {'found' in outcome && !outcome.found.unavailable
          ? t('We do not know this address in {city}.', { city: name })
          : t('Addresses cannot be looked up just now.')}{' '}
        {t('You can go on: it is sent as you wrote it. Or choose the place on the map.')}
      </p>
    </Notice>
  );
}
