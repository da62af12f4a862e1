import { t } from '#i18n/index.ts';
import { Icon } from '#ui/Icon.tsx';

interface Props {
  everyone: boolean;
  /** other words than the usual ones, such as for a place that is shown by its block */
  children?: string;
}

/** Who can see the part beside it, by word and icon. */
export function SeenBy({ everyone, children }: Props) {
  return (
    <p class={everyone ? 'seen-by seen-by-all' : 'seen-by'}>
      <Icon name={everyone ? 'eye' : 'lock'} size={18} />
      {children ?? (everyone ? t('Everyone can see this') : t('Only the city sees this'))}
    </p>
  );
}
