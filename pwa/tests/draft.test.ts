import { beforeEach, expect, it } from 'vitest';
import {
  addPhotos,
  answer,
  begin,
  change,
  clear,
  type DraftPhoto,
  draft,
  hasContent,
} from '#outbox/draft.ts';
import { kept } from '#outbox/live.ts';

const photo = (sha256: string): DraftPhoto => ({
  sha256,
  type: 'image/jpeg',
  bytes: new ArrayBuffer(0),
  width: 1,
  height: 1,
  takenAt: null,
});

beforeEach(clear);

it('keeps photo, place and words when the kind is chosen or changed, and drops only the answers', () => {
  addPhotos([photo('a')], 4);
  begin('pothole');
  answer('where', 'alley');
  begin('pothole');
  expect(draft.value.answers).toEqual({ where: 'alley' });
  begin('tree');
  expect(draft.value).toMatchObject({ service: 'tree', answers: {}, photos: [{ sha256: 'a' }] });
});

it('takes each photo once, and says how many found no room', () => {
  expect(addPhotos([photo('a'), photo('a'), photo('b')], 2)).toBe(0);
  expect(addPhotos([photo('c')], 2)).toBe(1);
  expect(draft.value.photos.map(({ sha256 }) => sha256)).toEqual(['a', 'b']);
});

it('takes an answer back', () => {
  answer('where', 'alley');
  expect(hasContent(draft.value)).toBe(true);
  answer('where', undefined);
  expect(hasContent(draft.value)).toBe(false);
});

it('gives a draft a name with its first change, and leaves one of an earlier visit alone', () => {
  change({ description: 'Old.' });
  begin('tree');
  const { id } = draft.value;
  expect(id).toMatch(/^draft-[0-9a-f]{16}$/);
  kept.value = { service: 'tree', path: '/report/tree' };
  begin('pothole');
  expect(draft.value).toMatchObject({ service: 'pothole', description: '' });
  expect(draft.value.id).not.toBe(id);
  expect(kept.value).toBeNull();
});
