import type { LatLng } from '#shared/seam.ts';

export interface Fix extends LatLng {
  /** radius in metres within which the phone believes it is */
  accuracy_m: number;
}

export type NoFix = 'denied' | 'unavailable' | 'timeout' | 'insecure';
const PATIENCE_MS = 15_000;

/** Asks the phone where it is. Resolves with the fix or with why there is none; it never rejects. */
export function locate(): Promise<Fix | NoFix> {
  if (!window.isSecureContext) return Promise.resolve('insecure');
  if (!navigator.geolocation) return Promise.resolve('unavailable');
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({ lat: coords.latitude, lng: coords.longitude, accuracy_m: Math.round(coords.accuracy) }),
      ({ code }) => resolve(code === 1 ? 'denied' : code === 3 ? 'timeout' : 'unavailable'),
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 30_000 },
    );
  });
}
