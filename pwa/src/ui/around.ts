/** What other parts of the app put into the frame around every screen. */
import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';

/** How many reports of this phone have still not reached the city. */
export const unsentCount = signal(0);

/** A quiet bar below the top one, such as for a waiting update; null for none. */
export const bar = signal<ComponentChildren>(null);
