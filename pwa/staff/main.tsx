import { render } from 'preact';
import { language } from '#i18n/index.ts';
import { loadCity } from '#shared/city.ts';
import { App } from './App.tsx';
import { whoIsThere } from './session.ts';

const root = document.getElementById('app');
if (root) {
  void loadCity(language.value);
  void whoIsThere();
  root.replaceChildren();
  render(<App />, root);
}
