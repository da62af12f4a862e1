import { useEffect } from 'preact/hooks';
import { language, t } from '#i18n/index.ts';
import { changeKind, draft } from '#outbox/draft.ts';
import { loadServices, services } from '#shared/city.ts';
import { Page } from '#ui/Page.tsx';
import { ServiceTiles } from '#ui/ServiceTiles.tsx';
import { Sorry } from '#ui/Sorry.tsx';
import { NO_SERVICE, pathOf } from './steps.ts';

/** Which kind of problem it is, asked after the photo or when the reader changes their mind. */
export function Kind({ from }: { from: string }) {
  const { value, problem } = services.value;
  const shown = language.value;
  useEffect(() => void loadServices(shown), [shown]);
  const back = from === NO_SERVICE ? pathOf(NO_SERVICE, 'where') : pathOf(from, 'check');
  return (
    <Page title={t('What is it?')} back={back}>
      {draft.value.service && <p class="soft">{t('Your photos, place and words stay.')}</p>}
      {value && (
        <ServiceTiles
          services={value}
          hrefOf={({ code }) => pathOf(code, 'questions')}
          onChoose={changeKind}
        />
      )}
      {!value && problem && <Sorry problem={problem} onRetry={() => void loadServices(language.value)} />}
    </Page>
  );
}
