import { format, speak } from '#shared/number.ts';

/** The number in groups of 3-3-4; read aloud symbol by symbol. */
export function TicketNumber({ number, small }: { number: string; small?: boolean }) {
  return (
    <span class={small ? 'number number-small' : 'number'}>
      <span aria-hidden="true">{format(number)}</span>
      <span class="unseen">{speak(number)}</span>
    </span>
  );
}
