import { t } from '#i18n/index.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { type Draft, dropDraft } from '../drafts.ts';

/** Words for a move that somebody else's move has made impossible; the next form takes them over. */
export function OldDraft({ number, draft }: { number: string; draft: Draft }) {
  const typed = [draft.note, draft.agencyName, draft.agencyPhone].filter(Boolean).join('\n');
  if (!typed) return null;
  return (
    <Notice tone="wait">
      <p>{t('What you typed is kept and goes into the next form:')}</p>
      <blockquote class="words">{typed}</blockquote>
      <Button look="quiet" onClick={() => dropDraft(number)}>
        {t('Throw it away')}
      </Button>
    </Notice>
  );
}
