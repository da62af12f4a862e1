import { t } from '#i18n/index.ts';
import { change, draft } from '#outbox/draft.ts';
import { asked, stopIn } from '#shared/form.ts';
import type { Question, Service } from '#shared/seam.ts';
import { Button } from '#ui/Button.tsx';
import { ErrorSummary } from '#ui/ErrorSummary.tsx';
import { TextField } from '#ui/Field.tsx';
import { Page } from '#ui/Page.tsx';
import { Kept } from './Kept.tsx';
import { QuestionField } from './QuestionField.tsx';
import { StopBox } from './StopBox.tsx';
import { beforeQuestions, countOf } from './steps.ts';
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
      back={beforeQuestions(service)}
      over={t('Step {n} of {of}', countOf(service, 'questions'))}
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
        {stop ? (
          <StopBox stop={stop} byAnswer />
        ) : (
          <OwnWords service={service} fault={faultAt('description')} />
        )}
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
