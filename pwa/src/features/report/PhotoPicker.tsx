import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { ngettext, t } from '#i18n/index.ts';
import { capture, capturing } from '#outbox/capture.ts';
import { draft, removePhoto } from '#outbox/draft.ts';
import { flushDraft } from '#outbox/keeper.ts';
import { fieldId } from '#ui/Field.tsx';
import { Icon, type IconName } from '#ui/Icon.tsx';
import { Notice } from '#ui/Notice.tsx';
import { PhotoThumb } from '#ui/PhotoThumb.tsx';

interface Props {
  most: number;
  /** why a photo helps */
  reason: string | null;
}

/** Up to `most` photos from camera, gallery, drop or paste. Never required. */
export function PhotoPicker({ most, reason }: Props) {
  const { photos } = draft.value;
  const { pending } = capturing.value;
  const over = useSignal(false);
  usePaste(most);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    over.value = false;
    void capture(pictures(event.dataTransfer), most);
  };
  return (
    <section
      class={over.value ? 'stack drop-here' : 'stack'}
      id={fieldId('photos')}
      aria-labelledby="photos-title"
      onDragOver={(event) => {
        event.preventDefault();
        over.value = true;
      }}
      onDragLeave={() => {
        over.value = false;
      }}
      onDrop={drop}
    >
      <h2 id="photos-title">
        {t('Photo')} <span class="optional">{t('(if you like)')}</span>
      </h2>
      {reason && <p class="hint">{reason}</p>}
      {(photos.length > 0 || pending > 0) && (
        <ul class="photos">
          {photos.map((photo, index) => (
            <PhotoThumb
              key={photo.sha256}
              photo={photo}
              no={index + 1}
              onRemove={() => removePhoto(photo.sha256)}
            />
          ))}
          {Array.from({ length: pending }, (_, index) => (
            <li key={index} class="photo-waiting">
              {t('Getting the photo ready …')}
            </li>
          ))}
        </ul>
      )}
      <Sources most={most} room={most - photos.length - pending} />
      <Refused most={most} />
    </section>
  );
}

function Sources({ most, room }: { most: number; room: number }) {
  if (room <= 0)
    return <p class="hint">{ngettext('{n} photo is the most.', '{n} photos are the most.', most)}</p>;
  return (
    <div class="actions pickers">
      <Source icon="camera" text={t('Take a photo')} most={most} camera />
      <Source icon="picture" text={t('Choose photos')} most={most} />
    </div>
  );
}

function Source({
  icon,
  text,
  most,
  camera,
}: {
  icon: IconName;
  text: string;
  most: number;
  camera?: boolean;
}) {
  return (
    <label class="button button-plain picker">
      <input
        class="unseen"
        type="file"
        accept="image/*"
        multiple={!camera}
        capture={camera ? 'environment' : undefined}
        onClick={() => void flushDraft()}
        onChange={({ currentTarget }) => {
          void capture([...(currentTarget.files ?? [])], most);
          currentTarget.value = '';
        }}
      />
      <Icon name={icon} size={20} /> {text}
    </label>
  );
}

function Refused({ most }: { most: number }) {
  const { unreadable, noRoom } = capturing.value;
  if (unreadable + noRoom === 0) return null;
  return (
    <Notice tone="wait" live>
      {unreadable > 0 && (
        <p>
          {t(
            'This picture could not be read here. Take it with “Take a photo”, or choose a JPEG or PNG. You can also go on without it.',
          )}
        </p>
      )}
      {noRoom > 0 && (
        <p>
          {ngettext(
            'Only {n} photo fits; remove it to add another.',
            'Only {n} photos fit; remove one to add another.',
            most,
          )}
        </p>
      )}
    </Notice>
  );
}

function usePaste(most: number): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => void capture(pictures(event.clipboardData), most);
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [most]);
}

function pictures(from: DataTransfer | null): File[] {
  return [...(from?.files ?? [])].filter((file) => file.type.startsWith('image/'));
}
