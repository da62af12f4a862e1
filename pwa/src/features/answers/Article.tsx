import { useEffect } from 'preact/hooks';
import { language, t } from '#i18n/index.ts';
import { loadServices, services } from '#shared/city.ts';
import type { AnswerText } from '#shared/seam.ts';
import { Notice } from '#ui/Notice.tsx';
import { Page } from '#ui/Page.tsx';
import { ServiceTiles } from '#ui/ServiceTiles.tsx';
import { Sorry } from '#ui/Sorry.tsx';
import { fetchAnswer, useFetched } from './answers.ts';
import { Blocks } from './Blocks.tsx';
import { Useful } from './Useful.tsx';

const ALL = '/answers';

/** One answer, the services that it leads to, and whether it was useful. */
export function Article({ code }: { code: string }) {
  const shown = language.value;
  const { value, problem, retry } = useFetched(`${code} ${shown}`, () => fetchAnswer(code, shown));
  if (value) return <Shown key={value.title} answer={value} />;
  if (problem?.code === 'answer-unknown') return <Unknown />;
  return (
    <Page title={t('Answers')} back={ALL}>
      {problem ? <Sorry problem={problem} onRetry={retry} /> : <p class="soft">{t('One moment …')}</p>}
    </Page>
  );
}

function Shown({ answer }: { answer: AnswerText }) {
  const foreign = answer.language === language.value ? undefined : answer.language;
  return (
    <Page title={answer.title} titleLang={foreign} over={answer.group} back={ALL}>
      {foreign && (
        <Notice>
          <p>{t('This answer is in {language}.', { language: nameOf(foreign) })}</p>
        </Notice>
      )}
      <div class="article" lang={foreign} dir={foreign ? 'auto' : undefined}>
        <Blocks blocks={answer.blocks} />
      </div>
      <ReportIt codes={answer.services} />
      <Useful code={answer.code} />
    </Page>
  );
}

/** A language's name in the language shown. */
function nameOf(code: string): string {
  return new Intl.DisplayNames([language.value], { type: 'language' }).of(code) ?? code;
}

function ReportIt({ codes }: { codes: string[] }) {
  const shown = language.value;
  useEffect(() => void (codes.length > 0 && loadServices(shown)), [shown]);
  const led = services.value.value?.filter(({ code }) => codes.includes(code)) ?? [];
  if (led.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="report-it">
      <h2 id="report-it">{t('Report it here')}</h2>
      <ServiceTiles services={led} />
    </section>
  );
}

function Unknown() {
  return (
    <Page title={t('There is no such answer')} back={ALL}>
      <p>
        <a href={ALL}>{t('Look at all answers')}</a>
      </p>
    </Page>
  );
}
