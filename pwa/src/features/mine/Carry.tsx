import { useSignal } from '@preact/signals';
import { ngettext, t } from '#i18n/index.ts';
import { tookOver } from '#outbox/mine.ts';
import { exportFile, importFile } from '#outbox/transfer.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { download } from './download.ts';

/** Everything of this phone as one file, and the way back in: to another phone, or to the app on the home screen. */
export function Carry({ any }: { any: boolean }) {
  const said = useSignal<string | null>(null);
  const take = async (file: File | undefined) => {
    if (!file) return;
    try {
      const n = await importFile(file);
      await tookOver();
      said.value = ngettext('{n} report was taken over.', '{n} reports were taken over.', n);
    } catch {
      said.value = t(
        'This file could not be taken over. Choose the one that was saved with “Save all as a file”.',
      );
    }
  };
  return (
    <details class="carry">
      <summary>{t('Move all to another phone or to the app')}</summary>
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
          {t('Take over from a file')}
        </label>
      </div>
      {said.value && (
        <Notice live>
          <p>{said.value}</p>
        </Notice>
      )}
    </details>
  );
}

async function saveAll(): Promise<void> {
  download(await exportFile(), 'wellkept-reports.json');
}
