/**
 * Words in the reader's language. The English text is the key, as in gettext:
 * `t('Hello {name}', { name })`. Each other language is a file made of its .po at build, fetched when first needed.
 */
import { signal } from '@preact/signals';

type Vars = Record<string, string | number>;
/** What the build makes of a language's .po file. */
export interface Speech {
  /** a text of English to its translation; a plural one to all its forms */
  words: Record<string, string | string[]>;
  /** which of the forms a number takes: the file's own rule */
  plural: (n: number) => number;
}

const FILES = '../../../locales';
const files = import.meta.glob<Speech>('../../../locales/*/app.po');
/** What each language says when its words cannot be fetched: the only ones of it that are always there. */
const regrets = import.meta.glob<string>('../../../locales/*/app.po', {
  query: '?regret',
  import: 'default',
  eager: true,
});
const ENGLISH: Speech = { words: {}, plural: (n) => Number(n !== 1) };
const RIGHT_TO_LEFT = /^(ar|fa|he|ps|ur)\b/;
const REMEMBERED = 'wellkept.language';

/** Code of the language shown. */
export const language = signal('en');
const speech = signal(ENGLISH);

/** The text in the language shown, with each {name} put in. */
export function t(text: string, vars: Vars = {}): string {
  const found = speech.value.words[text];
  return fillIn(typeof found === 'string' ? found : text, vars);
}

/** Like `t`, choosing the plural form that `n` takes; {n} is put in as a number of that language. */
export function ngettext(one: string, many: string, n: number, vars: Vars = {}): string {
  const { words, plural } = speech.value;
  const found = words[one];
  const text = Array.isArray(found) ? found[plural(n)] : undefined;
  return fillIn(text ?? (n === 1 ? one : many), {
    n: new Intl.NumberFormat(language.value).format(n),
    ...vars,
  });
}

function fillIn(text: string, vars: Vars): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => unbroken(String(vars[name] ?? whole)));
}

/** A ticket number, code or telephone number keeps to one line: its hyphens are those that do not break (U+2011). */
function unbroken(value: string): string {
  return /^[0-9A-Z]+(-[0-9A-Z]+)+$/.test(value) ? value.replaceAll('-', '\u2011') : value;
}

/** True when we have words for the language: what a city offers and we cannot speak is not offered. */
export function speaks(code: string): boolean {
  return code === 'en' || `${FILES}/${code}/app.po` in files;
}

/**
 * Shows another language. Nothing else on the page changes: drafts stay. False where its words cannot be had now;
 * what was shown before then stays.
 */
export async function speak(code: string): Promise<boolean> {
  const found = code === 'en' ? ENGLISH : await files[`${FILES}/${code}/app.po`]?.().catch(() => null);
  if (!found) return false;
  speech.value = found;
  language.value = code;
  document.documentElement.lang = code;
  document.documentElement.dir = RIGHT_TO_LEFT.test(code) ? 'rtl' : 'ltr';
  return true;
}

/** That a language cannot be shown now, in its own words. */
export function regret(code: string): string {
  const other = regrets[`${FILES}/${code}/app.po`];
  return other ?? t('This language could not be fetched. With a connection, please try again.');
}

/** Remembers the reader's own choice for the next visit. */
export function remember(code: string): void {
  storage()?.setItem(REMEMBERED, code);
}

/** The remembered language, or null on the first visit. */
export function remembered(): string | null {
  return storage()?.getItem(REMEMBERED) ?? null;
}

/** The language to begin with: the remembered one, else the first the device asks for that we speak. */
export function preferred(asked: readonly string[] = navigator.languages): string {
  const wishes = [remembered(), ...asked].filter((wish) => wish !== null);
  for (const wish of wishes) {
    const found = [wish, wish.split('-')[0] ?? ''].find(speaks);
    if (found) return found;
  }
  return 'en';
}

function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null; // blocked by the reader's settings: nothing is remembered, all else works
  }
}
