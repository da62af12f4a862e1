/** What starts only once the first screen stands: the outbox, the service worker, installing. */
import { effect } from '@preact/signals';
import { language, t } from '#i18n/index.ts';
import { unsent } from '#outbox/live.ts';
import { ready } from '#outbox/mine.ts';
import { bar, unsentCount } from '#ui/around.ts';
import { Button } from '#ui/Button.tsx';
import { register } from './offline/register.ts';

void ready.then(() =>
  effect(() => {
    unsentCount.value = unsent.value.length;
    showOnIcon(unsent.value.length);
  }),
);

void register({ language: language.peek(), onUpdate: offer });
offerInstalling();
void sayWhatIsOff();

/** The number of unsent reports on the installed app's icon, where there is such a thing. */
function showOnIcon(count: number): void {
  if (!('setAppBadge' in navigator)) return;
  const shown = count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge();
  shown.catch(() => undefined); // not installed
}

function offer(useIt: () => void): void {
  bar.value = (
    <div class="update-bar" role="status">
      <span>{t('A new version is ready')}</span>
      <Button look="quiet" onClick={useIt}>
        {t('Use it now')}
      </Button>
    </div>
  );
}

/** Icon and manifest are asked for after the first screen, which does not need them. */
function offerInstalling(): void {
  document.querySelector('link[rel=icon]')?.setAttribute('href', '/icon.svg');
  const link = { rel: 'manifest', href: '/manifest.webmanifest' };
  document.head.append(Object.assign(document.createElement('link'), link));
}

/** Plain HTTP from another host: the browser takes several powers away, and this says which. */
async function sayWhatIsOff(): Promise<void> {
  if (window.isSecureContext) return;
  const { PowersOff } = await import('#ui/lazy/PowersOff.tsx');
  bar.value = <PowersOff onClose={() => (bar.value = null)} />;
}
