/** Shrinks one picture away from the page: gets a Blob, answers `{ encoded }` or `{ error }`. */
import type { WorkerAnswer } from './encode.ts';
import { shrink } from './shrinkBlob.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;

scope.onmessage = async ({ data }: MessageEvent<Blob>) => {
  try {
    const encoded = await shrink(data);
    scope.postMessage({ encoded } satisfies WorkerAnswer, [encoded.bytes]);
  } catch (error) {
    scope.postMessage({ error: String(error) } satisfies WorkerAnswer);
  }
};
