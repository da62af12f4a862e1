import { useEffect, useMemo } from 'preact/hooks';
import { t } from '#i18n/index.ts';
import { Icon } from './Icon.tsx';

interface Props {
  photo: { bytes: ArrayBuffer; type: string; width: number; height: number };
  /** counted from 1 */
  no: number;
  /** takes the photo away; without it there is no button to do so */
  onRemove?: () => void;
}

/** A photo of this phone, small, in a list. */
export function PhotoThumb({ photo, no, onRemove }: Props) {
  const url = useMemo(() => URL.createObjectURL(new Blob([photo.bytes], { type: photo.type })), [photo]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return (
    <li>
      <img src={url} alt={t('Your photo {n}', { n: no })} width={photo.width} height={photo.height} />
      {onRemove && (
        <button
          type="button"
          class="photo-remove"
          aria-label={t('Remove photo {n}', { n: no })}
          onClick={onRemove}
        >
          <Icon name="close" size={22} />
        </button>
      )}
    </li>
  );
}
