import { describe, expect, it } from 'vitest';
import { addressOf, filtersIn, isNarrowed, searching, WHAT_IS_OPEN, whereIs } from '../../staff/where.ts';

const ALL = { state: 'all', service: '', department: '', q: '' };

describe('addresses', () => {
  it('tell the queue, a report, what was sent and everything else apart', () => {
    expect(whereIs('/staff')).toEqual({ at: 'queue' });
    expect(whereIs('/staff/reports/7k3-m9q-xt2t')).toEqual({ at: 'report', number: '7k3-m9q-xt2t' });
    expect(whereIs('/staff/sent')).toEqual({ at: 'sent' });
    expect(whereIs('/staff/reports')).toEqual({ at: 'nowhere' });
    expect(whereIs('/staff/reports/a/b')).toEqual({ at: 'nowhere' });
  });

  it('carry the filters, also past an open report', () => {
    const filters = { ...ALL, state: 'received', q: '10th St & J' };
    const address = addressOf(filters, '7K3M9QXT2T');
    expect(address).toBe('/staff/reports/7K3M9QXT2T?state=received&q=10th+St+%26+J');
    const query = Object.fromEntries(new URL(address, 'https://city.example').searchParams);
    expect(filtersIn(query)).toEqual(filters);
  });

  it('always say of which state, and leave strange filters aside', () => {
    expect(addressOf(WHAT_IS_OPEN)).toBe('/staff/?state=open');
    expect(addressOf(ALL)).toBe('/staff/?state=all');
    expect(filtersIn({ cursor: 'x', state: 'done' })).toEqual({ ...ALL, state: 'done' });
  });

  it('without filters mean what is open, or what was remembered', () => {
    expect(filtersIn({})).toEqual(WHAT_IS_OPEN);
    expect(filtersIn({}, ALL)).toEqual(ALL);
    expect(filtersIn({ service: 'pothole' }, WHAT_IS_OPEN)).toEqual({ ...ALL, service: 'pothole' });
  });

  it('look through what has ended, too, while something is searched for', () => {
    const searched = searching(WHAT_IS_OPEN, '10th');
    expect(searched).toEqual({ ...ALL, q: '10th' });
    expect(searching(searched, '')).toEqual(WHAT_IS_OPEN);
    expect(searching({ ...ALL, state: 'done' }, '10th').state).toBe('done');
  });

  it('know whether more than the state narrows the queue', () => {
    expect(isNarrowed({ ...ALL, state: 'done' })).toBe(false);
    expect(isNarrowed({ ...ALL, service: 'pothole' })).toBe(true);
  });
});
