import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { language, t } from '#i18n/index.ts';
import { begin, draft, hasContent } from '#outbox/draft.ts';
import { flushDraft } from '#outbox/keeper.ts';
import { loadService, renewService } from '#shared/city.ts';
import { asProblem, type Problem } from '#shared/problem.ts';
import type { Service } from '#shared/seam.ts';
import { Page } from '#ui/Page.tsx';
import { Sorry } from '#ui/Sorry.tsx';
import { useLater } from '#ui/useLater.ts';
import { firstOf, NO_SERVICE, STEPS, type Step } from './steps.ts';
import { refusal } from './submission.ts';
import { Where } from './Where.tsx';

export { ready } from '#outbox/mine.ts';

/** One report, screen by screen: /report/{service}/{step}. */
export function Report() {
  const { params } = useRoute();
  const code = params.service ?? NO_SERVICE;
  const { form, problem, retry } = useForm(code);
  const asked = screenOf(params.step, form);
  // The screen is part of what is kept, so that its writer comes back to it
  useEffect(() => void flushDraft(), [asked, code]);
  // The screens after the first are fetched once something is entered, and kept for offline by the worker
  const later = useLater(() => import('./laterSteps.ts'), asked !== 'where' || hasContent(draft.value));
  useEffect(() => {
    if (form) later?.keepFitting(form.questions);
  }, [form, later]);
  if (asked === 'kind') return later ? <later.Kind from={code} /> : <Wait />;
  if (code === NO_SERVICE) return <Where service={null} />;
  if (problem) {
    return (
      <Page title={t('This form did not load')} back="/">
        <Sorry problem={problem} onRetry={retry}>
          <p>{t('Nothing you wrote is lost.')}</p>
        </Sorry>
      </Page>
    );
  }
  if (!form || (asked !== 'where' && !later)) return <Wait />;
  const Screen = asked === 'where' ? Where : (later?.SCREENS[asked] ?? Where);
  return <Screen key={asked} service={form} />;
}

/** No report is taken without its first page where there is no form; and nobody reads a page that says nothing. */
function screenOf(wanted: string | undefined, form: Service | null): Step {
  if (form?.leads_to) return 'about';
  const step = STEPS.find((step) => step === wanted) ?? firstOf(form);
  return step === 'about' && firstOf(form) !== 'about' ? 'questions' : step;
}

function Wait() {
  return <Page title={t('One moment …')}>{null}</Page>;
}

/** The form in the language shown; while another language is fetched, the old one stays. */
function useForm(code: string) {
  const form = useSignal<Service | null>(null);
  const problem = useSignal<Problem | null>(null);
  const attempt = useSignal(0);
  const renewed = refusal.value?.service ?? null;
  // A retry and a renewed form both read again
  useEffect(() => {
    if (code === NO_SERVICE) return;
    let stale = false;
    if (renewed?.code === code) renewService(renewed, language.value);
    loadService(code, language.value).then(
      (service) => {
        if (stale) return;
        begin(code);
        form.value = service;
        problem.value = null;
      },
      (error) => {
        if (!stale) problem.value = asProblem(error);
      },
    );
    return () => {
      stale = true;
    };
  }, [code, language.value, attempt.value, renewed]);
  const current = form.value?.code === code ? form.value : null;
  return { form: current, problem: problem.value, retry: () => attempt.value++ };
}
