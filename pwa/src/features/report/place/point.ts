/** The point of the draft: set, moved, taken away. */
import { t } from '#i18n/index.ts';
import { change, draft } from '#outbox/draft.ts';
import type { Place, PointSource } from '#shared/seam.ts';

export type Point = NonNullable<Place['point']>;

/** Sets the point of the draft, with the address that it was found by, or takes it away. */
export function setPoint(point: Point | undefined, address?: string): void {
  const { point: _, near: __, ...rest } = draft.peek().place;
  change({ place: { ...rest, ...(point && { point }), ...(address !== undefined && { address }) } });
}

/** Sets the written address. A point that was found by an earlier wording of it no longer holds. */
export function setAddress(address: string): void {
  const { point, ...rest } = draft.peek().place;
  change({ place: { ...rest, ...(point && point.source !== 'address' && { point }), address } });
}

/** Keeps what is known nearest to the point: the check page and the ticket show it before the city has looked. */
export function setNear(near: string): void {
  const { place } = draft.peek();
  if (place.near !== near) change({ place: { ...place, near } });
}

/** How the point was found, in words. */
export function sourceText(source: PointSource): string {
  switch (source) {
    case 'gps':
      return t('Your location');
    case 'photo':
      return t('Where the photo was taken');
    case 'address':
      return t('The address you chose');
    default:
      return t('The place you set on the map');
  }
}
