import { useSignal } from '@preact/signals';
import { coordinates, distance } from '#i18n/format.ts';
import { t } from '#i18n/index.ts';
import { change, draft } from '#outbox/draft.ts';
import { inCity } from '#shared/area.ts';
import { city } from '#shared/city.ts';
import type { Place } from '#shared/seam.ts';
import { Button, LinkButton } from '#ui/Button.tsx';
import { fieldId, TextField } from '#ui/Field.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Notice } from '#ui/Notice.tsx';
import { locate, type NoFix } from './locate.ts';

/** Beyond this a crew would search more than one block. */
const TOO_VAGUE_M = 100;

interface Props {
  hint: string | null;
  fault: string | undefined;
  faultAt: (field: string) => string | undefined;
}

/** Where it is: the phone's own location, the photo's, an address, and words that help to find it. */
export function PlacePicker({ hint, fault, faultAt }: Props) {
  const { place } = draft.value;
  const set = (part: Place) => change({ place: { ...draft.peek().place, ...part } });
  return (
    <section class="stack" id={fieldId('place')} tabIndex={-1} aria-labelledby="place-title">
      <h2 id="place-title">{t('Where is it?')}</h2>
      {fault && (
        <p class="fault">
          <Icon name="warn" /> {fault}
        </p>
      )}
      {place.point ? <Found point={place.point} /> : <Find />}
      <TextField
        path="place.address"
        label={
          place.point ? t('Address or crossing (if you know it)') : t('Or write the address or crossing')
        }
        hint={hint}
        fault={faultAt('place.address')}
        value={place.address ?? ''}
        onInput={(address) => set({ address })}
        autocomplete="street-address"
      />
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
          onInput={(note) => set({ note })}
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
      {noFix.value && (
        <Notice tone="wait" live>
          <p>{noFixText(noFix.value)}</p>
        </Notice>
      )}
    </>
  );
}

function setPoint(point: Place['point']): void {
  const { point: _, ...rest } = draft.peek().place;
  change({ place: point ? { ...rest, point } : rest });
}

function noFixText(why: NoFix): string {
  switch (why) {
    case 'denied':
      return t(
        'Your phone did not let us see your location. That is fine: write the address or the nearest crossing.',
      );
    case 'insecure':
      return t(
        'Your location works only over a secure (https) connection. Write the address or the nearest crossing.',
      );
    case 'timeout':
      return t('Your phone could not find itself in time. Try again outdoors, or write the address.');
    case 'unavailable':
      return t('This device cannot tell where it is. Write the address or the nearest crossing.');
  }
}

function Found({ point }: { point: NonNullable<Place['point']> }) {
  const accuracy = point.accuracy_m;
  const from = point.source === 'photo' ? t('Where the photo was taken') : t('Your location');
  return (
    <>
      <div class="found" role="status">
        <Icon name="pin" size={32} />
        <div>
          <strong>{from}</strong>
          <p class="soft small">
            {accuracy !== undefined && (
              <>{t('Accurate to about {distance}', { distance: distance(accuracy) })} · </>
            )}
            <bdi>{coordinates(point)}</bdi>
          </p>
        </div>
        <Button look="quiet" onClick={() => setPoint(undefined)}>
          {t('Remove')}
        </Button>
      </div>
      <OutsideOrVague point={point} />
    </>
  );
}

function OutsideOrVague({ point }: { point: NonNullable<Place['point']> }) {
  const here = city.value.value;
  if (here && !inCity(here, point)) {
    const phone = here.contact.phone_outside ?? here.contact.phone;
    return (
      <Notice tone="danger" live>
        <p>
          {t(
            'This place is outside {city}, so our crews cannot mend it. People at {phone} know whom to ask.',
            {
              city: here.name,
              phone,
            },
          )}
        </p>
        <LinkButton href={`tel:${phone}`} icon="phone">
          {t('Call {phone}', { phone })}
        </LinkButton>
      </Notice>
    );
  }
  if ((point.accuracy_m ?? 0) <= TOO_VAGUE_M) return null;
  return (
    <Notice tone="wait" live>
      <p>
        {t(
          'That is not very exact. Please add the address or the nearest crossing, so that the crew finds it.',
        )}
      </p>
    </Notice>
  );
}
