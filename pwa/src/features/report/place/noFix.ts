import { t } from '#i18n/index.ts';
import type { NoFix } from './locate.ts';

/** Why the phone could not say where it is, and what to do instead. */
export function noFixText(why: NoFix): string {
  switch (why) {
    case 'denied':
      return t(
        'Your phone did not let us see your location. That is fine: write the address or the nearest crossing.',
      );
    case 'insecure':
      return t(
        'Your location works only over a secure (https) connection. Write the address or the nearest crossing.',
      );
    case 'timeout':
      return t('Your phone could not find itself in time. Try again outdoors, or write the address.');
    case 'unavailable':
      return t('This device cannot tell where it is. Write the address or the nearest crossing.');
  }
}
