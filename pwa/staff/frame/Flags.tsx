import { t } from '#i18n/index.ts';
import { Icon } from '#ui/Icon.tsx';

interface Props {
  urgent: boolean;
  overdue: boolean;
}

/** What makes a report press, by word, icon and colour together; nothing when nothing does. */
export function Flags({ urgent, overdue }: Props) {
  return (
    <>
      {urgent && (
        <span class="badge flag-urgent">
          <Icon name="warn" size={20} />
          {t('Urgent')}
        </span>
      )}
      {overdue && (
        <span class="badge flag-overdue">
          <Icon name="clock" size={20} />
          {t('Overdue')}
        </span>
      )}
    </>
  );
}
