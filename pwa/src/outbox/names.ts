/** Tag under which the browser wakes the service worker when there is a connection. */
export const SYNC_TAG = 'outbox';
