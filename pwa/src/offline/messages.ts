/** What a page may ask of the service worker. */
export const USE_NOW = 'use-now';
export const ASK_PREFETCH = 'prefetch';

export type WorkerMessage = { kind: typeof USE_NOW } | { kind: typeof ASK_PREFETCH; language: string };
