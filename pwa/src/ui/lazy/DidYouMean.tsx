import { t } from '#i18n/index.ts';
import { Icon } from './Icon.tsx';
import { TicketNumber } from './TicketNumber.tsx';

/** Right numbers close to the one that was typed; nothing when there are none. */
export function DidYouMean({ numbers }: { numbers: string[] }) {
  if (numbers.length === 0) return null;
  return (
    <section class="stack">
      <h2>{t('Did you mean')}</h2>
      <ul class="rows">
        {numbers.map((number) => (
          <li key={number}>
            <a class="row" href={`/ticket/${number}`}>
              <TicketNumber number={number} small />
              <Icon name="forward" size={20} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
