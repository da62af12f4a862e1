import { ngettext, t } from '#i18n/index.ts';
import { LENGTH, type Parsed } from '#shared/number.ts';

/** Which part of a typed ticket number looks wrong, in words. */
export function numberFault(read: Parsed & { ok: false }): string {
  switch (read.why) {
    case 'empty':
      return t('Type the ticket number.');
    case 'symbol':
      return t('“{symbol}”, the sign at place {place}, does not occur in ticket numbers.', {
        symbol: read.symbol,
        place: read.place,
      });
    case 'length':
      return ngettext(
        'This has {n} sign; a ticket number has {length}.',
        'This has {n} signs; a ticket number has {length}.',
        read.count,
        { length: LENGTH },
      );
    case 'check':
      return t('One sign in this number is wrong, or two have changed places. Compare it once more.');
  }
}
