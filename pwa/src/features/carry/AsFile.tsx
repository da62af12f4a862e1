import { useSignal } from '@preact/signals';
import { t } from '#i18n/index.ts';
import { exportFile } from '#outbox/transfer.ts';
import { Button } from '#ui/Button.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { download } from '#ui/lazy/download.ts';
import { Notice } from '#ui/Notice.tsx';
import { takeOver } from './parcel.ts';
import { takenWords } from './words.ts';

/** The way without a server and without a limit: everything of this phone as one file, and a file taken over. */
export function AsFile({ any, open }: { any: boolean; open: boolean }) {
  const said = useSignal<string | null>(null);
  const take = async (file: File | undefined) => {
    if (!file) return;
    said.value = await takeOver(file).then(takenWords, () =>
      t('This file could not be taken over. Choose the one that was saved with “Save all as a file”.'),
    );
  };
  return (
    <Disclosure title={t('As a file, with all photos')} open={open}>
      <p>
        {t(
          'The file holds your reports with their photos and keys. Whoever has it can read them and add to them: send it only to yourself.',
        )}
      </p>
      <div class="actions">
        {any && <Button onClick={() => void saveAll()}>{t('Save all as a file')}</Button>}
        <label class="button button-plain picker">
          <input
            class="unseen"
            type="file"
            accept="application/json,.json"
            onChange={({ currentTarget }) => {
              void take(currentTarget.files?.[0]);
              currentTarget.value = '';
            }}
          />
          {t('Get reports from a file')}
        </label>
      </div>
      {said.value && (
        <Notice live>
          <p>{said.value}</p>
        </Notice>
      )}
    </Disclosure>
  );
}

async function saveAll(): Promise<void> {
  download(await exportFile(), 'wellkept-reports.json');
}
