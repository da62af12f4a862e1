/** What of one form's answers another form can take over. */
import { change, draft, takeUnfitted } from '#outbox/draft.ts';
import { answerFaults } from '#shared/form.ts';
import type { Answers, Question } from '#shared/seam.ts';

/** After another service was taken up: lets go of the answers that its form does not ask for, or not in this way. */
export function keepFitting(questions: Question[]): void {
  if (!takeUnfitted()) return;
  const { answers } = draft.peek();
  const kept = fitting(questions, answers);
  if (Object.keys(kept).length < Object.keys(answers).length) change({ answers: kept });
}

/** A question of the same code means the same everywhere; an answer of another make, or no longer offered, goes. */
function fitting(questions: Question[], answers: Answers): Answers {
  const kept: Answers = {};
  for (const question of questions) {
    const answer = answers[question.code];
    if (answer === undefined || Array.isArray(answer) !== (question.kind === 'many')) continue;
    if (answerFaults({ ...question, max: null }, answer).length === 0) kept[question.code] = answer;
  }
  return kept;
}
