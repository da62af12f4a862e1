import { t } from '#i18n/index.ts';
import { answer } from '#outbox/draft.ts';
import type { Answer, Question, QuestionKind } from '#shared/seam.ts';
import { Choices } from '#ui/Choice.tsx';
import { TextField } from '#ui/Field.tsx';

interface Props {
  question: Question;
  value: Answer | undefined;
  fault: string | undefined;
}

/** One question of a service as the control that fits its kind. */
export function QuestionField({ question, value, fault }: Props) {
  const path = `answers.${question.code}`;
  const label = question.required
    ? question.label
    : t('{question} (if you know)', { question: question.label });
  const { hint, kind } = question;
  if (kind === 'one' || kind === 'many' || kind === 'yes-no') {
    const chosen = Array.isArray(value) ? value : value === undefined ? [] : [String(value)];
    return (
      <Choices
        {...{ path, label, hint, fault, chosen }}
        options={question.options}
        many={kind === 'many'}
        onChange={(codes) => answer(question.code, kind === 'many' ? codes : codes[0])}
      />
    );
  }
  return (
    <TextField
      {...{ path, label, hint, fault }}
      value={value === undefined ? '' : String(value)}
      kind={INPUTS[kind] ?? 'text'}
      {...(kind === 'number' && { inputMode: 'decimal' })}
      number={kind === 'plate' || kind === 'cart'}
      onInput={(text) => answer(question.code, read(text, kind === 'number'))}
    />
  );
}

const INPUTS: Partial<Record<QuestionKind, 'tel' | 'date' | 'datetime-local'>> = {
  phone: 'tel',
  date: 'date',
  'date-time': 'datetime-local',
};

/** A number stays text until it is one, so that what was typed is never lost. */
function read(text: string, asNumber: boolean): Answer | undefined {
  if (text === '') return undefined;
  const number = Number(text.replace(',', '.'));
  return asNumber && Number.isFinite(number) && !/[.,]$/.test(text) ? number : text;
}
