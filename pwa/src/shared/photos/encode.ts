/** Drawing a picture small enough to send. The same code runs in a worker and, where that cannot draw, in the page. */

export const LONGEST_SIDE = 2048;
export const MOST_BYTES = 400_000;
const QUALITIES = [0.85, 0.75, 0.65, 0.55, 0.45];

/** A canvas of either kind. */
export interface Surface {
  draw(picture: CanvasImageSource, width: number, height: number): void;
  /** `quality` from 0 to 1 */
  jpeg(quality: number): Promise<Blob>;
}
export type MakeSurface = (width: number, height: number) => Surface;

export interface Encoded {
  bytes: ArrayBuffer;
  width: number;
  height: number;
}

/** What the worker sends back for a picture. */
export type WorkerAnswer = { encoded: Encoded } | { error: string };

/**
 * The picture (of the given size in pixels) as a JPEG of at most MOST_BYTES, its longer side at most LONGEST_SIDE.
 * Drawing it anew also leaves behind everything the camera wrote beside the pixels.
 */
export async function encode(
  picture: CanvasImageSource,
  width: number,
  height: number,
  make: MakeSurface,
): Promise<Encoded> {
  let scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  for (;;) {
    const size = {
      width: Math.max(1, Math.round(width * scale)),
      height: Math.max(1, Math.round(height * scale)),
    };
    const surface = make(size.width, size.height);
    surface.draw(picture, size.width, size.height);
    for (const quality of QUALITIES) {
      const blob = await surface.jpeg(quality);
      if (blob.size <= MOST_BYTES) return { bytes: await blob.arrayBuffer(), ...size };
    }
    scale *= 0.75;
  }
}
