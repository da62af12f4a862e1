import { useEffect, useState } from 'preact/hooks';
import { distance } from '#i18n/format.ts';
import { t } from '#i18n/index.ts';
import type { LatLng } from '#shared/seam.ts';
import { addressNear, type Near } from './geocode.ts';

const PAUSE_MS = 400;

/** What is known of a point, once it has been still for a moment; null while unknown or without a connection. */
export function useNear({ lat, lng }: LatLng): Near | null {
  const [known, setKnown] = useState<Near | null>(null);
  useEffect(() => {
    let stale = false;
    setKnown(null);
    const timer = setTimeout(() => {
      addressNear({ lat, lng }).then(
        (near) => stale || setKnown(near),
        () => undefined, // no connection: the point alone has to do
      );
    }, PAUSE_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [lat.toFixed(5), lng.toFixed(5)]);
  return known;
}

/** Where a point is, in words; empty where nothing is known. */
export function nearText(near: Near | null): string {
  if (near?.address) {
    return near.accuracy === 'exact' ? near.address : t('near {address}', { address: near.address });
  }
  if (!near?.nearest) return '';
  const { street, distance_m } = near.nearest;
  return t('Nearest street: {street}, {distance} away', { street, distance: distance(distance_m) });
}

/** The address or street that is nearest, bare, to be kept with a report; undefined where none is known. */
export function nearestName(near: Near | null): string | undefined {
  return near?.address ?? near?.nearest?.street;
}
