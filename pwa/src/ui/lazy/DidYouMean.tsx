import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { language, t } from '#i18n/index.ts';
import { fetchTicket } from '#shared/api.ts';
import { bare, isClose, parse } from '#shared/number.ts';
import { Icon } from '#ui/Icon.tsx';
import { TicketNumber } from '#ui/TicketNumber.tsx';

interface Props {
  typed: string;
  /** the reports of this phone */
  mine: { number: string; service: { name: string } }[];
}

/**
 * Numbers that the reader may have meant by what was typed: those of this phone's own reports first, then those one
 * common slip away that the city has. A number that nobody holds is never offered. Nothing where there is none.
 */
export function DidYouMean({ typed, mine }: Props) {
  const found = useSignal<string[]>([]);
  const number = bare(typed);
  const own = mine.filter((report) => isClose(report.number, number));
  useEffect(() => {
    found.value = [];
    void theCityHas(oneSlipAway(typed)).then((numbers) => {
      found.value = numbers;
    });
  }, [number]);
  const named = new Map(own.map((report) => [report.number, report.service.name]));
  for (const other of found.value) if (!named.has(other) && other !== number) named.set(other, '');
  if (named.size === 0) return null;
  return (
    <section class="stack" aria-labelledby="did-you-mean">
      <h2 id="did-you-mean">{t('Did you mean')}</h2>
      <ul class="rows">
        {[...named].map(([other, service]) => (
          <li key={other}>
            <a class="row" href={`/ticket/${other}`}>
              <span>
                <TicketNumber number={other} small />
                {service && <span class="soft small">{service}</span>}
              </span>
              <Icon name="forward" size={20} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function oneSlipAway(typed: string): string[] {
  const read = parse(typed);
  return !read.ok && read.why === 'check' ? read.maybe : [];
}

async function theCityHas(numbers: string[]): Promise<string[]> {
  const asked = numbers.map((number) =>
    fetchTicket(number, language.peek()).then(
      () => [number],
      () => [], // not there, or no connection to ask
    ),
  );
  return (await Promise.all(asked)).flat();
}
