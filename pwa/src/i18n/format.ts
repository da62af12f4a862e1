/** Dates, times and distances as the reader's language writes them, in the city's time zone. */
import { city } from '#shared/city.ts';
import { language, t } from './index.ts';

function zone(): string {
  return city.value.value?.time_zone ?? 'UTC';
}

/** The language shown as the device writes it: es-US tells the time by a. m. and p. m., es-MX may not. */
function locale(): string {
  const shown = language.value;
  return navigator.languages.find((tag) => tag.split('-')[0] === shown) ?? shown;
}

/** RFC 3339 time → `November 22, 2:05 PM`. */
export function dateTime(time: string): string {
  const options = { month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat(locale(), { ...options, timeZone: zone() }).format(new Date(time));
}

/** A calendar day (YYYY-MM-DD) → `Wednesday, November 25`. It is a day, not a moment: no zone moves it. */
export function day(date: string): string {
  const options = { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale(), options).format(new Date(`${date}T12:00:00Z`));
}

/** A day with its hour as somebody wrote it (2026-11-22T19:00), in no zone → `November 22, 7:00 PM`. */
export function localTime(time: string): string {
  const options = { month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat(locale(), { ...options, timeZone: 'UTC' }).format(new Date(`${time}Z`));
}

const STEPS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** How long ago a moment was: `3 minutes ago`, `yesterday`. */
export function ago(time: number, now = Date.now()): string {
  const seconds = Math.max(0, (now - time) / 1000);
  const relative = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' });
  for (const [unit, length] of STEPS) {
    if (seconds >= length) return relative.format(-Math.floor(seconds / length), unit);
  }
  return relative.format(0, 'second');
}

/** A place in words: its address, else what is known nearest to it; empty where neither is known. */
export function whereWords({ address, near }: { address?: string | null; near?: string | null }): string {
  return address?.trim() || (near ? t('near {address}', { address: near }) : '');
}

/** A text whose telephone numbers keep to one line: their hyphens are those that do not break (U+2011). */
export function numbersWhole(text: string): string {
  return text.replace(/\d+(?:-\d+)+/g, (number) => number.replaceAll('-', '\u2011'));
}

const FEET_IN_A_METRE = 3.281;

/** Metres as the city measures: in feet and miles, or in metres and kilometres; far ones to a tenth. */
export function distance(metres: number): string {
  const inMiles = city.value.value?.units === 'miles';
  const near = inMiles ? metres * FEET_IN_A_METRE : metres;
  const far = inMiles ? near / 5280 : near / 1000;
  const [value, unit] =
    near < 1000
      ? [Math.max(1, Math.round(near)), inMiles ? 'foot' : 'meter']
      : [far, inMiles ? 'mile' : 'kilometer'];
  const style = { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale(), style).format(value);
}

/**
 * Degrees to five places (about a metre): `38.58157, -121.49440`, on one line and from left to right in every language
 * (Unicode isolates; a no-break space).
 */
export function coordinates(point: { lat: number; lng: number }): string {
  return `\u2066${point.lat.toFixed(5)},\u00a0${point.lng.toFixed(5)}\u2069`;
}
