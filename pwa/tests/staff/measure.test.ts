import { afterEach, describe, expect, it } from 'vitest';
import { city } from '#shared/city.ts';
import type { City } from '#shared/seam.ts';
import { isOverdue, length, metresBetween, shortDay } from '../../staff/measure.ts';

function inCity(facts: object): void {
  city.value = { value: facts as City, problem: null };
}

afterEach(() => {
  city.value = { value: null, problem: null };
});

describe('distance', () => {
  it('is right along a meridian and a parallel', () => {
    const here = { lat: 38.5766, lng: -121.4934 };
    expect(metresBetween(here, { ...here, lat: 38.5776 })).toBeCloseTo(111.2, 0);
    expect(metresBetween(here, { ...here, lng: -121.4924 })).toBeCloseTo(86.9, 0);
    expect(metresBetween(here, here)).toBe(0);
  });

  it('is told in the units of the city', () => {
    inCity({ units: 'miles' });
    expect([length(0), length(30.48), length(6800)]).toEqual(['1 foot', '100 feet', '4.2 miles']);
    inCity({ units: 'kilometers' });
    expect([length(25), length(6800)]).toEqual(['25 meters', '6.8 kilometers']);
  });
});

describe('overdue', () => {
  const lateEvening = new Date('2026-11-26T05:00:00Z');

  it('begins when the day is over in the city, not in Greenwich', () => {
    inCity({ time_zone: 'America/Los_Angeles' });
    expect(isOverdue('2026-11-25', 'received', lateEvening)).toBe(false);
    inCity({ time_zone: 'UTC' });
    expect(isOverdue('2026-11-25', 'received', lateEvening)).toBe(true);
  });

  it('is no word for what is at its end or was never promised', () => {
    expect(isOverdue('2026-11-01', 'done', lateEvening)).toBe(false);
    expect(isOverdue('2026-11-01', 'closed', lateEvening)).toBe(false);
    expect(isOverdue(null, 'working', lateEvening)).toBe(false);
  });
});

it('a short day is the same day everywhere', () => {
  expect(shortDay('2026-11-25')).toBe('Nov 25');
});
