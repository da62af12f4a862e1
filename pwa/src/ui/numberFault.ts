import { ngettext, t } from '#i18n/index.ts';
import { LENGTH, type Parsed } from '#shared/number.ts';

/** Which part of a typed ticket number looks wrong, in words. */
export function numberFault(read: Parsed & { ok: false }): string {
  switch (read.why) {
    case 'empty':
      return t('Type the ticket number.');
    case 'symbol':
      return read.symbol === 'U'
        ? t('The letter U never occurs in a ticket number. Perhaps it is a V?')
        : t('“{symbol}” never occurs in a ticket number. Please look at that place again.', {
            symbol: read.symbol,
          });
    case 'length':
      return ngettext(
        'This has {n} letter or digit; a ticket number has {length}.',
        'This has {n} letters and digits; a ticket number has {length}.',
        read.count,
        { length: LENGTH },
      );
    case 'check':
      return t('One letter or digit is wrong, or two have changed places. Compare the number once more.');
  }
}
