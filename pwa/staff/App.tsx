import { useState } from 'preact/hooks';
import { ErrorBoundary, LocationProvider, lazy } from 'preact-iso';
import { t } from '#i18n/index.ts';
import { Problem } from '#shared/problem.ts';
import { Page } from '#ui/Page.tsx';
import { StaffFrame } from './frame/StaffFrame.tsx';
import { Trouble } from './frame/Trouble.tsx';
import { session, whoIsThere } from './session.ts';
import { SignIn } from './signin/SignIn.tsx';

/** Behind the sign-in; nobody downloads it before. */
const Desk = lazy(() => import('./Desk.tsx').then((m) => m.Desk));
const INSIDE = /^\/staff(\/|\?|$)/;

export function App() {
  const [broken, setBroken] = useState(false);
  return (
    <LocationProvider scope={INSIDE}>
      <StaffFrame>
        {broken ? (
          <NotLoaded />
        ) : (
          <ErrorBoundary onError={() => setBroken(true)}>
            <Screen />
          </ErrorBoundary>
        )}
      </StaffFrame>
    </LocationProvider>
  );
}

function Screen() {
  const now = session.value;
  if (now.is === 'in') return <Desk />;
  if (now.is === 'out') return <SignIn ended={now.ended} />;
  if (!now.problem) {
    return (
      <main class="page" id="main" aria-busy="true">
        <p class="soft">{t('One moment …')}</p>
      </main>
    );
  }
  return (
    <Page title={t('Wellkept for staff')}>
      <Trouble problem={now.problem} onRetry={() => void whoIsThere()} />
    </Page>
  );
}

function NotLoaded() {
  return (
    <Page title={t('This page did not load')}>
      <Trouble
        problem={new Problem({ code: 'unreachable', status: 0 })}
        onRetry={() => window.location.reload()}
      />
    </Page>
  );
}
