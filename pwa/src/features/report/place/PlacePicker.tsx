import { signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { coordinates } from '#i18n/format.ts';
import { t } from '#i18n/index.ts';
import { change, draft } from '#outbox/draft.ts';
import type { Service } from '#shared/seam.ts';
import { Button } from '#ui/Button.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
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

/** The map covers the other ways to say where it is; whoever looks at it is asked for nothing else. */
export const mapOpen = signal(false);

/** Where it is: the phone's own location, the photo's, an address, the map, and words that help to find it. */
export function PlacePicker(props: Props) {
  const section = useRef<HTMLElement>(null);
  const { place } = draft.value;
  const known = Boolean(place.point) || isWritten(place.address);
  // What is shown only once there is a point or an address comes with the first of them
  const more = useLater(() => import('./More.tsx'), known || mapOpen.value);
  useEffect(() => closeMap, []);
  const close = () => {
    closeMap();
    section.current?.focus();
  };
  return (
    <section class="stack" id={fieldId('place')} ref={section} tabIndex={-1} aria-labelledby="place-title">
      <h2 id="place-title">{t('Where is it?')}</h2>
      {props.fault && (
        <p class="fault">
          <Icon name="warn" /> {props.fault}
        </p>
      )}
      {mapOpen.value ? more && <more.OnTheMap onClose={close} /> : <Ways {...props} more={more} />}
    </section>
  );
}

function Ways({ place: asked, faultAt, more }: Props & { more: typeof import('./More.tsx') | null }) {
  const { place } = draft.value;
  return (
    <>
      {!place.point && <Find />}
      {place.point && (more ? <more.Found point={place.point} /> : <p>{coordinates(place.point)}</p>)}
      <div class="actions pickers">
        <Button icon="pin" onClick={() => (mapOpen.value = true)}>
          {place.point ? t('Move the pin on the map') : t('Choose on the map')}
        </Button>
      </div>
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
      {isWritten(place.address) && !place.point && more && <more.Lookup text={place.address ?? ''} />}
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
      <Disclosure title={t('Say how to find it')} open={Boolean(place.note)}>
        <TextField
          path="place.note"
          label={t('How to find it')}
          hint={t('Such as: behind the school, in front of the blue door')}
          fault={faultAt('place.note')}
          value={place.note ?? ''}
          onInput={(note) => change({ place: { ...draft.peek().place, note } })}
          rows={2}
        />
      </Disclosure>
    </>
  );
}

function closeMap(): void {
  mapOpen.value = false;
}

function isWritten(address: string | undefined): boolean {
  return Boolean(address?.trim());
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
