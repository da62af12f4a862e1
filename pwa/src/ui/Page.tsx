import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '#i18n/index.ts';
import { city } from '#shared/city.ts';
import { Icon } from './Icon.tsx';

let pathRead = window.location.pathname;
let hasMoved = false;

interface Props {
  title: string;
  /** language of the title where it is not the one shown */
  titleLang?: string | undefined;
  /** path of the screen before */
  back?: string | undefined;
  /** small line above the title, such as the step */
  over?: string | undefined;
  /** shown beside the title */
  sign?: ComponentChildren;
  /** put before the title in the window's name when something is wrong */
  inError?: boolean;
  /** stands with the title on a coloured band across the page */
  hero?: ComponentChildren;
  /** what stands below the hero is still coming: shown at once when it is whole, so that nothing jumps */
  waiting?: boolean;
  children: ComponentChildren;
}

/** One screen: its title in the window and as h1, which takes focus when the reader arrives from another screen. */
export function Page({ title, titleLang, back, over, sign, inError, hero, waiting, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const place = city.value.value?.name ?? '';
  useEffect(() => {
    const { pathname } = window.location;
    // The screen that stood here while this one was fetched has taken the focus along
    const lost = hasMoved && document.activeElement === document.body;
    if (pathRead === pathname && !lost) return;
    pathRead = pathname;
    hasMoved = true;
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  useEffect(() => {
    const name = [title, place].filter(Boolean).join(' · ');
    document.title = inError ? t('Error: {title}', { title: name }) : name;
  }, [title, place, inError]);
  const headline = (
    <h1 ref={heading} tabIndex={-1} lang={titleLang}>
      {title}
    </h1>
  );
  if (hero) return <Hero {...{ headline, hero, waiting }} rest={children} />;
  return (
    <main class="page" id="main">
      {back && (
        <a class="back" href={back}>
          <Icon name="back" size={20} /> {t('Back')}
        </a>
      )}
      <div>
        {over && <p class="step">{over}</p>}
        <div class="title">
          {sign}
          {headline}
        </div>
      </div>
      {children}
    </main>
  );
}

interface HeroProps extends Pick<Props, 'hero'> {
  headline: ComponentChildren;
  waiting: boolean | undefined;
  rest: ComponentChildren;
}

function Hero({ headline, hero, waiting, rest }: HeroProps) {
  return (
    <main class="home" id="main">
      <div class="hero">
        <div class="hero-in">
          {headline}
          {hero}
        </div>
      </div>
      <div class="page page-wide" hidden={waiting}>
        {rest}
      </div>
    </main>
  );
}
