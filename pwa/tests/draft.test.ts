import { beforeEach, expect, it } from 'vitest';
import { keepFitting } from '#features/report/fitting.ts';
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
import { SERVICE } from './samples.ts';

const photo = (sha256: string): DraftPhoto => ({
  sha256,
  type: 'image/jpeg',
  bytes: new ArrayBuffer(0),
  width: 1,
  height: 1,
  takenAt: null,
});

beforeEach(clear);

it('keeps photo, place, words and fitting answers when the kind is chosen or changed', () => {
  addPhotos([photo('a')], 4);
  begin('pothole');
  answer('where', 'alley');
  begin('pothole');
  expect(draft.value.answers).toEqual({ where: 'alley' });
  answer('blocks', 'yes');
  answer('lanes', ['one']);
  begin('tree');
  keepFitting(SERVICE.questions);
  expect(draft.value).toMatchObject({ service: 'tree', photos: [{ sha256: 'a' }] });
  expect(draft.value.answers).toEqual({ blocks: 'yes' });
});

it('lets go of no answer while the kind stays, however it reads', () => {
  begin('tree');
  keepFitting(SERVICE.questions);
  answer('lanes', '3.');
  answer('blocks', 'no longer offered');
  keepFitting(SERVICE.questions);
  expect(draft.value.answers).toEqual({ lanes: '3.', blocks: 'no longer offered' });
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
