import { useEffect, useRef, useState } from 'preact/hooks';
import { language, t } from '#i18n/index.ts';
import { city } from '#shared/city.ts';
import { Button, LinkButton } from '#ui/Button.tsx';
import { said, say, sendAll } from './useful.ts';

/** Yes or no, once on each phone; it counts as soon as there is a connection. */
export function Useful({ code }: { code: string }) {
  const [asked] = useState(() => said(code) === undefined);
  const [useful, setUseful] = useState(() => said(code));
  const thanks = useRef<HTMLDivElement>(null);
  useEffect(() => void sendAll(), []);
  useEffect(() => {
    if (asked && useful !== undefined) thanks.current?.focus();
  }, [useful]);
  const press = (answer: boolean) => {
    say(code, answer, language.value);
    setUseful(answer);
  };
  if (useful === undefined) {
    return (
      <section class="useful stack" aria-labelledby="useful">
        <h2 id="useful">{t('Was this useful?')}</h2>
        <div class="actions">
          <Button onClick={() => press(true)}>{t('Yes')}</Button>
          <Button onClick={() => press(false)}>{t('No')}</Button>
        </div>
      </section>
    );
  }
  return (
    <div class="useful stack" tabIndex={-1} ref={thanks}>
      <p>
        {useful
          ? t('You said that this was useful. Thank you.')
          : t('You said that this was not useful. Thank you.')}
      </p>
      {!useful && <AskAPerson />}
    </div>
  );
}

function AskAPerson() {
  const phone = city.value.value?.contact.phone ?? '311';
  return (
    <div class="actions">
      <LinkButton href={`tel:${phone}`} icon="phone">
        {t('Call {phone}', { phone })}
      </LinkButton>
    </div>
  );
}
