import { t } from '#i18n/index.ts';
import { Button } from '#ui/Button.tsx';

/** What does not work on a page that came without encryption, and what does all the same. */
export function PowersOff({ onClose }: { onClose: () => void }) {
  return (
    <div class="update-bar" role="status">
      <p>
        {t(
          'This address begins with http, not https. So your browser switches off: opening this page without a connection, sending while it is closed, finding where you are, and messages to your phone. Reporting works: write the address of the place, and keep this page open until the report is sent.',
        )}
      </p>
      <Button look="quiet" onClick={onClose}>
        {t('Understood')}
      </Button>
    </div>
  );
}
