import type { City, LatLng } from './seam.ts';

/** True when the point lies in the city's bounding box; the server knows the exact border. */
export function inCity(city: Pick<City, 'bounds'>, point: LatLng): boolean {
  const [south, west, north, east] = city.bounds;
  return point.lat >= south && point.lat <= north && point.lng >= west && point.lng <= east;
}
