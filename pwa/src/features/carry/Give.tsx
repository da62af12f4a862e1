import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { ngettext, t } from '#i18n/index.ts';
import { listDrafts } from '#outbox/draftStore.ts';
import { flushDraft } from '#outbox/keeper.ts';
import { reports } from '#outbox/live.ts';
import { asProblem, type Problem } from '#shared/problem.ts';
import { pushPower } from '#shared/push.ts';
import { Button, LinkButton } from '#ui/Button.tsx';
import { HomeScreen } from '#ui/lazy/HomeScreen.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Page } from '#ui/Page.tsx';
import { Sorry } from '#ui/Sorry.tsx';
import { AsFile } from './AsFile.tsx';
import { Code } from './Code.tsx';
import { type Left, leaveAll } from './parcel.ts';
import { canSeal } from './seal.ts';

/** This phone's side: makes the code. */
export function Give() {
  const drafts = useDrafts();
  const any = reports.value.length + drafts > 0;
  return (
    <Page title={t('Copy to another phone or to the app')} back="/mine">
      <p>
        {t(
          'Your reports lie on this phone alone, with what proves that they are yours. Another phone has a store of its own, and so has the app on the home screen of an iPhone. Here you copy them over; they stay on this phone as well.',
        )}
      </p>
      {any ? <Reports drafts={drafts} /> : <p>{t('There is nothing on this phone yet to take along.')}</p>}
      {pushPower() === 'from-home-screen' && <HomeScreen onward={false} />}
      <div class="actions">
        <LinkButton href="/carry/take" look={any ? 'plain' : 'main'}>
          {t('Get reports from another phone')}
        </LinkButton>
      </div>
      <AsFile any={any} open={!canSeal()} />
    </Page>
  );
}

/** How many reports are begun and not sent. */
function useDrafts(): number {
  const count = useSignal(0);
  useEffect(() => {
    void flushDraft()
      .then(listDrafts)
      .then(
        (found) => (count.value = found.length),
        () => undefined, // no storage, no drafts
      );
  }, [count]);
  return count.value;
}

function Reports({ drafts }: { drafts: number }) {
  const left = useSignal<Left | null>(null);
  const problem = useSignal<Problem | null>(null);
  const share = useSignal<number | null>(null);
  const n = reports.value.length;
  if (!canSeal()) return <NoSeal />;
  const make = async () => {
    share.value = 0;
    problem.value = null;
    try {
      left.value = await leaveAll((done) => (share.value = done));
    } catch (error) {
      problem.value = asProblem(error);
    }
    share.value = null;
  };
  if (left.value) return <Code left={left.value} reports={n} onAgain={() => void make()} />;
  return (
    <section class="stack">
      <p>
        {[
          n > 0 && ngettext('It takes {n} report along.', 'It takes {n} reports along.', n),
          drafts > 0 &&
            ngettext('It takes {n} begun report along.', 'It takes {n} begun reports along.', drafts),
          t('They stay on this phone as well.'),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      {problem.value && <Failed problem={problem.value} onRetry={() => void make()} />}
      {share.value !== null && <Sealing share={share.value} />}
      {!problem.value && (
        <div class="actions">
          <Button look="main" busy={share.value !== null} onClick={() => void make()}>
            {t('Make the code')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Sealing({ share }: { share: number }) {
  return (
    <div class="stack">
      <p id="sealing" role="status">
        {t('Sealing your reports, so that only your other phone can open them …')}
      </p>
      <progress aria-labelledby="sealing" max={1} {...(share > 0 && { value: share })} />
    </div>
  );
}

function Failed({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  if (problem.status === 413) {
    return (
      <Notice tone="wait" live>
        <p>{t('This is too much for a code. Carry it over as a file.')}</p>
      </Notice>
    );
  }
  return (
    <Sorry problem={problem} onRetry={onRetry}>
      <p>
        {t('Nothing is lost: your reports are on this phone. Without a connection, a file carries them.')}
      </p>
    </Sorry>
  );
}

/** Plain HTTP: the browser hides what seals. */
export function NoSeal() {
  return (
    <Notice tone="wait">
      <p>
        {t(
          'This address begins with http, not https. So your browser switches off what seals your reports, and there is no code here. A file carries them over.',
        )}
      </p>
    </Notice>
  );
}
