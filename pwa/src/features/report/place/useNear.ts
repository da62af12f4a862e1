import { useEffect, useState } from 'preact/hooks';
import { distance } from '#i18n/format.ts';
import { t } from '#i18n/index.ts';
import type { LatLng } from '#shared/seam.ts';
import { addressNear, type Near } from './geocode.ts';

const PAUSE_MS = 400;

/** Where a point is, in words, once it has been still for a moment; empty while unknown or without a connection. */
export function useNear({ lat, lng }: LatLng): string {
  const [words, setWords] = useState('');
  useEffect(() => {
    let stale = false;
    const timer = setTimeout(() => {
      addressNear({ lat, lng }).then(
        (near) => stale || setWords(nearText(near)),
        () => stale || setWords(''),
      );
    }, PAUSE_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [lat.toFixed(5), lng.toFixed(5)]);
  return words;
}

function nearText({ address, nearest }: Near): string {
  if (address) return t('Address there: {address}', { address });
  if (!nearest) return '';
  return t('Nearest street: {street}, {distance} away', {
    street: nearest.street,
    distance: distance(nearest.distance_m),
  });
}
