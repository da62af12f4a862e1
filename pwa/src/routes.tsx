import { useState } from 'preact/hooks';
import { ErrorBoundary, LocationProvider, lazy, Route, Router } from 'preact-iso';
import { t } from '#i18n/index.ts';
import { asProblem, Problem } from '#shared/problem.ts';
import { Frame } from '#ui/Frame.tsx';
import { Page } from '#ui/Page.tsx';
import { Sorry } from '#ui/Sorry.tsx';

/** Screens that show what this phone keeps wait until that is there. */
async function kept<T extends { ready: Promise<void> }>(screen: Promise<T>): Promise<T> {
  await (await screen).ready;
  return screen;
}

const Home = lazy(() => import('#features/home/Home.tsx').then((m) => m.Home));
const Report = lazy(() => kept(import('#features/report/Report.tsx')).then((m) => m.Report));
const Sent = lazy(() => kept(import('#features/sent/Sent.tsx')).then((m) => m.Sent));
const Ticket = lazy(() => kept(import('#features/ticket/Ticket.tsx')).then((m) => m.Ticket));
const Mine = lazy(() => kept(import('#features/mine/Mine.tsx')).then((m) => m.Mine));
const Track = lazy(() => import('#features/track/Track.tsx').then((m) => m.Track));
const Told = lazy(() => import('#features/told/Told.tsx').then((m) => m.Told));
const Nowhere = lazy(() => import('#features/nowhere/Nowhere.tsx').then((m) => m.Nowhere));
const Carry = lazy(() => kept(import('#features/carry/Carry.tsx')).then((m) => m.Carry));
const Answers = lazy(() => import('#features/answers/Answers.tsx').then((m) => m.Answers));
const Privacy = lazy(() => import('#features/privacy/Privacy.tsx').then((m) => m.Privacy));

export function App() {
  const [problem, setProblem] = useState<Problem | null>(null);
  return (
    <LocationProvider>
      <Frame>
        {problem ? (
          <Page title={t('This page did not load')}>
            <Sorry problem={problem} onRetry={() => window.location.reload()} />
          </Page>
        ) : (
          <ErrorBoundary onError={(error) => setProblem(loadingProblem(error))}>
            <Router>
              <Route path="/" component={Home} />
              <Route path="/report/:service/:step?" component={Report} />
              <Route path="/sent/:number" component={Sent} />
              <Route path="/ticket/:number" component={Ticket} />
              <Route path="/track" component={Track} />
              <Route path="/mine" component={Mine} />
              <Route path="/carry/:way?" component={Carry} />
              <Route path="/answers/:code?" component={Answers} />
              <Route path="/privacy" component={Privacy} />
              <Route path="/confirm" component={Told} />
              <Route path="/stop" component={Told} />
              <Route default component={Nowhere} />
            </Router>
          </ErrorBoundary>
        )}
      </Frame>
    </LocationProvider>
  );
}

/** A part of the app that cannot be fetched is the network's failure; anything else is told as it is. */
function loadingProblem(error: Error): Problem {
  const unreachable = /import|fetch|load/i.test(error.message);
  return unreachable ? new Problem({ code: 'unreachable', status: 0 }) : asProblem(error);
}
