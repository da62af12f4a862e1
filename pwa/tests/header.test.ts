import { expect, it } from 'vitest';
import { headerSize } from '#shared/photos/header.ts';

const bytes = (...parts: number[]) => Uint8Array.from([...parts, ...new Array<number>(20).fill(0)]).buffer;

it('reads the size of a JPEG past its other segments', () => {
  const comment = [0xff, 0xfe, 0, 4, 1, 2];
  const huffman = [0xff, 0xc4, 0, 2];
  const frame = [0xff, 0xc2, 0, 17, 8, 0x18, 0x00, 0x1f, 0xe0];
  expect(headerSize(bytes(0xff, 0xd8, ...comment, ...huffman, ...frame))).toEqual({
    width: 8160,
    height: 6144,
  });
});

it('knows nothing of broken or other files', () => {
  expect(headerSize(bytes(0xff, 0xd8, 0xff, 0xda))).toBeNull();
  expect(headerSize(bytes(0xff, 0xd8))).toBeNull();
  expect(headerSize(new ArrayBuffer(0))).toBeNull();
});
