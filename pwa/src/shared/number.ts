/**
 * Ticket numbers: ten Crockford symbols, made on the phone from a key that proves who owns them.
 * Nine symbols are the first 45 bits of SHA-256("wellkept-number" ‖ key); the tenth checks them.
 */
import { sha256 } from './digest.ts';

export const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const LENGTH = 10;
const KEY_BYTES = 32;
const PREFIX = new TextEncoder().encode('wellkept-number');

export interface Minted {
  /** ten bare symbols, such as 7K3M9QXT2T */
  number: string;
  /** 32 secret bytes: whoever holds them owns the number */
  key: Uint8Array<ArrayBuffer>;
}

/** A new key: 32 random bytes. */
export function newKey(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(KEY_BYTES));
}

/** Makes a new key and its number. Needs no network. */
export async function mint(): Promise<Minted> {
  const key = newKey();
  return { key, number: await numberOf(key) };
}

/** The number that a 32-byte key owns. */
export async function numberOf(key: Uint8Array): Promise<string> {
  const salted = new Uint8Array(PREFIX.length + key.length);
  salted.set(PREFIX);
  salted.set(key, PREFIX.length);
  const body = firstSymbols(await sha256(salted));
  return body + SYMBOLS[fold(body)];
}

function firstSymbols(digest: Uint8Array): string {
  let bits = 0n;
  for (const byte of digest.subarray(0, 6)) bits = (bits << 8n) | BigInt(byte);
  bits >>= 3n;
  let body = '';
  for (let shift = 40n; shift >= 0n; shift -= 5n) body += SYMBOLS[Number((bits >> shift) & 31n)];
  return body;
}

/** c = 2·(c ⊕ v) in GF(32) with x⁵+x²+1, over the symbols' values. Any single slip in up to 31 symbols changes it. */
export function fold(symbols: string): number {
  let sum = 0;
  for (const symbol of symbols) {
    sum = (sum ^ SYMBOLS.indexOf(symbol)) << 1;
    if (sum & 32) sum ^= 0b100101;
  }
  return sum;
}

/** True when ten bare symbols fit together. */
export function isRight(number: string): boolean {
  return number.length === LENGTH && [...number].every((s) => SYMBOLS.includes(s)) && fold(number) === 0;
}

/** What a person typed, made bare: case, spaces and dashes do not matter; O is 0, I and L are 1. */
export function bare(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[\s\-‐-―−_.#]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}

export type Parsed =
  | { ok: true; number: string }
  | { ok: false; why: 'empty' }
  | { ok: false; why: 'length'; count: number }
  | { ok: false; why: 'symbol'; symbol: string; place: number }
  | { ok: false; why: 'check'; maybe: string[] };

/**
 * Reads a number as typed. What is wrong is said as narrowly as can be known:
 * `place` counts from 1; `maybe` lists right numbers one common slip away.
 */
export function parse(typed: string): Parsed {
  const number = bare(typed);
  if (!number) return { ok: false, why: 'empty' };
  const wrong = [...number].findIndex((symbol) => !SYMBOLS.includes(symbol));
  if (wrong >= 0) return { ok: false, why: 'symbol', symbol: number[wrong] ?? '', place: wrong + 1 };
  if (number.length !== LENGTH) return { ok: false, why: 'length', count: number.length };
  return isRight(number) ? { ok: true, number } : { ok: false, why: 'check', maybe: nearby(number) };
}

const LOOK_ALIKE = ['5S', '8B', '2Z', '6G', '0D', '0Q', '17', 'VY', 'MN', '9G', 'CG'];

/** Right numbers reached by swapping two neighbours or one pair of look-alikes, at most three. */
function nearby(number: string): string[] {
  const tries = new Set<string>();
  for (let i = 0; i + 1 < LENGTH; i++) tries.add(splice(number, i, `${number[i + 1]}${number[i]}`));
  for (const [a = '', b = ''] of LOOK_ALIKE) {
    [...number].forEach((symbol, i) => {
      if (symbol === a) tries.add(splice(number, i, b));
      if (symbol === b) tries.add(splice(number, i, a));
    });
  }
  return [...tries].filter(isRight).slice(0, 3);
}

/**
 * True when one of two bare numbers may be a slip of the other: at most two symbols differ, or one is missing or too
 * many.
 */
export function isClose(one: string, other: string): boolean {
  if (one.length === other.length) return [...one].filter((symbol, i) => symbol !== other[i]).length <= 2;
  const [short = '', long = ''] = [one, other].sort((a, b) => a.length - b.length);
  return (
    long.length - short.length === 1 &&
    [...long].some((_, i) => long.slice(0, i) + long.slice(i + 1) === short)
  );
}

function splice(text: string, at: number, part: string): string {
  return text.slice(0, at) + part + text.slice(at + part.length);
}

/** Bare symbols as they are shown: `7K3-M9Q-XT2T`. Shorter texts are grouped as far as they go. */
export function format(number: string): string {
  return groups(number).join('-');
}

/** For a screen reader: every symbol alone, a pause after each group: `7 K 3, M 9 Q, X T 2 T`. */
export function speak(number: string): string {
  return groups(number)
    .map((group) => [...group].join(' '))
    .join(', ');
}

function groups(number: string): string[] {
  return [number.slice(0, 3), number.slice(3, 6), number.slice(6)].filter(Boolean);
}
