/** Moves being written, by report. They live as long as the page, so a session that ends loses no words. */
import { signal } from '@preact/signals';
import type { State } from '#shared/seam.ts';

export interface Draft {
  /** its form stands open; false once the move has become impossible and only the words are kept */
  open: boolean;
  to: State;
  note: string;
  /** YYYY-MM-DD, '' while none is chosen */
  day: string;
  /** code, '' while none is chosen */
  reason: string;
  agencyName: string;
  agencyPhone: string;
}

const drafts = signal<Readonly<Record<string, Draft>>>({});

/** The move being written for this report, or null. */
export function draftOf(number: string): Draft | null {
  return drafts.value[number] ?? null;
}

/** Begins to write a move; words typed for another move of the same report are carried over. */
export function beginDraft(number: string, to: State): void {
  const empty = { note: '', day: '', reason: '', agencyName: '', agencyPhone: '' };
  drafts.value = { ...drafts.value, [number]: { ...empty, ...drafts.value[number], to, open: true } };
}

/** Changes a part of the move being written. */
export function changeDraft(number: string, part: Partial<Draft>): void {
  const before = drafts.value[number];
  if (before) drafts.value = { ...drafts.value, [number]: { ...before, ...part } };
}

/** Forgets what was being written for one report. */
export function dropDraft(number: string): void {
  const { [number]: _, ...others } = drafts.value;
  drafts.value = others;
}

/** Forgets everything that was being written. */
export function forgetDrafts(): void {
  drafts.value = {};
}
