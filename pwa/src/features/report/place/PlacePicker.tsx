import { useSignal } from '@preact/signals';
import { coordinates } from '#i18n/format.ts';
import { t } from '#i18n/index.ts';
import { change, draft } from '#outbox/draft.ts';
import type { Service } from '#shared/seam.ts';
import { Button } from '#ui/Button.tsx';
import { fieldId, TextField } from '#ui/Field.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Notice } from '#ui/Notice.tsx';
import { useLater } from '#ui/useLater.ts';
import { locate, type NoFix } from './locate.ts';
import { setAddress, setPoint } from './point.ts';

interface Props {
  /** how the service asks; null where there is none yet */
  place: Service['place'] | null;
  fault: string | undefined;
  faultAt: (field: string) => string | undefined;
}

/** Where it is: the phone's own location, the photo's, an address, the map, and words that help to find it. */
export function PlacePicker({ place: asked, fault, faultAt }: Props) {
  const { place } = draft.value;
  const mapOpen = useSignal(false);
  const written = (place.address ?? '').trim() !== '';
  // What is shown only once there is a point or an address comes with the first of them
  const more = useLater(() => import('./More.tsx'), Boolean(place.point) || written || mapOpen.value);
  return (
    <section class="stack" id={fieldId('place')} tabIndex={-1} aria-labelledby="place-title">
      <h2 id="place-title">{t('Where is it?')}</h2>
      {fault && (
        <p class="fault">
          <Icon name="warn" /> {fault}
        </p>
      )}
      {!place.point && <Find />}
      {place.point && (more ? <more.Found point={place.point} /> : <p>{coordinates(place.point)}</p>)}
      {mapOpen.value ? (
        more && <more.OnTheMap onClose={() => (mapOpen.value = false)} />
      ) : (
        <div class="actions pickers">
          <Button icon="pin" onClick={() => (mapOpen.value = true)}>
            {place.point ? t('Move the pin on the map') : t('Choose on the map')}
          </Button>
        </div>
      )}
      <TextField
        path="place.address"
        label={
          place.point
            ? t('Address or crossing (if you know a better one)')
            : t('Or write the address or crossing')
        }
        hint={asked?.hint ?? null}
        fault={faultAt('place.address')}
        value={place.address ?? ''}
        onInput={setAddress}
        autocomplete="street-address"
      />
      {written && !place.point && more && <more.Lookup text={place.address ?? ''} />}
      {asked?.kind === 'asset' && (
        <TextField
          path="place.asset"
          label={t('Number on it (if there is one)')}
          fault={faultAt('place.asset')}
          value={place.asset ?? ''}
          onInput={(asset) => change({ place: { ...draft.peek().place, asset } })}
          number
        />
      )}
      <details open={Boolean(place.note)}>
        <summary>
          <Icon name="forward" size={20} /> {t('Say how to find it')}
        </summary>
        <TextField
          path="place.note"
          label={t('How to find it')}
          hint={t('Such as: behind the school, in front of the blue door')}
          fault={faultAt('place.note')}
          value={place.note ?? ''}
          onInput={(note) => change({ place: { ...draft.peek().place, note } })}
          rows={2}
        />
      </details>
    </section>
  );
}

function Find() {
  const looking = useSignal(false);
  const noFix = useSignal<NoFix | null>(null);
  const fromPhoto = draft.value.photos.find((photo) => photo.takenAt)?.takenAt;
  const why = useLater(() => import('./noFix.ts'), noFix.value !== null);
  const find = async () => {
    looking.value = true;
    const fix = await locate();
    looking.value = false;
    noFix.value = typeof fix === 'string' ? fix : null;
    if (typeof fix !== 'string') setPoint({ ...fix, source: 'gps' });
  };
  return (
    <>
      <div class="actions pickers">
        {fromPhoto && (
          <Button icon="picture" look="main" onClick={() => setPoint({ ...fromPhoto, source: 'photo' })}>
            {t('Use the photo’s place')}
          </Button>
        )}
        <Button icon="target" busy={looking.value} onClick={() => void find()}>
          {looking.value ? t('Finding you …') : t('Use my location')}
        </Button>
      </div>
      {noFix.value && why && (
        <Notice tone="wait" live>
          <p>{why.noFixText(noFix.value)}</p>
        </Notice>
      )}
    </>
  );
}
