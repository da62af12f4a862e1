import { useEffect, useState } from 'preact/hooks';

/** A part of the app that is fetched once it is wanted; null until it is there, and where it cannot be had. */
export function useLater<Part>(load: () => Promise<Part>, wanted: boolean): Part | null {
  const [part, setPart] = useState<Part | null>(null);
  useEffect(() => {
    if (!wanted || part) return;
    load().then(
      (loaded) => setPart(() => loaded),
      () => undefined, // without a connection the rest of the form still works
    );
  }, [wanted]);
  return part;
}
