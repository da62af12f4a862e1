/** Asking the city for addresses. Nothing that is asked is kept there. Rejects with a `Problem`. */
import { getJson } from '#shared/api.ts';
import type { LatLng } from '#shared/seam.ts';

/** A place that an address may mean. */
export interface FoundPlace extends LatLng {
  address: string;
  accuracy: 'exact' | 'interpolated' | 'approximate';
  /** how far off the point may be, in metres, where that is known */
  within_m: number | null;
  /** metres from the point that was sent along */
  distance_m: number | null;
}

export interface Found {
  found: FoundPlace[];
  /** the finder of addresses does not answer just now */
  unavailable?: boolean;
}

/** What is known of a point: its address, or only the nearest street, or neither. */
export interface Near {
  address: string | null;
  accuracy: FoundPlace['accuracy'] | null;
  nearest: { street: string; distance_m: number } | null;
}

/** The places that the words may mean, the likeliest first; at most five. */
export function placesCalled(text: string): Promise<Found> {
  return getJson(`/geocode?q=${encodeURIComponent(text)}`);
}

/** What is known of a point. It is sent to about a metre, as exactly as it is shown. */
export function addressNear({ lat, lng }: LatLng): Promise<Near> {
  return getJson(`/geocode/reverse?lat=${lat.toFixed(5)}&lng=${lng.toFixed(5)}`);
}
