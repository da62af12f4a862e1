/** Shrinks one picture away from the page: gets a Blob, answers `{ encoded }` or `{ error }`. */
import { type Encoded, encode, LONGEST_SIDE, type MakeSurface, type WorkerAnswer } from './encode.ts';
import { headerSize } from './header.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;

const offscreen: MakeSurface = (width, height) => {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  return {
    draw: (picture, w, h) => context?.drawImage(picture, 0, 0, w, h),
    jpeg: (quality) => canvas.convertToBlob({ type: 'image/jpeg', quality }),
  };
};

scope.onmessage = async ({ data }: MessageEvent<Blob>) => {
  try {
    const encoded = await shrink(data);
    scope.postMessage({ encoded } satisfies WorkerAnswer, [encoded.bytes]);
  } catch (error) {
    scope.postMessage({ error: String(error) } satisfies WorkerAnswer);
  }
};

async function shrink(blob: Blob): Promise<Encoded> {
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
