import { describe, expect, it } from 'vitest';
import { bare, format, isRight, mint, numberOf, parse, SYMBOLS, speak } from '#shared/number.ts';

const FROM_0_TO_31 = Uint8Array.from({ length: 32 }, (_, i) => i);
const RIGHT = ['7K3M9QXT2T', 'ZZZZZZZZZX', '2TY2RF234Z', '4AS7Z0AMMA'];

describe('a ticket number', () => {
  it('follows from its key alone', async () => {
    expect(await numberOf(new Uint8Array(32))).toBe('2TY2RF234Z');
    expect(await numberOf(FROM_0_TO_31)).toBe('4AS7Z0AMMA');
  });

  it('is the same where the browser has no crypto.subtle', async () => {
    const { subtle } = crypto;
    Object.defineProperty(crypto, 'subtle', { value: undefined, configurable: true });
    try {
      expect(await numberOf(FROM_0_TO_31)).toBe('4AS7Z0AMMA');
    } finally {
      Object.defineProperty(crypto, 'subtle', { value: subtle, configurable: true });
    }
  });

  it('is minted anew each time, and right', async () => {
    const minted = await Promise.all(Array.from({ length: 50 }, mint));
    expect(new Set(minted.map(({ number }) => number)).size).toBe(50);
    for (const { number, key } of minted) {
      expect(isRight(number)).toBe(true);
      expect(await numberOf(key)).toBe(number);
    }
  });

  it.each(RIGHT)('%s is right, and every single wrong symbol in it is noticed', (number) => {
    expect(isRight(number)).toBe(true);
    for (let i = 0; i < number.length; i++) {
      for (const symbol of SYMBOLS) {
        const changed = number.slice(0, i) + symbol + number.slice(i + 1);
        expect(isRight(changed)).toBe(changed === number);
      }
    }
  });

  it.each(RIGHT)('%s: every swap of two different symbols is noticed', (number) => {
    for (let i = 0; i < number.length; i++) {
      for (let j = i + 1; j < number.length; j++) {
        const signs = [...number];
        [signs[i], signs[j]] = [signs[j] ?? '', signs[i] ?? ''];
        const changed = signs.join('');
        expect(isRight(changed)).toBe(changed === number);
      }
    }
  });
});

describe('reading a number as typed', () => {
  it('forgives case, spaces, dashes and look-alike letters', () => {
    expect(parse(' 7k3-m9q–xt2t ')).toEqual({ ok: true, number: '7K3M9QXT2T' });
    expect(bare('o-i l')).toBe('011');
  });

  it.each([
    ['', { ok: false, why: 'empty' }],
    ['7K3-M9Q-XT2', { ok: false, why: 'length', count: 9 }],
    ['7K3-M9U-XT2T', { ok: false, why: 'symbol', symbol: 'U', place: 6 }],
  ])('says what is wrong with %j', (typed, found) => expect(parse(typed)).toEqual(found));

  it('offers the number meant when two neighbours were swapped', () => {
    const read = parse('7K3-M9X-QT2T');
    expect(read).toMatchObject({ ok: false, why: 'check' });
    expect(read).toHaveProperty('maybe', expect.arrayContaining(['7K3M9QXT2T']));
  });
});

it('is shown in groups of 3-3-4 and spoken symbol by symbol', () => {
  expect(format('7K3M9QXT2T')).toBe('7K3-M9Q-XT2T');
  expect(speak('7K3M9QXT2T')).toBe('7 K 3, M 9 Q, X T 2 T');
});
