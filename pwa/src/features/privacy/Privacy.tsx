import { language, t } from '#i18n/index.ts';
import { city, loadCity } from '#shared/city.ts';
import { Page } from '#ui/Page.tsx';
import { Sorry } from '#ui/Sorry.tsx';

export function Privacy() {
  const { value, problem } = city.value;
  return (
    <Page title={t('Your privacy')} back="/">
      {value?.privacy.split(/\n\s*\n/).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {!value && problem && <Sorry problem={problem} onRetry={() => void loadCity(language.value)} />}
    </Page>
  );
}
