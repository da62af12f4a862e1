import { expect, it } from 'vitest';

const residents = import.meta.glob<string>('../../src/**/*.{ts,tsx,css}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

it('nothing that residents download imports from the staff side', () => {
  expect(Object.keys(residents).length).toBeGreaterThan(20);
  const strays = Object.entries(residents).filter(([, text]) => /(from|import)\b[^;\n]*\/staff\//.test(text));
  expect(strays.map(([path]) => path)).toEqual([]);
});
