import { dateTime } from '#i18n/format.ts';
import { t } from '#i18n/index.ts';
import { Icon, type IconName } from '#ui/Icon.tsx';
import type { Dispatch } from '../seam.ts';

const SIGNS: Record<Dispatch['state'], IconName> = { sent: 'check', waiting: 'clock', 'given-up': 'warn' };

/** How the report fares on its way into the department's own system. */
export function HandOver({ dispatch }: { dispatch: Dispatch[] }) {
  return (
    <section class="stack">
      <h2>{t('Hand-over to the department')}</h2>
      {dispatch.length === 0 && (
        <p class="soft">{t('Not handed over yet. It goes out when the photos are ready.')}</p>
      )}
      <ul class="stack">
        {dispatch.map((one) => (
          <li key={`${one.at} ${one.channel} ${one.state}`} class={`hand-over hand-over-${one.state}`}>
            <Icon name={SIGNS[one.state]} />
            <div>
              <h3>{stateOf(one.state)}</h3>
              <p>{[channelOf(one.channel), one.to].filter(Boolean).join(' · ')}</p>
              {one.error && <p class="error-text">{one.error}</p>}
              <p class="small">
                <time dateTime={one.at}>{dateTime(one.at)}</time>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function stateOf(state: Dispatch['state']): string {
  switch (state) {
    case 'sent':
      return t('Sent');
    case 'waiting':
      return t('Failed, will be tried again');
    case 'given-up':
      return t('Failed for good: please tell the department yourself');
  }
}

function channelOf(channel: string): string {
  return channel === 'email' ? t('E-mail') : channel;
}
