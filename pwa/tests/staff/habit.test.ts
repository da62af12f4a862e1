// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { remember, remembered } from '../../staff/queue/habit.ts';
import { WHAT_IS_OPEN } from '../../staff/where.ts';

beforeEach(() => localStorage.clear());

describe('the queue', () => {
  it('opens on what is open for whoever never narrowed it', () => {
    expect(remembered('ana')).toEqual(WHAT_IS_OPEN);
  });

  it('opens as each person left it, without what was searched for', () => {
    remember('ana', { state: 'working', service: 'pothole', department: '', q: '7K3' });
    expect(remembered('ana')).toEqual({ state: 'working', service: 'pothole', department: '', q: '' });
    expect(remembered('ben')).toEqual(WHAT_IS_OPEN);
  });

  it('opens on what is open when what was kept cannot be read', () => {
    localStorage.setItem('wellkept-queue:ana', 'nonsense');
    expect(remembered('ana')).toEqual(WHAT_IS_OPEN);
  });
});
