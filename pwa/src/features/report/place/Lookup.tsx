import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { distance } from '#i18n/format.ts';
import { t } from '#i18n/index.ts';
import { city } from '#shared/city.ts';
import { asProblem, type Problem } from '#shared/problem.ts';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Notice } from '#ui/Notice.tsx';
import { type Found, type FoundPlace, placesCalled } from './geocode.ts';
import { setPoint } from './point.ts';

type Outcome = { found: Found } | { problem: Problem };

/** Looks a written address up. Whatever comes of it, the report can be sent with the address as it is. */
export function Lookup({ text }: { text: string }) {
  const busy = useSignal(false);
  const outcome = useSignal<Outcome | null>(null);
  useEffect(() => {
    outcome.value = null; // it was about other words
  }, [text]);
  const look = async () => {
    busy.value = true;
    const asked = await placesCalled(text.trim()).then(
      (found) => ({ found }),
      (error) => ({ problem: asProblem(error) }),
    );
    busy.value = false;
    outcome.value = asked;
  };
  const places = outcome.value && 'found' in outcome.value ? outcome.value.found.found : [];
  return (
    <div class="stack">
      <Button icon="search" busy={busy.value} onClick={() => void look()}>
        {busy.value ? t('Looking …') : t('Find this address')}
      </Button>
      <div aria-live="polite">
        {places.length > 0 && <Choose places={places} typed={text} />}
        {outcome.value && places.length === 0 && <NotFound outcome={outcome.value} />}
      </div>
    </div>
  );
}

function Choose({ places, typed }: { places: FoundPlace[]; typed: string }) {
  return (
    <>
      <p class="label">{t('Choose the place you mean:')}</p>
      <ul class="plain-list stack">
        {places.map((place) => (
          <li key={`${place.lat} ${place.lng}`}>
            <button type="button" class="choice place-choice" onClick={() => choose(place, typed)}>
              <Icon name="pin" />
              <span>
                {place.address}
                <span class="soft small place-exact">{exactness(place)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** An approximate place keeps the reporter's own words: they say more than ours. */
function choose({ lat, lng, within_m, address, accuracy }: FoundPlace, typed: string): void {
  const point = { lat, lng, source: 'address' as const, ...(within_m !== null && { accuracy_m: within_m }) };
  setPoint(point, accuracy === 'approximate' ? typed : address);
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
