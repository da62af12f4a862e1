/** Makes a picture from camera, gallery, clipboard or drop ready to send. */
import { hex, sha256 } from '../digest.ts';
import type { LatLng } from '../seam.ts';
import { type Encoded, encode, type MakeSurface, type WorkerAnswer } from './encode.ts';
import { placeIn } from './place.ts';

export interface Photo {
  /** SHA-256 of `bytes`, in hex */
  sha256: string;
  type: 'image/jpeg';
  bytes: ArrayBuffer;
  /** pixels, the right way up */
  width: number;
  height: number;
  /** where the camera stood, if it wrote that down */
  takenAt: LatLng | null;
}

/**
 * The picture turned upright and shrunk (2048 px, 400 kB at most), and where it was taken.
 * Rejects when this browser cannot read the file as a picture.
 */
export async function preparePhoto(file: Blob): Promise<Photo> {
  const takenAt = await placeIn(file);
  const encoded = await (typeof OffscreenCanvas === 'undefined' ? inPage(file) : inWorker(file));
  return {
    sha256: hex(await sha256(new Uint8Array(encoded.bytes))),
    type: 'image/jpeg',
    ...encoded,
    takenAt,
  };
}

/** One worker for each picture: ending it gives all its memory back to the phone. */
function inWorker(file: Blob): Promise<Encoded> {
  const worker = new Worker(new URL('./shrink.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Encoded>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) =>
      'encoded' in data ? resolve(data.encoded) : reject(new Error(data.error));
    worker.onerror = () => reject(new Error('The picture could not be shrunk.'));
    worker.postMessage(file);
  }).finally(() => worker.terminate());
}

const inDocument: MakeSurface = (width, height) => {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  return {
    draw: (picture, w, h) => canvas.getContext('2d')?.drawImage(picture, 0, 0, w, h),
    jpeg: (quality) =>
      new Promise((resolve, reject) => {
        const done = (blob: Blob | null) => (blob ? resolve(blob) : reject(new Error('No memory to draw.')));
        canvas.toBlob(done, 'image/jpeg', quality);
      }),
  };
};

async function inPage(file: Blob): Promise<Encoded> {
  const url = URL.createObjectURL(file);
  try {
    const picture = Object.assign(new Image(), { src: url });
    await picture.decode();
    return await encode(picture, picture.naturalWidth, picture.naturalHeight, inDocument);
  } finally {
    URL.revokeObjectURL(url);
  }
}
