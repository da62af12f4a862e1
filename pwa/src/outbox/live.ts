/**
 * What the screens see of the outbox. Small on purpose: the first screen needs these signals long before
 * the database behind them is opened.
 */
import { computed, signal } from '@preact/signals';
import type { Progress } from './channel.ts';
import type { NotSaved } from './db.ts';
import type { StoredReport } from './records.ts';

/** A draft of an earlier visit, found again. */
export interface Kept {
  service: string | null;
  path: string;
}

/** This phone's reports, newest first. */
export const reports = signal<StoredReport[]>([]);

/** How many reports this phone kept before its browser threw its storage away; 0 as long as that did not happen. */
export const emptied = signal(0);

/** How far each sending has come, by number. */
export const progressOf = signal<Record<string, Progress>>({});

/** Set from the finding of an old draft until its writer goes on with it. */
export const kept = signal<Kept | null>(null);

/** Pictures taken on the first screen, for the report that begins with them. */
export const taken = signal<File[]>([]);

/** Why what was just written could not be kept; null when all is well. */
export const notKept = signal<NotSaved['why'] | null>(null);

/** How many photos of a report went lost, by number: only when this phone had no room to keep them. */
export const photosLost = signal<Record<string, number>>({});

/** True when any part of the report has still not reached the city. */
export function isUnsent({ state, more }: StoredReport): boolean {
  return state !== 'arrived' || more;
}

export const unsent = computed(() => reports.value.filter(isUnsent));
