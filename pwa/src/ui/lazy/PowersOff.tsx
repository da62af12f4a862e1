import { t } from '#i18n/index.ts';
import { Button } from '#ui/Button.tsx';

/** What does not work on a page that came without encryption, and what does all the same. */
export function PowersOff({ onClose }: { onClose: () => void }) {
  return (
    <div class="update-bar" role="status">
      <p>
        {t(
          'This address is not secure (http). You can still report: write the address of the place, and keep this page open until the report is sent. Finding where you are, working offline and messages to your phone are off.',
        )}
      </p>
      <Button look="quiet" onClick={onClose}>
        {t('Understood')}
      </Button>
    </div>
  );
}
