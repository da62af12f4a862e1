/**
 * The report being written. Every change passes through `change`, one whole value after another,
 * so that a store can follow along without any screen knowing of it.
 */
import { signal } from '@preact/signals';
import type { Answer, Answers, Contact, LatLng, Place } from '#shared/seam.ts';

export interface DraftPhoto {
  /** SHA-256 of `bytes`, in hex: also the photo's name */
  sha256: string;
  type: string;
  bytes: ArrayBuffer;
  width: number;
  height: number;
  /** where the camera says it stood; used to offer a place, never sent as such */
  takenAt: LatLng | null;
}

export interface Draft {
  /** code of the service; null while a photo waits for its kind */
  service: string | null;
  place: Place;
  photos: DraftPhoto[];
  answers: Answers;
  description: string;
  contact: Contact | null;
}

const EMPTY: Draft = { service: null, place: {}, photos: [], answers: {}, description: '', contact: null };

export const draft = signal<Draft>(EMPTY);

/** The only way to alter the draft. */
export function change(part: Partial<Draft>): void {
  draft.value = { ...draft.peek(), ...part };
}

/**
 * Takes up a service. Photos, place, own words and contact stay whatever was begun before;
 * the answers belong to the service and start afresh with another one.
 */
export function begin(service: string): void {
  const { service: before } = draft.peek();
  if (before === service) return;
  change(before === null ? { service } : { service, answers: {} });
}

/** Forgets the draft, its photos too. */
export function discard(): void {
  draft.value = EMPTY;
}

/** Sets one answer; undefined takes it back. */
export function answer(question: string, value: Answer | undefined): void {
  const { [question]: _, ...rest } = draft.peek().answers;
  change({ answers: value === undefined ? rest : { ...rest, [question]: value } });
}

/** Adds photos up to `most`, each only once; tells how many found no room. */
export function addPhotos(photos: DraftPhoto[], most: number): number {
  const kept = new Map(draft.peek().photos.map((photo) => [photo.sha256, photo]));
  for (const photo of photos) kept.set(photo.sha256, photo);
  const all = [...kept.values()];
  change({ photos: all.slice(0, most) });
  return Math.max(0, all.length - most);
}

export function removePhoto(sha256: string): void {
  change({ photos: draft.peek().photos.filter((photo) => photo.sha256 !== sha256) });
}

/** True when there is something that would be a pity to lose. */
export function hasContent(value: Draft): boolean {
  return (
    value.photos.length > 0 ||
    Object.keys(value.place).length > 0 ||
    Object.keys(value.answers).length > 0 ||
    value.description.trim() !== ''
  );
}
