import { useEffect, useMemo, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { t } from '#i18n/index.ts';
import { draft } from '#outbox/draft.ts';
import { city } from '#shared/city.ts';
import { stopIn } from '#shared/form.ts';
import type { Service } from '#shared/seam.ts';
import { Button } from '#ui/Button.tsx';
import { ErrorSummary } from '#ui/ErrorSummary.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Page } from '#ui/Page.tsx';
import { Kept } from './Kept.tsx';
import { NotKept } from './NotKept.tsx';
import { Rows } from './Rows.tsx';
import { countOf, pathOf, stepOf } from './steps.ts';
import { refusal, submission, submit, submitUnsaved } from './submission.ts';
import { serverFaults, shownFaults } from './words.ts';

/** Last screen: everything once more, each with Change and with who will see it; then Send. */
export function Check({ service }: { service: Service }) {
  const { route } = useLocation();
  const [attempt, setAttempt] = useState(0);
  const { busy, notSaved } = submission.value;
  const said = refusal.value;
  const stop = stopIn(service, draft.value.answers);
  useEffect(() => {
    if (stop) route(pathOf(service.code, 'questions'), true);
  }, [stop, service.code, route]);
  const own = useMemo(
    () => shownFaults(service, draft.value, city.value.value),
    [service, draft.value, city.value.value],
  );
  const faults = [...serverFaults(said?.errors ?? []), ...(attempt > 0 ? own : [])];
  const hand = async (over: typeof submit) => {
    setAttempt(attempt + 1);
    if (own.length > 0) return;
    const number = await over(service);
    if (number) route(`/sent/${number}`, true);
  };
  return (
    <Page
      title={t('Check your answers')}
      back={pathOf(service.code, 'questions')}
      over={t('Step {n} of {of}', countOf(service, 'check'))}
      inError={faults.length > 0}
    >
      <Kept />
      <ErrorSummary
        faults={faults}
        attempt={attempt}
        hrefOf={(field) => pathOf(service.code, stepOf(field))}
      />
      {said?.code === 'version-unknown' && (
        <Notice tone="wait" live>
          <h2>{t('The city has just changed this form')}</h2>
          <p>{t('Your answers are kept. Look through them once more, then send again.')}</p>
        </Notice>
      )}
      <Rows service={service} fixed={busy} />
      <NotKept
        service={service}
        hasPhotos={draft.value.photos.length > 0}
        onSend={() => void hand(submitUnsaved)}
        onAgain={() => void hand(submit)}
      />
      {!notSaved && (
        <div class="stack">
          <p>
            {t('When you send it, it goes straight to {department}.', {
              department: service.department.name,
            })}
          </p>
          <div class="actions">
            <Button look="main" busy={busy} onClick={() => void hand(submit)}>
              {t('Send the report')}
            </Button>
          </div>
        </div>
      )}
    </Page>
  );
}
