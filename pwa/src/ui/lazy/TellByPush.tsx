import { useSignal } from '@preact/signals';
import { language, t } from '#i18n/index.ts';
import { asProblem } from '#shared/problem.ts';
import { isTold, type PushPower, tellMe, tellMeNoLonger } from '#shared/push.ts';
import { Button, type Look } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Notice } from '#ui/Notice.tsx';
import { useLater } from '#ui/useLater.ts';

interface Props {
  ticket: string;
  power: PushPower;
  look: Look;
}

/** Notices on this phone. */
export function TellByPush({ ticket, power, look }: Props) {
  const told = useSignal(isTold(ticket));
  const busy = useSignal(false);
  const trouble = useSignal('');
  const refused = useSignal(false);
  if (power === 'cannot') return null;
  const change = async (act: () => Promise<void>) => {
    busy.value = true;
    trouble.value = '';
    await act().catch((error) => {
      trouble.value = wordsOf(error);
    });
    busy.value = false;
  };
  const begin = () =>
    change(async () => {
      refused.value = !(await tellMe(ticket, language.value));
      told.value = isTold(ticket);
    });
  const end = () =>
    change(async () => {
      told.value = false;
      await tellMeNoLonger(ticket);
    });
  return (
    <>
      {told.value ? (
        <Told onEnd={end} />
      ) : (
        <Offer power={refused.value ? 'denied' : power} look={look} busy={busy.value} onBegin={begin} />
      )}
      <div aria-live="polite">{trouble.value && <Notice tone="wait">{trouble.value}</Notice>}</div>
    </>
  );
}

interface OfferProps {
  power: PushPower;
  look: Look;
  busy: boolean;
  onBegin: () => void;
}

function Offer({ power, look, busy, onBegin }: OfferProps) {
  const pictures = useLater(() => import('./HomeScreen.tsx'), power === 'from-home-screen');
  if (power === 'denied') {
    return (
      <p>
        {t(
          'This phone does not let us send notices. You can allow them in the browser’s settings for this page. The ticket page always shows the latest.',
        )}
      </p>
    );
  }
  if (power === 'from-home-screen') {
    return (
      <>
        <p>{t('Notices on the iPhone itself work once the app is on the home screen.')}</p>
        {pictures && <pictures.HomeScreen />}
      </>
    );
  }
  return (
    <div class="actions">
      <Button look={look} icon="bell" onClick={onBegin} busy={busy}>
        {t('Tell me on this phone')}
      </Button>
    </div>
  );
}

function Told({ onEnd }: { onEnd: () => void }) {
  return (
    <>
      <p>
        <Icon name="check" /> {t('You will be told on this phone when something changes.')}
      </p>
      <div class="actions">
        <Button onClick={onEnd}>{t('Tell me no longer')}</Button>
      </div>
    </>
  );
}

function wordsOf(error: unknown): string {
  if (asProblem(error).code === 'unreachable') {
    return t('The city cannot be reached just now. Try again when there is a connection.');
  }
  return t('That did not work here. The ticket page always shows the latest; look there, or call.');
}
