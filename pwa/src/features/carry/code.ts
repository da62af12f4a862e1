/**
 * One-time codes: twelve Crockford symbols, shown 4-4-4. Eleven are random (55 bits), the twelfth checks them,
 * so that a slip of the finger is told from a code that was used.
 */
import { bare, fold, SYMBOLS } from '#shared/number.ts';

export const LENGTH = 12;
/** What stands in the fragment of a link, also of one that was cut: the code and, for the question, how many reports. */
export const CODE_IN_LINK = /^#([0-9A-Z]{6,16}(?:\.\d{1,4})?)$/;

/** A new code, bare. */
export function newCode(): string {
  const random = crypto.getRandomValues(new Uint8Array(LENGTH - 1));
  const body = Array.from(random, (byte) => SYMBOLS[byte % SYMBOLS.length]).join('');
  return body + SYMBOLS[fold(body)];
}

export type Read =
  | { ok: true; code: string; reports: number | null }
  | { ok: false; why: 'empty' | 'length' | 'symbol' | 'check'; count: number };

/**
 * Reads a code as typed, or the whole link as pasted: case, dashes and spaces do not matter, O is 0, I and L are 1.
 * `reports` is how many reports the link speaks of; null where only the code is known.
 */
export function readCode(typed: string): Read {
  const [given = '', reports] = typed.slice(typed.indexOf('#') + 1).split('.');
  const code = bare(given);
  const count = code.length;
  if (count === 0) return { ok: false, why: 'empty', count };
  if ([...code].some((symbol) => !SYMBOLS.includes(symbol))) return { ok: false, why: 'symbol', count };
  if (count !== LENGTH) return { ok: false, why: 'length', count };
  if (fold(code) !== 0) return { ok: false, why: 'check', count };
  return { ok: true, code, reports: reports ? Number(reports) : null };
}

/** A bare code in three groups of four. */
export function showCode(code: string): string {
  return groupsOf(code).join('-');
}

/** A bare code for a screen reader: every symbol alone, a pause after each group. */
export function speakCode(code: string): string {
  return groupsOf(code)
    .map((group) => [...group].join(' '))
    .join(', ');
}

function groupsOf(code: string): string[] {
  return code.match(/.{1,4}/g) ?? [];
}

/** The link that carries the code to another phone, in the fragment, which browsers never send to a server. */
export function linkOf(code: string, reports: number, origin = window.location.origin): string {
  return `${origin}/carry#${code}${reports > 0 ? `.${reports}` : ''}`;
}
