import { t } from '#i18n/index.ts';
import type { Service } from '#shared/seam.ts';
import { Button, LinkButton } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { explain } from '#ui/Sorry.tsx';
import { pathOf } from './steps.ts';
import { submission } from './submission.ts';

interface Props {
  service: Service;
  hasPhotos: boolean;
  /** sends it straight away, without this phone keeping it */
  onSend: () => void;
  /** tries once more to save it */
  onAgain: () => void;
}

/** This phone could not keep the report. It says so, and what can be done; nothing is called saved that is not. */
export function NotKept({ service, hasPhotos, onSend, onAgain }: Props) {
  const { notSaved, problem, busy } = submission.value;
  if (!notSaved) return null;
  return (
    <div class="stack" role="alert">
      <Notice tone="danger">
        <h2>{notSaved === 'full' ? t('This phone is full') : t('This phone could not save your report')}</h2>
        <p>
          {t('Your report is not saved and not sent. It is still here, as long as this page stays open.')}
        </p>
        <p>{t('You can send it right away while you are connected, or make room and try again.')}</p>
        {problem && <p>{[explain(problem).title, explain(problem).text].join('. ')}</p>}
      </Notice>
      <div class="actions">
        <Button look="main" busy={busy} onClick={onSend}>
          {t('Send it right away')}
        </Button>
        <Button busy={busy} onClick={onAgain}>
          {t('Try again')}
        </Button>
        {hasPhotos && <LinkButton href={pathOf(service.code, 'where')}>{t('Use fewer photos')}</LinkButton>}
      </div>
    </div>
  );
}
