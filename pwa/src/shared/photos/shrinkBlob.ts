/** Shrinks one picture where there is no page: in a worker of its own, or in the service worker. */
import { type Encoded, encode, LONGEST_SIDE, type MakeSurface } from './encode.ts';
import { headerSize } from './header.ts';

const offscreen: MakeSurface = (width, height) => {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  return {
    draw: (picture, w, h) => context?.drawImage(picture, 0, 0, w, h),
    jpeg: (quality) => canvas.convertToBlob({ type: 'image/jpeg', quality }),
  };
};

/** The picture upright, small, and as a JPEG. Rejects when this browser cannot read it. */
export async function shrink(blob: Blob): Promise<Encoded> {
  const size = headerSize(await blob.arrayBuffer());
  const huge = size !== null && Math.max(size.width, size.height) > 2 * LONGEST_SIDE;
  const options: ImageBitmapOptions = { imageOrientation: 'from-image' };
  if (huge) Object.assign(options, { resizeWidth: LONGEST_SIDE, resizeQuality: 'high' });
  const bitmap = await createImageBitmap(blob, options);
  try {
    return await encode(bitmap, bitmap.width, bitmap.height, offscreen);
  } finally {
    bitmap.close();
  }
}
