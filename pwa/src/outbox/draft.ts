/**
 * The report being written. Every change passes through `change`, one whole value after another,
 * so that the store can follow along without any screen knowing of it.
 */
import { signal } from '@preact/signals';
import { hex } from '#shared/digest.ts';
import { newKey } from '#shared/number.ts';
import type { Answer } from '#shared/seam.ts';
import { kept } from './live.ts';
import type { Draft, DraftPhoto } from './records.ts';

export type { Draft, DraftPhoto } from './records.ts';

const EMPTY: Draft = {
  ...{ id: '', key: null, service: null, place: {}, photos: [], answers: {}, description: '', contact: null },
  edits: null,
};

export const draft = signal<Draft>(EMPTY);

let unfitted = false;

/** A name for a draft of this phone. */
export function newDraftId(): string {
  return `draft-${hex(crypto.getRandomValues(new Uint8Array(8)))}`;
}

/** The only way to alter the draft. */
export function change(part: Partial<Draft>): void {
  const before = draft.peek();
  draft.value = { ...before, id: before.id || newDraftId(), key: before.key ?? newKey(), ...part };
}

/** Shows a stored draft in place of the present one, which stays stored. */
export function show(value: Draft): void {
  draft.value = value;
}

/**
 * Takes up a service. Photos, place, own words and contact stay whatever was begun before;
 * of the answers those that the new form asks for too (features/report/fitting.ts).
 * A draft of an earlier visit about something else is left alone: it is offered again later.
 */
export function begin(service: string): void {
  const { service: before, edits } = draft.peek();
  if (before === service) return;
  if (before !== null && (kept.peek() !== null || edits !== null)) draft.value = EMPTY;
  changeKind(service);
}

/** The reader changes their mind about the kind: it is the same draft, whatever its age. */
export function changeKind(service: string): void {
  kept.value = null;
  if (draft.peek().service === service) return;
  unfitted = true;
  change({ service });
}

/** True once after another service was taken up: its answers are still those of the one before. */
export function takeUnfitted(): boolean {
  const was = unfitted;
  unfitted = false;
  return was;
}

/** Puts the draft out of sight; whether it is also removed from the store is the caller's to say. */
export function clear(): void {
  kept.value = null;
  draft.value = EMPTY;
}

/** Sets one answer; undefined takes it back. */
export function answer(question: string, value: Answer | undefined): void {
  const { [question]: _, ...rest } = draft.peek().answers;
  change({ answers: value === undefined ? rest : { ...rest, [question]: value } });
}

/** Adds photos up to `most`, each only once; tells how many found no room. */
export function addPhotos(photos: DraftPhoto[], most: number): number {
  const all = new Map(draft.peek().photos.map((photo) => [photo.sha256, photo]));
  for (const photo of photos) all.set(photo.sha256, photo);
  change({ photos: [...all.values()].slice(0, most) });
  return Math.max(0, all.size - most);
}

export function removePhoto(sha256: string): void {
  change({ photos: draft.peek().photos.filter((photo) => photo.sha256 !== sha256) });
}

/** True when there is something that would be a pity to lose. */
export function hasContent(value: Omit<Draft, 'photos'> & { photos: unknown[] }): boolean {
  return (
    value.photos.length > 0 ||
    Object.keys(value.place).length > 0 ||
    Object.keys(value.answers).length > 0 ||
    value.description.trim() !== '' ||
    value.contact !== null
  );
}
