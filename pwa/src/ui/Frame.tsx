import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { language, regret, remember, speak, speaks, t } from '#i18n/index.ts';
import { city } from '#shared/city.ts';
import type { CityContact } from '#shared/seam.ts';
import { bar, unsentCount } from './around.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';

/** What stands around every screen: who this is, a person one tap away, privacy and language. */
export function Frame({ children }: { children: ComponentChildren }) {
  const { value } = city.value;
  return (
    <>
      <a class="skip" href="#main">
        {t('Skip to the content')}
      </a>
      {value?.demo && <p class="ribbon">{t('Demonstration: nothing here reaches a real city.')}</p>}
      <header class="top">
        <div class="top-row">
          <a class="brand" href="/">
            <Mark /> {value?.name ?? ''}
            <span class="unseen">{t('Home')}</span>
          </a>
          <a class="top-link top-language" href="#languages">
            <Icon name="globe" size={22} /> <span class="unseen">{t('Language')}</span>
          </a>
          <CallLink phone={value?.contact.phone ?? '311'} />
        </div>
      </header>
      {bar.value}
      {children}
      <footer class="foot">
        <div class="foot-row">
          <h2>{t('Talk to a person')}</h2>
          {value && <Contacts {...value.contact} />}
          <LanguageChoice />
          <nav class="foot-links" aria-label={t('More')}>
            <a href="/answers">{t('Answers')}</a>
            <a href="/privacy">{t('Your privacy')}</a>
            <a href="/mine">
              {t('My reports')} <UnsentCount />
            </a>
            <a href="/track">{t('Track a ticket')}</a>
          </nav>
        </div>
      </footer>
    </>
  );
}

function UnsentCount() {
  const count = unsentCount.value;
  if (count === 0) return null;
  return (
    <span class="count">
      {count}
      <span class="unseen"> {t('not sent yet')}</span>
    </span>
  );
}

function Mark() {
  return (
    <svg viewBox="0 0 32 32" width="32" height="32" fill="none" aria-hidden="true">
      <circle cx="16" cy="16" r="15" stroke="currentColor" stroke-width="2" />
      <path
        d="M5 21c4-4 7-4 11 0s7 4 11 0M9 14.500l5 5L23 10"
        stroke="currentColor"
        stroke-width="2.4"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}

function CallLink({ phone }: { phone: string }) {
  return (
    <a class="top-link top-call" href={`tel:${phone}`}>
      <Icon name="phone" size={22} /> {t('Call {phone}', { phone })}
    </a>
  );
}

/** Every way to a person. */
export function Contacts({ phone, phone_outside, tty, email, hours, emergency }: CityContact) {
  const ways = [
    { name: t('In the city'), text: phone, href: `tel:${phone}` },
    phone_outside && { name: t('From elsewhere'), text: phone_outside, href: `tel:${phone_outside}` },
    tty && { name: t('TTY'), text: tty, href: `tel:${tty}` },
    email && { name: t('E-mail'), text: email, href: `mailto:${email}` },
    { name: t('Emergency'), text: emergency, href: `tel:${emergency}` },
  ].filter((way) => way !== null && way !== '');
  return (
    <div>
      <dl class="contacts">
        {ways.map(({ name, text, href }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <a href={href}>
                <bdi>{text}</bdi>
              </a>
            </dd>
          </div>
        ))}
      </dl>
      {hours && <p class="soft small">{hours}</p>}
    </div>
  );
}

/** The languages that both the city and this app speak, each in its own name; nothing when there is only one. */
export function LanguageChoice() {
  const [missing, setMissing] = useState<string | null>(null);
  const offered = (city.value.value?.languages ?? []).filter(({ code }) => speaks(code));
  if (offered.length < 2) return null;
  const choose = async (code: string) => {
    remember(code);
    setMissing((await speak(code)) ? null : code);
  };
  return (
    <fieldset id="languages" class="languages" aria-label={t('Language')}>
      {offered.map(({ code, name }) => (
        <Button key={code} lang={code} pressed={code === language.value} onClick={() => void choose(code)}>
          {name}
        </Button>
      ))}
      {missing && (
        <p role="status" lang={missing}>
          {regret(missing)}
        </p>
      )}
    </fieldset>
  );
}
