/**
 * Words in the reader's language. The English text is the key, as in gettext:
 * `t('Hello {name}', { name })`. Each other language is one JSON file in words/, fetched when first needed.
 */
import { signal } from '@preact/signals';

type Vars = Record<string, string | number>;
/** A plural entry has one text for each of the language's plural categories. */
export type Words = Record<string, string | Partial<Record<Intl.LDMLPluralRule, string>>>;

const files = import.meta.glob<Words>('./words/*.json', { import: 'default' });
const RIGHT_TO_LEFT = /^(ar|fa|he|ps|ur)\b/;
const REMEMBERED = 'wellkept.language';

/** Code of the language shown. */
export const language = signal('en');
const words = signal<Words>({});

/** The text in the language shown, with each {name} put in. */
export function t(text: string, vars: Vars = {}): string {
  const found = words.value[text];
  return fillIn(typeof found === 'string' ? found : text, vars);
}

/** Like `t`, choosing the plural form that `n` takes; {n} is put in as a number of that language. */
export function ngettext(one: string, many: string, n: number, vars: Vars = {}): string {
  const found = words.value[one];
  const rule = new Intl.PluralRules(language.value).select(n);
  const text = typeof found === 'object' ? (found[rule] ?? found.other) : undefined;
  return fillIn(text ?? (n === 1 ? one : many), {
    n: new Intl.NumberFormat(language.value).format(n),
    ...vars,
  });
}

function fillIn(text: string, vars: Vars): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(vars[name] ?? whole));
}

/** True when we have words for the language: what a city offers and we cannot speak is not offered. */
export function speaks(code: string): boolean {
  return code === 'en' || `./words/${code}.json` in files;
}

/** Shows another language and remembers it. Nothing else on the page changes: drafts stay. */
export async function speak(code: string): Promise<void> {
  const found = await files[`./words/${code}.json`]?.().catch(() => null); // no connection: English it is
  words.value = found ?? {};
  language.value = found ? code : 'en';
  document.documentElement.lang = language.value;
  document.documentElement.dir = RIGHT_TO_LEFT.test(language.value) ? 'rtl' : 'ltr';
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
