/** Dates and distances that staff compare. */
import { language } from '#i18n/index.ts';
import { city } from '#shared/city.ts';
import type { City, LatLng, State } from '#shared/seam.ts';

const EARTH_M = 6_371_000;
const FOOT_M = 0.3048;
const MILE_M = 1609.344;
const ENDS: readonly State[] = ['done', 'closed'];

/** Metres between two points along the ground. */
export function metresBetween(a: LatLng, b: LatLng): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const across = Math.sin(rad(b.lng - a.lng) / 2) ** 2 * Math.cos(rad(a.lat)) * Math.cos(rad(b.lat));
  return 2 * EARTH_M * Math.asin(Math.sqrt(Math.sin(rad(b.lat - a.lat) / 2) ** 2 + across));
}

/** Metres in words, in the units of the city: `80 feet`, `1.4 miles`, `25 meters`, `2.3 kilometers`. */
export function length(metres: number): string {
  const [small, smallM, big, bigM] = inMiles()
    ? (['foot', FOOT_M, 'mile', MILE_M] as const)
    : (['meter', 1, 'kilometer', 1000] as const);
  const near = metres < bigM / 5;
  const value = near ? Math.max(1, Math.round(metres / smallM)) : metres / bigM;
  const form = { style: 'unit', unit: near ? small : big, unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(language.value, { ...form, maximumFractionDigits: 1 }).format(value);
}

function inMiles(): boolean {
  const known: (City & { units?: string }) | null = city.value.value;
  return known?.units === 'miles';
}

/** True when the day (YYYY-MM-DD, in the city's time zone) is over and the report is still open. */
export function isOverdue(day: string | null, state: State, now = new Date()): boolean {
  if (day === null || ENDS.includes(state)) return false;
  return day < today(now);
}

/** The calendar day in the city, as YYYY-MM-DD. */
function today(now: Date): string {
  const timeZone = city.value.value?.time_zone ?? 'UTC';
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(now);
}

/** A calendar day in a few letters: `Nov 25`. */
export function shortDay(day: string): string {
  const form = { month: 'short', day: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(language.value, form).format(new Date(`${day}T12:00:00Z`));
}
