import { effect } from '@preact/signals';
import { render } from 'preact';
import { language, preferred, speak } from '#i18n/index.ts';
import { loadCity } from '#shared/city.ts';
import { App } from './routes.tsx';

async function start(): Promise<void> {
  await speak(preferred());
  effect(() => void loadCity(language.value));
  const root = document.getElementById('app');
  if (!root) return;
  root.replaceChildren();
  render(<App />, root);
  // The first screen stands before anything else is fetched
  requestAnimationFrame(() => whenIdle(() => void import('./later.tsx')));
}

/** Does `work` once nothing is asked of the page, at the latest after two seconds; Safari cannot tell and does it next. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 2_000 });
  else setTimeout(work);
}

void start();
