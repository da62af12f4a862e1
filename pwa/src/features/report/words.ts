import { day, localTime } from '#i18n/format.ts';
import { ngettext, t } from '#i18n/index.ts';
import type { Draft } from '#outbox/draft.ts';
import { inCity } from '#shared/area.ts';
import { type Fault, faults } from '#shared/form.ts';
import type { FieldProblem } from '#shared/problem.ts';
import type { City, Service } from '#shared/seam.ts';
import type { Shown } from '#ui/ErrorSummary.tsx';
import { type Step, stepOf } from './steps.ts';

/** All that keeps a draft from being sent, in words, in the order of the form. */
export function shownFaults(service: Service, draft: Draft, city: City | null): Shown[] {
  const found = faults(service, draft).map((fault) => ({
    field: fault.field,
    text: faultText(fault, service),
  }));
  const { point } = draft.place;
  if (city && point && !inCity(city, point)) {
    found.unshift({ field: 'place', text: t('This place is outside {city}.', { city: city.name }) });
  }
  return found;
}

/** Only the faults of one screen. */
export function faultsOn(step: Step, shown: Shown[]): Shown[] {
  return shown.filter(({ field }) => stepOf(field) === step);
}

/** The server's own findings. Deeper paths, such as `place.point.lat`, are shown at the field that asks for them. */
export function serverFaults(errors: FieldProblem[]): Shown[] {
  return errors.map(({ field, problem, remedy }) => ({
    field: field.startsWith('place.point') ? 'place' : field,
    text: [problem, remedy].filter(Boolean).join(' '),
  }));
}

function faultText(fault: Fault, service: Service): string {
  const max = fault.max ?? 0;
  switch (fault.code) {
    case 'place':
      return t('Say where it is: use your location, or write an address.');
    case 'required':
      return t('Please answer: {question}', { question: labelOf(fault.field, service) });
    case 'too-long':
      return ngettext('Use at most {n} letter.', 'Use at most {n} letters.', max);
    case 'not-a-number':
      return t('Write a number, such as 3.');
    case 'out-of-range':
      return t('Write a number from 0 to {max}.', { max });
    case 'not-an-option':
      return t('This answer is no longer offered. Choose again: {question}', {
        question: labelOf(fault.field, service),
      });
    case 'area':
      return t('Please choose one.');
    case 'not-like':
      return t('Write it like this: {example}', { example: fault.example ?? '' });
    case 'not-an-email':
      return t('Write an e-mail address like maria@gmail.com, or leave it empty.');
  }
}

function labelOf(field: string, service: Service): string {
  if (field === 'description') return service.description.label;
  return service.questions.find(({ code }) => `answers.${code}` === field)?.label ?? field;
}

/** An answer as its reader sees it. */
export function answerText(service: Service, code: string, answer: unknown): string {
  const question = service.questions.find((q) => q.code === code);
  if (question?.kind === 'date' && typeof answer === 'string' && answer) return day(answer);
  if (question?.kind === 'date-time' && typeof answer === 'string' && answer) return localTime(answer);
  const label = (part: unknown) => question?.options.find((o) => o.code === part)?.label ?? String(part);
  return Array.isArray(answer) ? answer.map(label).join(', ') : label(answer);
}
