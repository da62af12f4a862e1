import { useEffect, useRef } from 'preact/hooks';
import { t } from '#i18n/index.ts';
import { change, draft } from '#outbox/draft.ts';
import { asked, stopIn } from '#shared/form.ts';
import type { Question, Service, Stop } from '#shared/seam.ts';
import { Button, LinkButton } from '#ui/Button.tsx';
import { ErrorSummary } from '#ui/ErrorSummary.tsx';
import { TextField } from '#ui/Field.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Page } from '#ui/Page.tsx';
import { Kept } from './Kept.tsx';
import { QuestionField } from './QuestionField.tsx';
import { pathOf } from './steps.ts';
import { useStep } from './useStep.ts';

/** Second screen: what the service asks, and the reporter's own words. */
export function Questions({ service }: { service: Service }) {
  const { faults, attempt, faultAt, goOn } = useStep(service, 'questions', 'check');
  const { answers } = draft.value;
  const stop = stopIn(service, answers);
  const questions = asked(service.questions, answers);
  return (
    <Page
      title={service.name}
      back={pathOf(service.code, 'where')}
      over={t('Step {n} of {of}', { n: 2, of: 3 })}
      inError={faults.length > 0}
    >
      <Kept />
      <ErrorSummary faults={faults} attempt={attempt} />
      <form class="sections" onSubmit={goOn} noValidate>
        {untilStop(questions, service).map((question) => (
          <QuestionField
            key={question.code}
            question={question}
            value={answers[question.code]}
            fault={faultAt(`answers.${question.code}`)}
          />
        ))}
        {stop ? <Stopped stop={stop} /> : <OwnWords service={service} fault={faultAt('description')} />}
      </form>
    </Page>
  );
}

/** The questions up to the one whose answer stops the form. */
function untilStop(questions: Question[], service: Service): Question[] {
  const stopping = questions.findIndex((question) => {
    const { [question.code]: value } = draft.value.answers;
    const alone = { ...question, when: null };
    return value !== undefined && stopIn({ ...service, questions: [alone] }, { [question.code]: value });
  });
  return stopping < 0 ? questions : questions.slice(0, stopping + 1);
}

function OwnWords({ service, fault }: { service: Service; fault: string | undefined }) {
  const { label, hint, required } = service.description;
  return (
    <>
      <TextField
        path="description"
        label={required ? label : t('{question} (if you like)', { question: label })}
        hint={hint}
        fault={fault}
        value={draft.value.description}
        onInput={(description) => change({ description })}
        rows={4}
      />
      <div class="actions">
        <Button look="main" submit>
          {t('Continue')}
        </Button>
      </div>
    </>
  );
}

/** It comes into view by itself: nobody must look for the call button below the edge of the screen. */
function Stopped({ stop }: { stop: Stop }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), [stop]);
  return (
    <div ref={box} class="stopped">
      <Notice tone="danger" live>
        <h2>{stop.title}</h2>
        <p>{stop.text}</p>
        {stop.phone && (
          <LinkButton href={`tel:${stop.phone}`} look="danger" icon="phone">
            {stop.phone_label ?? t('Call {phone}', { phone: stop.phone })}
          </LinkButton>
        )}
        <p>
          {t(
            'This form stops here, because a call is faster. If you chose this by mistake, change your answer above.',
          )}
        </p>
      </Notice>
    </div>
  );
}
