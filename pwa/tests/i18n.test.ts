// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { ago, day, distance, numbersWhole } from '#i18n/format.ts';
import { language, ngettext, preferred, remember, speak, speaks, t } from '#i18n/index.ts';
import { city } from '#shared/city.ts';
import type { City } from '#shared/seam.ts';
import { moduleOf } from '../tools/po.ts';

afterEach(() => {
  localStorage.clear();
  language.value = 'en';
});

describe('words', () => {
  it('puts names in, and leaves unknown ones standing', () => {
    expect(t('Call {phone} or {other}', { phone: '311' })).toBe('Call 311 or {other}');
  });

  it('takes the plural form that the number asks for', () => {
    const photos = (n: number) => ngettext('{n} photo', '{n} photos', n);
    expect([0, 1, 2, 1200].map(photos)).toEqual(['0 photos', '1 photo', '2 photos', '1,200 photos']);
  });
});

describe('the language', () => {
  it('is the first that the device asks for and we speak', () => {
    expect(preferred(['xx-YY', 'en-GB'])).toBe('en');
    expect(preferred(['xx'])).toBe('en');
  });

  it('is the remembered one before all others', () => {
    remember('en');
    expect(preferred(['xx'])).toBe('en');
  });

  it('never claims a language that it has no words for', async () => {
    expect(speaks('xx')).toBe(false);
    expect(await speak('xx')).toBe(false);
  });
});

describe('Spanish', () => {
  it('is spoken as its .po says, plurals too, and left without a trace', async () => {
    await speak('es');
    expect(t('Done')).toBe('Hecho');
    expect(t('Call {phone}', { phone: '311' })).toBe('Llamar al 311');
    const photos = (n: number) => ngettext('{n} photo', '{n} photos', n);
    expect([0, 1, 2].map(photos)).toEqual(['0 fotos', '1 foto', '2 fotos']);
    expect(day('2026-11-25')).toBe('miércoles, 25 de noviembre');
    expect(document.documentElement.lang).toBe('es');
    await speak('en');
    expect(t('Done')).toBe('Done');
  });

  it('is offered to a device that asks for it', () => {
    expect(preferred(['es-MX', 'en'])).toBe('es');
  });
});

describe('the build step of languages', () => {
  const file = (plural: string) =>
    `msgid ""\nmsgstr ""\n"Plural-Forms: ${plural}\\n"\n\n#: pwa/src/a.tsx\nmsgid "a"\nmsgstr "b"\n\n#: backend/a.py\nmsgid "c"\nmsgstr "d"\n`;

  it('keeps what the app shows and leaves out what only the server says', () => {
    const made = moduleOf(file('nplurals=2; plural=(n != 1);'));
    expect(made).toContain('a');
    expect(made).not.toContain('"d');
  });

  it('takes no rule that is more than arithmetic', () => {
    expect(() => moduleOf(file('nplurals=2; plural=alert(n);'))).toThrow('Plural-Forms');
  });
});

describe('dates and distances', () => {
  it('shows a calendar day as that day', () => expect(day('2026-11-25')).toBe('Wednesday, November 25'));

  it.each([
    [0, 'now'],
    [90_000, '1 minute ago'],
    [-5_000, 'now'],
    [26 * 3_600_000, 'yesterday'],
  ])('%d ms ago is %j', (before, words) => expect(ago(1e12 - before, 1e12)).toBe(words));

  it.each([
    ['miles', '26 feet'],
    ['kilometres', '8 meters'],
  ] as const)('measures as a city does that counts in %s', (units, words) => {
    city.value = { value: { units } as City, problem: null };
    expect(distance(8)).toBe(words);
  });
});

it('keeps a telephone number on one line, and other hyphens as they are', () => {
  expect(numbersWhole('Call SMUD at 1-888-456-7683 about a pick-up')).toBe(
    'Call SMUD at 1\u2011888\u2011456\u20117683 about a pick-up',
  );
});
