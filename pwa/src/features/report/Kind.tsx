import { t } from '#i18n/index.ts';
import { changeKind, draft } from '#outbox/draft.ts';
import { city } from '#shared/city.ts';
import { Page } from '#ui/Page.tsx';
import { ServiceSearch } from '#ui/ServiceSearch.tsx';
import { NO_SERVICE, pathOf } from './steps.ts';

/** Which kind of problem it is, asked after the photo or when the reader changes their mind. */
export function Kind({ from }: { from: string }) {
  const phone = city.value.value?.contact.phone ?? '311';
  const back = from === NO_SERVICE ? pathOf(NO_SERVICE, 'where') : pathOf(from, 'check');
  return (
    <Page title={t('What is it?')} back={back}>
      {draft.value.service && <p class="soft">{t('Your photos, place and words stay.')}</p>}
      <ServiceSearch hrefOf={({ code }) => pathOf(code, 'about')} onChoose={changeKind} />
      <p>{t('Something else? Call {phone}: people there take every report.', { phone })}</p>
    </Page>
  );
}
