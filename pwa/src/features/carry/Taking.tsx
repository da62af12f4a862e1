import { useSignal } from '@preact/signals';
import { useCallback, useEffect } from 'preact/hooks';
import { t } from '#i18n/index.ts';
import { NotSaved } from '#outbox/db.ts';
import type { Taken } from '#outbox/transfer.ts';
import { asProblem, type Problem } from '#shared/problem.ts';
import { Button, LinkButton } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Page } from '#ui/Page.tsx';
import { Sorry } from '#ui/Sorry.tsx';
import { takeAll } from './parcel.ts';
import { takenWords } from './words.ts';

type Outcome = { taken: Taken } | { problem: Problem } | { full: true } | null;

/** Takes over what lies under the code, and says how that went. */
export function Taking({ code, onAgain }: { code: string; onAgain: () => void }) {
  const outcome = useSignal<Outcome>(null);
  const take = useCallback(async () => {
    outcome.value = null;
    outcome.value = await takeAll(code).then(
      (taken) => ({ taken }),
      (error) => (error instanceof NotSaved ? { full: true } : { problem: asProblem(error) }),
    );
  }, [code, outcome]);
  useEffect(() => void take(), [take]);
  const now = outcome.value;
  if (!now) {
    return (
      <Page title={t('Taking over …')}>
        <p role="status">{t('Fetching and opening what the other phone sealed …')}</p>
      </Page>
    );
  }
  if ('taken' in now) return <Done taken={now.taken} />;
  if ('full' in now) return <NotKept onAgain={onAgain} />;
  return <Failed problem={now.problem} onAgain={onAgain} onRetry={() => void take()} />;
}

function Done({ taken }: { taken: Taken }) {
  return (
    <Page title={t('Taken over')}>
      <Notice tone="good" live>
        <p>{takenWords(taken)}</p>
        <p>{t('What was not sent yet goes by itself from here, too. The city still gets it only once.')}</p>
      </Notice>
      <div class="actions">
        <LinkButton href="/mine" look="main">
          {t('My reports')}
        </LinkButton>
      </div>
    </Page>
  );
}

function NotKept({ onAgain }: { onAgain: () => void }) {
  return (
    <Page title={t('This phone could not save it')} inError>
      <Notice tone="danger" live>
        <p>
          {t('Nothing is lost: all is still on the other phone. Make room here, then make a new code there.')}
        </p>
      </Notice>
      <div class="actions">
        <Button look="main" onClick={onAgain}>
          {t('Type the new code')}
        </Button>
      </div>
    </Page>
  );
}

interface FailedProps {
  problem: Problem;
  onAgain: () => void;
  onRetry: () => void;
}

function Failed({ problem, onAgain, onRetry }: FailedProps) {
  if (problem.code !== 'carry-gone' && problem.code !== 'carry-broken') {
    return (
      <Page title={t('Not taken over yet')} inError>
        <Sorry problem={problem} onRetry={onRetry}>
          <p>
            {t('Nothing is lost: all is still on the other phone. If the code fails later, make a new one.')}
          </p>
        </Sorry>
      </Page>
    );
  }
  return (
    <Page title={t('This code opens nothing any more')} inError>
      <Notice tone="wait" live>
        <p>{t('It was used already, or its hour is over.')}</p>
        <p>{t('Nothing is lost: all is still on the other phone. Make a new code there.')}</p>
      </Notice>
      <div class="actions">
        <Button look="main" onClick={onAgain}>
          {t('Type the new code')}
        </Button>
      </div>
    </Page>
  );
}
