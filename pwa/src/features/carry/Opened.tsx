import { useSignal } from '@preact/signals';
import { ngettext, t } from '#i18n/index.ts';
import { Button, LinkButton } from '#ui/Button.tsx';
import { Page } from '#ui/Page.tsx';
import { readCode } from './code.ts';
import { NoSeal } from './Give.tsx';
import { canSeal } from './seal.ts';
import { Taking } from './Taking.tsx';

/** A link with a code was opened: it works once, so it asks whether this is the place. */
export function Opened({ link, onNo }: { link: string; onNo: () => void }) {
  const agreed = useSignal(false);
  const read = readCode(link);
  if (!read.ok) return <NotWhole />;
  if (agreed.value) return <Taking code={read.code} onAgain={onNo} />;
  const { reports: n } = read;
  const title = n
    ? ngettext('Get {n} report onto this phone?', 'Get {n} reports onto this phone?', n)
    : t('Get what your other phone holds?');
  return (
    <Page title={title}>
      <p>
        {t('You opened a private link. It works once: say yes only where you want to have your reports.')}
      </p>
      <p>
        {t(
          'On an iPhone that is often the app on the home screen. Then say no here, open the app, and type the code there.',
        )}
      </p>
      {canSeal() ? (
        <div class="actions">
          <Button look="main" onClick={() => (agreed.value = true)}>
            {t('Yes, take over')}
          </Button>
          <Button onClick={onNo}>{t('No, not here')}</Button>
        </div>
      ) : (
        <NoSeal />
      )}
    </Page>
  );
}

function NotWhole() {
  return (
    <Page title={t('This link is not whole')} inError>
      <p>{t('Copy it once more, or type the code that stands beside it.')}</p>
      <div class="actions">
        <LinkButton href="/carry/take" look="main">
          {t('Type the code')}
        </LinkButton>
      </div>
    </Page>
  );
}
