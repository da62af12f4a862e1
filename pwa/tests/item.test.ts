import { expect, it } from 'vitest';
import type { DraftPhoto } from '#outbox/draft.ts';
import { freeze } from '#outbox/item.ts';
import { hex, sha256 } from '#shared/digest.ts';
import { DRAFT, SERVICE } from './samples.ts';

const NOW = new Date('2026-11-22T19:00:00.789Z');
const OWN = { ...DRAFT, key: new Uint8Array(32) };
const photo: DraftPhoto = {
  sha256: 'ab'.repeat(32),
  type: 'image/jpeg',
  bytes: new ArrayBuffer(3),
  width: 1,
  height: 1,
  takenAt: { lat: 1, lng: 2 },
};
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

it('freezes a draft into exactly what the seam asks for', async () => {
  const item = await freeze({ ...OWN, photos: [photo] }, SERVICE, 'en', NOW);
  expect(JSON.parse(text(item.body))).toEqual({
    service: 'tree',
    version: SERVICE.version,
    place: { point: DRAFT.place.point, address: '1300 F St' },
    answers: { wire: 'no', blocks: 'no' },
    description: 'Fell last night.',
    photos: [photo.sha256],
    language: 'en',
    reported_at: '2026-11-22T19:00:00Z',
  });
  expect(item.digest).toBe(hex(await sha256(item.body)));
});

it('gives the same bytes for the same draft, and keeps them when the draft goes on', async () => {
  const draft = structuredClone(OWN);
  const first = await freeze(draft, SERVICE, 'en', NOW);
  const before = text(first.body);
  draft.answers.blocks = 'yes';
  draft.description = 'Changed afterwards.';
  expect(text(first.body)).toBe(before);
  expect((await freeze(OWN, SERVICE, 'en', NOW)).digest).toBe(first.digest);
  expect(() => Object.assign(first, { number: 'x' })).toThrow(TypeError);
});

it('sends a contact only when something stands in it', async () => {
  const body = async (contact: typeof DRAFT.contact) =>
    JSON.parse(text((await freeze({ ...OWN, contact }, SERVICE, 'en', NOW)).body)) as object;
  expect(await body({ kind: 'person', name: ' ' })).not.toHaveProperty('contact');
  expect(await body({ kind: 'person', phone: ' 916 ' })).toHaveProperty('contact', {
    kind: 'person',
    phone: '916',
  });
});
