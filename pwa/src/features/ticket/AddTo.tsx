import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '#i18n/index.ts';
import type { Draft, DraftPhoto } from '#outbox/draft.ts';
import { additionId, dropDraft, fetchDraft, storeDraft } from '#outbox/draftStore.ts';
import { addTo } from '#outbox/mine.ts';
import { preparePhoto } from '#shared/photos/shrink.ts';
import { Button } from '#ui/Button.tsx';
import { TextField } from '#ui/Field.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Notice } from '#ui/Notice.tsx';
import { PhotoThumb } from '#ui/PhotoThumb.tsx';

type Trouble = 'empty' | 'unreadable' | 'not-kept' | null;

/** Words and a photo added to a report: kept on this phone first, then sent. */
export function AddTo({ number, main }: { number: string; main: boolean }) {
  const open = useSignal(false);
  const done = useSignal(false);
  if (!open.value) {
    return (
      <div class="actions">
        <Button look={main ? 'main' : 'plain'} icon="inbox" onClick={() => (open.value = true)}>
          {t('Add to it')}
        </Button>
        <p class="unseen" role="status">
          {done.value && t('Saved on this phone. It goes to the city by itself.')}
        </p>
      </div>
    );
  }
  const close = (kept: boolean) => {
    open.value = false;
    done.value = kept;
  };
  return <AddForm number={number} onClose={close} />;
}

function AddForm({ number, onClose }: { number: string; onClose: (kept: boolean) => void }) {
  const { text, photos, write, finish } = useAddition(number);
  const trouble = useSignal<Trouble>(null);
  const busy = useSignal(false);
  const pick = async (files: FileList | null) => {
    try {
      for (const file of [...(files ?? [])]) write(text.value, [...photos.value, await preparePhoto(file)]);
    } catch {
      trouble.value = 'unreadable';
    }
  };
  const send = async (event: Event) => {
    event.preventDefault();
    const words = text.value.trim();
    if (!words && photos.value.length === 0) {
      trouble.value = 'empty';
      return;
    }
    busy.value = true;
    try {
      if (words) await addTo({ number, kind: 'words', text: words, photos: [] });
      if (photos.value.length > 0) await addTo({ number, kind: 'photos', text: '', photos: photos.value });
      await finish();
      onClose(true);
    } catch {
      trouble.value = 'not-kept';
      busy.value = false;
    }
  };
  return (
    <form class="stack" onSubmit={(event) => void send(event)} noValidate aria-labelledby="add-title">
      <h2 id="add-title">{t('Add to it')}</h2>
      <TextField
        path="added"
        label={t('What do you want to add?')}
        hint={t('The city reads it. Everyone else sees only that something was added.')}
        value={text.value}
        onInput={(value) => write(value, photos.value)}
        rows={3}
        fault={trouble.value === 'empty' ? t('Write something or add a photo.') : undefined}
      />
      <Thumbs
        photos={photos.value}
        onRemove={(gone) =>
          write(
            text.value,
            photos.value.filter((p) => p !== gone),
          )
        }
      />
      <label class="button button-plain picker">
        <input
          class="unseen"
          type="file"
          accept="image/*"
          multiple
          onChange={({ currentTarget }) => {
            void pick(currentTarget.files);
          }}
        />
        <Icon name="camera" size={20} /> {t('Add a photo')}
      </label>
      {trouble.value && trouble.value !== 'empty' && (
        <Notice tone="wait" live>
          <p>
            {trouble.value === 'unreadable'
              ? t('This picture could not be read here.')
              : t('This phone could not save it. Make room and try again; your words are still here.')}
          </p>
        </Notice>
      )}
      <div class="actions">
        <Button look="main" submit busy={busy.value}>
          {t('Send it')}
        </Button>
        <Button look="quiet" onClick={() => onClose(false)}>
          {t('Not now')}
        </Button>
      </div>
    </form>
  );
}

/** What is being added, kept like any other draft while it is written. */
function useAddition(number: string) {
  const id = additionId(number);
  const text = useSignal('');
  const photos = useSignal<DraftPhoto[]>([]);
  useEffect(() => {
    void fetchDraft(id).then((found) => {
      if (!found || text.value || photos.value.length) return;
      text.value = found.description;
      photos.value = found.photos;
    });
  }, [id, text, photos]);
  const write = (words: string, pictures: DraftPhoto[]) => {
    text.value = words;
    photos.value = pictures;
    const empty: Omit<Draft, 'description' | 'photos'> = {
      ...{ id, key: null, service: null, place: {}, answers: {}, contact: null, edits: null },
    };
    void storeDraft({ ...empty, description: words, photos: pictures }, `/ticket/${number}`).catch(
      () => undefined,
    );
  };
  return { text, photos, write, finish: () => dropDraft(id) };
}

function Thumbs({ photos, onRemove }: { photos: DraftPhoto[]; onRemove: (photo: DraftPhoto) => void }) {
  if (photos.length === 0) return null;
  return (
    <ul class="photos">
      {photos.map((photo, index) => (
        <PhotoThumb key={photo.sha256} photo={photo} no={index + 1} onRemove={() => onRemove(photo)} />
      ))}
    </ul>
  );
}
