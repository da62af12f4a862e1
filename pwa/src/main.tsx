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
  requestAnimationFrame(() => setTimeout(() => void import('./later.tsx')));
}

void start();
