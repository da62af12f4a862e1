import { useLocation } from 'preact-iso';
import { t } from '#i18n/index.ts';
import { draft } from '#outbox/draft.ts';
import { startAfresh } from '#outbox/keeper.ts';
import { kept, notKept } from '#outbox/live.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';

/** Says that an earlier visit's report is back, or that what is being written cannot be kept. */
export function Kept() {
  return (
    <>
      {kept.value && <Found />}
      {notKept.value && <NotKeptYet />}
    </>
  );
}

function Found() {
  const { route } = useLocation();
  const afresh = async () => {
    await startAfresh();
    route('/');
  };
  const goOn = () => {
    kept.value = null;
  };
  return (
    <Notice tone="good" live>
      <h2>{t('We kept what you had')}</h2>
      <p>{t('Your report stands as you left it. It is not sent yet.')}</p>
      <div class="actions">
        <Button onClick={goOn}>{t('Go on')}</Button>
        <Button look="quiet" onClick={() => void afresh()}>
          {t('Start afresh')}
        </Button>
      </div>
    </Notice>
  );
}

function NotKeptYet() {
  const photos = draft.value.photos.length > 0;
  return (
    <Notice tone="wait" live>
      <h2>
        {notKept.value === 'full' ? t('This phone is full') : t('This phone keeps nothing for this page')}
      </h2>
      <p>
        {photos
          ? t(
              'Your words are kept if there is room for them; the photos are not. Remove a photo, or send the report without leaving this page.',
            )
          : t('What you write here is lost when you leave this page. Send it before you do.')}
      </p>
    </Notice>
  );
}
