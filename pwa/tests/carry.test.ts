import { describe, expect, it } from 'vitest';
import { CODE_IN_LINK, linkOf, newCode, readCode, showCode, speakCode } from '#features/carry/code.ts';
import { locksOf, OVERHEAD, seal, unseal } from '#features/carry/seal.ts';
import { SYMBOLS } from '#shared/number.ts';

const ORIGIN = 'https://311.example';
const CODE = '7K3M9QXT2TAM';
const GIVEN = { ok: true, code: CODE, reports: null };

describe('a code', () => {
  it('is made anew each time, has twelve symbols and checks itself', () => {
    const codes = Array.from({ length: 200 }, newCode);
    expect(new Set(codes).size).toBe(200);
    for (const code of codes) expect(readCode(code)).toEqual({ ok: true, code, reports: null });
  });

  it('uses every symbol', () => {
    const used = new Set(Array.from({ length: 200 }, newCode).flatMap((code) => [...code]));
    expect(used.size).toBe(SYMBOLS.length);
  });

  it.each(['7k3m 9qxt 2tam', '7K3M-9QXT-2TAM', '  7K3M–9QXT–2TAM ', '7K3M9QXT2TAM'])(
    'is read from %j',
    (typed) => {
      expect(readCode(typed)).toEqual(GIVEN);
    },
  );

  it('is read with O for 0 and I or L for 1', () => {
    const code = Array.from({ length: 5000 }, newCode).find((one) => /^(?=.*0)(?=.*1)/.test(one)) ?? '';
    for (const one of ['I', 'L', 'l', 'i']) {
      expect(readCode(code.replaceAll('0', 'o').replaceAll('1', one))).toMatchObject({ ok: true, code });
    }
  });

  it('is found in the whole link too, with how many reports it speaks of', () => {
    expect(readCode(linkOf(CODE, 3, ORIGIN))).toEqual({ ...GIVEN, reports: 3 });
    expect(readCode(linkOf(CODE, 0, ORIGIN))).toEqual(GIVEN);
    expect(CODE_IN_LINK.exec(new URL(linkOf(CODE, 3, ORIGIN)).hash)?.[1]).toBe(`${CODE}.3`);
    expect(CODE_IN_LINK.test('#main')).toBe(false);
  });

  it.each([
    ['', 'empty'],
    ['7K3M-9QXT-2TA', 'length'],
    ['7K3M-9QXT-2TAM7', 'length'],
    ['7K3M-9QXT-2TAU', 'symbol'],
    ['7K3M-9QXT-2TAN', 'check'],
    ['7K3M-9QXT-T2AM', 'check'],
  ])('%j is refused: %s', (typed, why) => {
    expect(readCode(typed)).toMatchObject({ ok: false, why });
  });

  it('is shown in three groups and said sign by sign', () => {
    expect(showCode(CODE)).toBe('7K3M-9QXT-2TAM');
    expect(speakCode(CODE)).toBe('7 K 3 M, 9 Q X T, 2 T A M');
  });
});

describe('sealing', () => {
  const bytes = new TextEncoder().encode('Ünd mehr.');

  it('finds the server’s id as PBKDF2 and HKDF give it elsewhere', async () => {
    // made with Python's hashlib and hmac
    expect((await locksOf(CODE)).id).toBe('6fef4d85136c915a00695d26a4d7b85e');
  });

  it('is opened by the same code on another phone, and by no other', async () => {
    const sealed = await seal((await locksOf(CODE)).key, bytes);
    expect(sealed.length).toBe(bytes.byteLength + OVERHEAD);
    expect(await unseal((await locksOf(CODE)).key, sealed)).toEqual(bytes.buffer);
    await expect(unseal((await locksOf(newCode())).key, sealed)).rejects.toThrow();
  });

  it('is different each time, and broken when one bit is another', async () => {
    const { key } = await locksOf(CODE);
    const [first, second] = [await seal(key, bytes), await seal(key, bytes)];
    expect(first).not.toEqual(second);
    first[first.length - 1] = (first.at(-1) ?? 0) ^ 1;
    await expect(unseal(key, first)).rejects.toThrow();
    await expect(unseal(key, new Uint8Array(3))).rejects.toThrow();
  });

  it('lets nobody read the key out of the page', async () => {
    await expect(crypto.subtle.exportKey('raw', (await locksOf(CODE)).key)).rejects.toThrow();
  });
});
