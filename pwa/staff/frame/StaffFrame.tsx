import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { t } from '#i18n/index.ts';
import { city } from '#shared/city.ts';
import { Icon } from '#ui/Icon.tsx';
import { leave, session } from '../session.ts';
import { SENT } from '../where.ts';

/** What stands around every screen of the staff side. */
export function StaffFrame({ children }: { children: ComponentChildren }) {
  const { value } = city.value;
  const now = session.value;
  return (
    <div class="staff">
      <a class="skip" href="#main">
        {t('Skip to the content')}
      </a>
      <header class="top">
        {value?.demo && <p class="ribbon">{t('Demonstration: nothing here reaches a real city.')}</p>}
        <div class="top-row staff-top">
          <a class="brand" href="/staff/">
            <Icon name="inbox" size={28} />
            <span>
              {t('Reports')}
              {value && <small class="brand-city">{value.name}</small>}
            </span>
          </a>
          {now.is === 'in' && (
            <>
              <a class="top-link" href={SENT}>
                {t('Sent')}
              </a>
              <SignOut display={now.person.display} />
            </>
          )}
        </div>
      </header>
      {children}
    </div>
  );
}

function SignOut({ display }: { display: string }) {
  const { route } = useLocation();
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const go = async () => {
    if (state === 'busy') return;
    setState('busy');
    try {
      await leave();
      route('/staff/', true);
    } catch {
      setState('failed');
    }
  };
  return (
    <>
      <span class="signed-in">{display}</span>
      <button type="button" class="top-link" aria-disabled={state === 'busy'} onClick={() => void go()}>
        {t('Sign out')}
      </button>
      {state === 'failed' && (
        <p class="sign-out-failed" role="alert">
          <Icon name="warn" size={20} /> {t('You are still signed in: the server did not answer. Try again.')}
        </p>
      )}
    </>
  );
}
