import './homescreen.css';
import type { ComponentChildren } from 'preact';
import { t } from '#i18n/index.ts';
import { LinkButton } from '#ui/Button.tsx';

/**
 * iPhone: how the app gets onto the home screen, in three pictures. Its store there is separate, so reports go along
 * first; `onward` leaves the way there out, for the page that it leads to.
 */
export function HomeScreen({ onward = true }: { onward?: boolean }) {
  return (
    <section class="stack no-print" aria-labelledby="home-screen-title">
      <h2 id="home-screen-title">{t('Put the app on the home screen')}</h2>
      <ol class="home-screen">
        <Step text={t('Touch the Share sign at the edge of the screen.')}>
          <ShareSign />
        </Step>
        <Step text={t('Choose “Add to Home Screen”, then “Add”.')}>
          <SheetRow />
        </Step>
        <Step text={t('From now on open it from the home screen.')}>
          <AppSign />
        </Step>
      </ol>
      <p>{t('The app there begins empty, with a store of its own.')}</p>
      {onward && (
        <div class="actions">
          <LinkButton href="/carry">{t('Take your reports along')}</LinkButton>
        </div>
      )}
    </section>
  );
}

function Step({ text, children }: { text: string; children: ComponentChildren }) {
  return (
    <li>
      <svg viewBox="0 0 120 150" aria-hidden="true">
        <rect class="phone" x="8" y="3" width="104" height="144" rx="16" />
        {children}
      </svg>
      <p>{text}</p>
    </li>
  );
}

/** A page with the browser's bar below; the sign in its middle. */
function ShareSign() {
  return (
    <>
      <path class="faint" d="M24 26h72M24 40h56M24 54h64" />
      <path class="line" d="M8.500 112h103" />
      <path class="faint" d="M24 129h8M88 129h8" />
      <circle class="spot" cx="60" cy="128" r="16" />
      <path class="sign" d="M56 125h-3v12h14v-12h-3M60 131v-14M55.5 121l4.500-4.500 4.500 4.500" />
    </>
  );
}

/** The sheet that slides up; the row to choose stands out. It is mirrored where one reads from the right. */
function SheetRow() {
  return (
    <g class="row-of-sheet">
      <path class="faint" d="M24 22h72M24 36h48" />
      <path class="line" d="M8.500 58c0-6 4-9 9-9h85c5 0 9 3 9 9" />
      <path class="faint" d="M24 66h44M88 62h8v8h-8Z" />
      <rect class="spot" x="16" y="80" width="88" height="26" rx="8" />
      <path class="sign" d="M25 93h38M84 86h14v14H84ZM91 89.500v7M87.500 93h7" />
      <path class="faint" d="M24 120h52M88 116h8v8h-8Z" />
    </g>
  );
}

/** The home screen: our sign among others. */
function AppSign() {
  return (
    <>
      {[
        [22, 20],
        [50, 20],
        [78, 20],
        [22, 48],
        [78, 48],
        [22, 76],
        [50, 76],
      ].map(([x, y]) => (
        <rect key={`${x} ${y}`} class="tile" x={x} y={y} width="20" height="20" rx="5" />
      ))}
      <rect class="app" x="46" y="44" width="28" height="28" rx="7" />
      <path class="on-app" d="M51 62c3-3 6-3 9 0s6 3 9 0M55 54l4 4 7-8" />
      <path class="line" d="M44 136h32" />
    </>
  );
}
