/** The reports that this phone holds the keys of. For now they live as long as the tab does. */
import { computed, signal } from '@preact/signals';
import { base64url, fromBase64url } from '#shared/digest.ts';
import type { Item } from './item.ts';
import type { Sent } from './send.ts';

export interface MyReport {
  number: string;
  /** base64url */
  key: string;
  service: { code: string; name: string; icon: string };
  /** milliseconds since 1970, by this phone's clock */
  sentAt: number;
}

const STORED = 'wellkept.mine';
const all = signal<MyReport[]>(read());

/** Newest first. */
export const mine = computed(() => [...all.value].sort((a, b) => b.sentAt - a.sentAt));

/** A report just sent; `asked` is the number first shown for it, nearly always the same as its own. */
export type LastSent = Sent & { asked: string };

/** The last report sent from this page; gone after a reload. */
export const lastSent = signal<LastSent | null>(null);

export function keep(item: Item, now = Date.now()): void {
  const report = { number: item.number, key: base64url(item.key), service: item.service, sentAt: now };
  write([...all.peek().filter(({ number }) => number !== item.number), report]);
}

/** The key of one of my numbers, or undefined for a number of somebody else. */
export function keyOf(number: string): Uint8Array<ArrayBuffer> | undefined {
  const found = all.peek().find((report) => report.number === number);
  return found && fromBase64url(found.key);
}

/** Leaves no trace of a report on this phone; the city keeps its own. */
export function forget(number: string): void {
  if (lastSent.peek()?.item.number === number) lastSent.value = null;
  write(all.peek().filter((report) => report.number !== number));
}

function write(reports: MyReport[]): void {
  all.value = reports;
  try {
    sessionStorage.setItem(STORED, JSON.stringify(reports));
  } catch {
    // storage switched off: the list then lives in memory alone
  }
}

function read(): MyReport[] {
  try {
    return JSON.parse(sessionStorage.getItem(STORED) ?? '[]') as MyReport[];
  } catch {
    return [];
  }
}
