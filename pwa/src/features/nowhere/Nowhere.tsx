import { t } from '#i18n/index.ts';
import { LinkButton } from '#ui/Button.tsx';
import { Page } from '#ui/Page.tsx';

/** An address that leads to no screen. */
export function Nowhere() {
  return (
    <Page title={t('There is no such page')}>
      <p>{t('The address may be mistyped, or the page has moved. Your reports are safe.')}</p>
      <div class="actions">
        <LinkButton href="/" look="main">
          {t('Go to the start')}
        </LinkButton>
      </div>
    </Page>
  );
}
