/** What a service asks, given what has been answered: the same rules as the server's, without a page or a network. */
import type { Answer, Answers, Condition, Contact, Place, Question, Service, Stop, When } from './seam.ts';

/** One thing to mend before sending. `field` is the path the server would name too. */
export interface Fault {
  field: string;
  code:
    | 'required'
    | 'too-long'
    | 'not-a-number'
    | 'out-of-range'
    | 'not-an-option'
    | 'not-an-email'
    | 'not-like'
    | 'area'
    | 'place';
  max?: number | undefined;
  /** how it is written */
  example?: string;
}

/** The parts of a draft that are checked. */
export interface Filled {
  place: Place;
  answers: Answers;
  description: string;
  contact: Contact | null;
}

const HIGHEST_NUMBER = 1_000_000;
const LONGEST_TEXT = 500;
const LONGEST = { address: 200, note: 500, name: 120, phone: 40, asset: 60 };
/** What is written in a way of its own; the server checks the same (backend/city/catalogue.py). */
const WRITTEN = {
  phone: { like: /^\s*\+?(?:[ ().x/-]*\d){3,20}[ ().x/-]*$/, example: '916-555-0100' },
  plate: { like: /^\s*(?:[ .·-]*[\p{L}\p{N}_]){1,10}[ .·-]*$/u, example: '7ABC123' },
  cart: { like: /^\s*(?:[ .#-]*[A-Za-z0-9]){2,20}[ .#-]*$/, example: 'B10443' },
} as const;

/** The questions that apply. An answer to a question that does not apply counts as not given. */
export function asked(questions: Question[], answers: Answers): Question[] {
  const given: Answers = {};
  return questions.filter((question) => {
    if (!holds(question.when, given)) return false;
    const answer = answers[question.code];
    if (answer !== undefined) given[question.code] = answer;
    return true;
  });
}

/** The answers that would be sent: none to a question that is not shown, none that is empty. */
export function sentAnswers(questions: Question[], answers: Answers): Answers {
  const sent: Answers = {};
  for (const { code } of asked(questions, answers)) {
    const answer = answers[code];
    if (!isEmpty(answer)) sent[code] = answer as Answer;
  }
  return sent;
}

/** The stop that an answer calls for: such a problem is a telephone call, not a form. */
export function stopIn(service: Pick<Service, 'questions' | 'stops'>, answers: Answers): Stop | null {
  for (const question of asked(service.questions, answers)) {
    const chosen = asList(answers[question.code]);
    const option = question.options.find(({ code, stop }) => stop && chosen.includes(code));
    if (option?.stop) return service.stops[option.stop] ?? null;
  }
  return null;
}

/** True when the condition is met. An unanswered question meets no condition, not even `not`. */
export function holds(when: When | null, answers: Answers): boolean {
  if (!when) return true;
  if ('all' in when) return when.all.every((condition) => meets(condition, answers));
  return when.any.some((condition) => meets(condition, answers));
}

function meets(condition: Condition, answers: Answers): boolean {
  const answer = answers[condition.question];
  if (answer === undefined) return false;
  if ('greater' in condition) return typeof answer === 'number' && answer > condition.greater;
  const chosen = asList(answer);
  if ('in' in condition) return chosen.some((code) => condition.in.includes(code));
  return !chosen.some((code) => condition.not.includes(code));
}

function asList(answer: Answer | undefined): string[] {
  if (answer === undefined) return [];
  return Array.isArray(answer) ? answer : [String(answer)];
}

export function isEmpty(answer: Answer | undefined): boolean {
  return answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0);
}

/** Everything that is missing or wrong, in the order of the form. */
export function faults(service: Service, filled: Filled): Fault[] {
  return [
    ...placeFaults(service, filled.place),
    ...asked(service.questions, filled.answers).flatMap((q) => answerFaults(q, filled.answers[q.code])),
    ...descriptionFaults(service, filled.description),
    ...contactFaults(filled.contact),
  ];
}

function placeFaults(service: Service, place: Place): Fault[] {
  const { kind, required } = service.place;
  if (kind === 'none') return [];
  if (kind === 'area') return required && !place.area ? [{ field: 'place.area', code: 'area' }] : [];
  const said = [place.address, place.asset, place.note].some((words) => words?.trim());
  return [
    ...(required && !place.point && !said ? [{ field: 'place', code: 'place' } as const] : []),
    ...tooLong('place.asset', place.asset, LONGEST.asset),
    ...tooLong('place.address', place.address, LONGEST.address),
    ...tooLong('place.note', place.note, LONGEST.note),
  ];
}

/** What is wrong with the answer to one question. */
export function answerFaults(question: Question, answer: Answer | undefined): Fault[] {
  const field = `answers.${question.code}`;
  if (isEmpty(answer)) return question.required ? [{ field, code: 'required' }] : [];
  if (['one', 'many', 'yes-no'].includes(question.kind)) {
    const known = question.options.map(({ code }) => code);
    return asList(answer).every((code) => known.includes(code)) ? [] : [{ field, code: 'not-an-option' }];
  }
  if (question.kind === 'number') return numberFaults(field, answer, question.max ?? HIGHEST_NUMBER);
  if (question.kind === 'date' || question.kind === 'date-time') return [];
  if (question.kind in WRITTEN) {
    const { like, example } = WRITTEN[question.kind as keyof typeof WRITTEN];
    return like.test(String(answer)) ? [] : [{ field, code: 'not-like', example }];
  }
  return tooLong(field, String(answer), question.max ?? LONGEST_TEXT);
}

function numberFaults(field: string, answer: Answer | undefined, max: number): Fault[] {
  if (typeof answer !== 'number' || !Number.isFinite(answer)) return [{ field, code: 'not-a-number' }];
  return answer < 0 || answer > max ? [{ field, code: 'out-of-range', max }] : [];
}

function descriptionFaults(service: Service, words: string): Fault[] {
  if (service.description.required && !words.trim()) return [{ field: 'description', code: 'required' }];
  return tooLong('description', words, service.description.max);
}

function contactFaults(contact: Contact | null): Fault[] {
  if (!contact) return [];
  const wrong = contact.email && !/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(contact.email);
  return [
    ...tooLong('contact.name', contact.name, LONGEST.name),
    ...(wrong ? [{ field: 'contact.email', code: 'not-an-email' } as const] : []),
    ...tooLong('contact.phone', contact.phone, LONGEST.phone),
  ];
}

function tooLong(field: string, text: string | undefined, max: number): Fault[] {
  return text && text.length > max ? [{ field, code: 'too-long', max }] : [];
}
