import type { LatLng } from '../seam.ts';

/** Where a picture was taken: a hint for its owner, so a file that cannot be read simply has none. */
export async function placeIn(file: Blob): Promise<LatLng | null> {
  try {
    const exifr = await import('exifr/dist/mini.esm.mjs');
    const found = await exifr.gps(file);
    if (!found || !Number.isFinite(found.latitude) || !Number.isFinite(found.longitude)) return null;
    return { lat: found.latitude, lng: found.longitude };
  } catch {
    return null;
  }
}
